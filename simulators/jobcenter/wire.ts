/** The Jobcenter's own words: what it reads, what it answers, what the tests may order. */

export type Kind = 'referral' | 'reminder' | 'reply' | 'withdrawal'

/** A message from a municipality; ids are checked, the rest is kept as it came. */
export type Incoming = { id: string; of: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function readIncoming(kind: Kind, payload: unknown): Incoming | null {
  if (typeof payload !== 'object' || payload === null) return null
  const { ueberleitungId, nachrichtId } = payload as Record<string, unknown>
  const id = kind === 'referral' ? ueberleitungId : nachrichtId
  if (typeof ueberleitungId !== 'string' || !uuid.test(ueberleitungId)) return null
  if (typeof id !== 'string' || !uuid.test(id)) return null
  return { id, of: ueberleitungId }
}

export const receiptOf = (message: {
  id: string
  of: string
  digest: string
  reference: string
  at: string
}) => ({
  eingangsnummer: message.reference,
  nachrichtId: message.id,
  ueberleitungId: message.of,
  pruefsumme: message.digest,
  eingegangenAm: message.at,
})

export const errors = {
  inactive: { fehler: 'stillgelegt' },
  contentDiffers: { fehler: 'inhalt-abweichend' },
  malformed: { fehler: 'nicht-lesbar' },
  unsigned: { fehler: 'signatur-ungueltig' },
  unknown: { fehler: 'unbekannt' },
  unavailable: { fehler: 'nicht-erreichbar' },
}

export const modes = [
  'normal',
  'ausfall',
  'langsam',
  'quittung-verloren',
  'falsche-quittung',
  'stillgelegt',
  'automatisch-annehmen',
] as const
export type Mode = (typeof modes)[number]

export const forgeries = ['schluessel', 'empfaenger', 'zeit', 'inhalt'] as const
export type Forgery = (typeof forgeries)[number]

/** What an answer says; `sample` is replaced by the body of a file in the examples. */
export type AnswerOrder = {
  of: string
  wire: Record<string, unknown>
  sample: string | null
  copies: number
  forgery: Forgery | null
}
export type Command =
  | { kind: 'mode'; of: string | null; mode: Mode; delayMs: number }
  | ({ kind: 'answer' } & AnswerOrder)

/** `POST /steuerung`: a mode, for all or one handover, or an answer to give. */
export function readCommand(body: unknown): Command | null {
  if (typeof body !== 'object' || body === null) return null
  const { ueberleitungId, modus, verzoegerungMs, mehrfach, beispiel, faelschung, ...said } =
    body as Record<string, unknown>
  const of = typeof ueberleitungId === 'string' ? ueberleitungId : null
  if (modes.includes(modus as Mode)) {
    return { kind: 'mode', of, mode: modus as Mode, delayMs: Number(verzoegerungMs ?? 0) }
  }
  if (!of || (said['art'] === undefined && typeof beispiel !== 'string')) return null
  return {
    kind: 'answer',
    of,
    wire: said,
    sample: typeof beispiel === 'string' ? beispiel : null,
    copies: Math.min(Math.max(Number(mehrfach ?? 1), 1), 20),
    forgery: forgeries.includes(faelschung as Forgery) ? (faelschung as Forgery) : null,
  }
}

export const answerId = (wire: Record<string, unknown>): string => String(wire['antwortId'])
export const answerKind = (wire: Record<string, unknown>): string => String(wire['art'])

/** An answer as it travels: the sample's words, with what belongs to this very handover. */
export const answerWire = (order: AnswerOrder, sample: object, id: string, at: string) => ({
  ...sample,
  antwortId: id,
  zeitpunkt: at,
  ...order.wire,
  ueberleitungId: order.of,
})

export const acceptance = (of: string, reference: string): AnswerOrder => ({
  of,
  wire: { art: 'angenommen', aktenzeichen: `351-${reference.slice(-5)}` },
  sample: null,
  copies: 1,
  forgery: null,
})

/** States of a handover as the page shows them, by the last answer given. */
export const stateWords: Record<string, string> = {
  neu: 'neu',
  angenommen: 'angenommen',
  abgelehnt: 'abgelehnt',
  rueckfrage: 'Rückfrage gestellt',
  begonnen: 'begonnen',
  beendet: 'beendet',
}
export const reasonWords: Record<string, string> = {
  'nicht-zustaendig': 'nicht zuständig',
  altersgrenze: 'Altersgrenze',
  'keine-plaetze': 'keine Plätze',
  'unterlagen-fehlen': 'Unterlagen fehlen',
  'nicht-erschienen': 'nicht erschienen',
  sprache: 'Sprache',
}
/** Answers a clerk may still give in a state. */
export const nextAnswers: Record<string, readonly string[]> = {
  neu: ['angenommen', 'abgelehnt', 'rueckfrage'],
  rueckfrage: ['angenommen', 'abgelehnt'],
  angenommen: ['begonnen', 'beendet'],
  begonnen: ['beendet'],
}

type MessageOnRecord = {
  id: string
  of: string
  tenant: string
  issuer: string
  payload: string
  digest: string
  reference: string
  at: string
  deliveries: number
  digests: Set<string>
}
type AnswerOnRecord = {
  id: string
  of: string
  wire: Record<string, unknown>
  attempts: number
  lastStatus: number
  outcome: string | null
}

/** `GET /protokoll`: what was received, how often, in how many versions; one of them counts. */
export const messageRecord = (message: MessageOnRecord) => ({
  nachrichtId: message.id,
  ueberleitungId: message.of,
  mandant: message.tenant,
  absender: message.issuer,
  zustellungen: message.deliveries,
  verschiedeneInhalte: message.digests.size,
  pruefsumme: message.digest,
  eingangsnummer: message.reference,
  eingegangenAm: message.at,
  inhalt: JSON.parse(message.payload) as Record<string, unknown>,
})
export const answerRecord = (answer: AnswerOnRecord) => ({
  antwortId: answer.id,
  ueberleitungId: answer.of,
  art: answerKind(answer.wire),
  versuche: answer.attempts,
  letzterStatus: answer.lastStatus,
  ergebnis: answer.outcome,
})
