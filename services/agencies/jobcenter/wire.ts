import Type, { type Static } from 'typebox'
import { Check } from 'typebox/value'
import type {
  AgencyAnswer,
  RejectionReason,
  Reminder,
  Reply,
  Withdrawal,
  WithdrawalReason,
} from '../../define/agency.ts'
import type { SignedPost, WireReceipt } from '../../define/transport.ts'
import { defect, invalid } from '../../failure.ts'
import type { ReferralContent } from '../content.ts'

/** The Jobcenter's words. German names appear here and in `examples/`, nowhere else in this folder. */
const topicWords: Record<string, string> = {
  livelihood: 'lebensunterhalt',
  housing: 'wohnen',
  german: 'deutsch',
  'childcare-school': 'kita-schule',
  'work-recognition': 'arbeit-anerkennung',
}
const channelWords: Record<string, string> = {
  'text-message': 'kurznachricht',
  phone: 'telefon',
  email: 'email',
  letter: 'brief',
  'through-reporter': 'meldende-stelle',
}
const purposeWords: Record<string, string> = { benefits: 'leistungen' }
const withdrawalWords: Record<WithdrawalReason, string> = {
  'consent-withdrawn': 'einwilligung-widerrufen',
  'other-target': 'andere-stelle',
  'not-needed': 'kein-bedarf',
}
const verdictOf: Record<string, AgencyAnswer['verdict']> = {
  angenommen: 'accepted',
  abgelehnt: 'rejected',
  rueckfrage: 'question',
  begonnen: 'started',
  beendet: 'dropped',
}
const reasonOf: Record<string, RejectionReason> = {
  'nicht-zustaendig': 'not-competent',
  altersgrenze: 'wrong-age',
  'keine-plaetze': 'no-places',
  'unterlagen-fehlen': 'documents-missing',
  'nicht-erschienen': 'did-not-appear',
  sprache: 'language',
}

/** The topics this wire has a word for. */
export const topics: readonly string[] = Object.keys(topicWords)

type Post = Omit<SignedPost, 'readReceipt'>

const below = (of: string, what: string) => `/ueberleitungen/${encodeURIComponent(of)}/${what}`

export const encodeReferral = (dispatchId: string, content: ReferralContent): Post => ({
  path: '/ueberleitungen',
  key: dispatchId,
  body: {
    ueberleitungId: dispatchId,
    vorgangsnummer: content.number,
    absender: { stelle: content.sender.organisation, ansprechperson: content.sender.contact },
    zweck: word(purposeWords, content.purpose, 'purpose'),
    zweckbindung: 'Art. 5 Abs. 1 Buchst. b DSGVO',
    rechtsgrundlage:
      content.legalBasis.kind === 'consent'
        ? {
            art: 'einwilligung',
            erteiltAm: content.legalBasis.givenOn,
            gueltigBis: content.legalBasis.validUntil,
          }
        : { art: 'gesetz', norm: content.legalBasis.paragraph },
    person: {
      vorname: content.person.givenName,
      nachname: content.person.familyName,
      geburtsdatum: content.person.birthDate,
      sprachen: content.person.languages,
      dolmetschbedarf: content.person.interpreterNeeded,
    },
    kontakt: {
      weg: word(channelWords, content.person.channel, 'person/channel'),
      telefon: content.person.phone,
      email: content.person.email,
    },
    anliegen: content.topics.map((topic) => word(topicWords, topic, 'topics')),
    terminwunsch: content.appointmentWish,
    mitteilung: content.message,
  },
})

export const encodeReminder = (dispatchId: string, { of }: Reminder): Post => ({
  path: below(of, 'erinnerungen'),
  key: dispatchId,
  body: { nachrichtId: dispatchId, ueberleitungId: of },
})

export const encodeReply = (dispatchId: string, { of, inReplyTo, text }: Reply): Post => ({
  path: below(of, 'antworten'),
  key: dispatchId,
  body: { nachrichtId: dispatchId, ueberleitungId: of, zuAntwort: inReplyTo, text },
})

export const encodeWithdrawal = (dispatchId: string, { of, reason }: Withdrawal): Post => ({
  path: below(of, 'rueckzug'),
  key: dispatchId,
  body: { nachrichtId: dispatchId, ueberleitungId: of, grund: withdrawalWords[reason] },
})

const ReceiptWire = Type.Object({
  eingangsnummer: Type.String({ minLength: 1, maxLength: 60 }),
  nachrichtId: Type.String({ maxLength: 60 }),
  pruefsumme: Type.String({ pattern: '^[0-9a-f]{128}$' }),
  eingegangenAm: Type.String({ maxLength: 40 }),
})

/** Null when the answer is no receipt. */
export function decodeReceipt(body: unknown): WireReceipt | null {
  if (!Check(ReceiptWire, body)) return null
  const receivedAt = instantOf(body.eingegangenAm)
  if (!receivedAt) return null
  const { nachrichtId: key, pruefsumme: digest, eingangsnummer: reference } = body
  return { key, digest, reference, receivedAt }
}

/** Whether a 409 complains about other content under a known id; all else means it takes nothing. */
export const saysContentDiffers = (body: unknown): boolean =>
  Check(Type.Object({ fehler: Type.Literal('inhalt-abweichend') }), body)

const AnswerWire = Type.Object({
  antwortId: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }),
  ueberleitungId: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
  art: Type.String({ maxLength: 40 }),
  grund: Type.Optional(Type.String({ maxLength: 40 })),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
  aktenzeichen: Type.Optional(Type.String({ maxLength: 60 })),
  zeitpunkt: Type.String({ maxLength: 40 }),
})

/** Unknown further fields are left behind: an agency may add some without asking us. */
export function decodeAnswer(body: unknown): AgencyAnswer {
  if (!Check(AnswerWire, body)) throw malformed('shape')
  const verdict = lookUp(verdictOf, body.art)
  if (!verdict) throw malformed('verdict')
  const answeredAt = instantOf(body.zeitpunkt)
  if (!answeredAt) throw malformed('time')
  const text = body.text?.trim()
  if (verdict === 'question' && !text) throw malformed('question without text')

  return {
    answerId: body.antwortId,
    dispatchId: body.ueberleitungId,
    verdict,
    ...(verdict === 'rejected' && { reason: reasonFor(body) }),
    ...(text && { text }),
    ...(body.aktenzeichen && { fileNumber: body.aktenzeichen }),
    answeredAt,
  }
}

function reasonFor(body: Static<typeof AnswerWire>): RejectionReason {
  const reason = body.grund === undefined ? undefined : lookUp(reasonOf, body.grund)
  if (!reason) throw malformed('rejection without a reason from the list')
  return reason
}

const malformed = (what: string) => invalid('ANSWER_MALFORMED', `Not a Jobcenter answer: ${what}`)

function word(words: Record<string, string>, code: string, path: string): string {
  const found = lookUp(words, code)
  if (!found) throw defect('CONTENT_INVALID', `The Jobcenter has no word for /${path}`)
  return found
}

const lookUp = <Value>(table: Record<string, Value>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

/** An instant that somebody can mean; the format alone allows years that no table takes. */
function instantOf(text: string): string | null {
  if (!/^(19|2\d)\d{2}-/.test(text)) return null
  try {
    return Temporal.Instant.from(text).toString()
  } catch {
    return null
  }
}
