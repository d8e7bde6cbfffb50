import type { ComputedDate, ExplanationStep, NoDate } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'
import type { State } from '../holidays.ts'
import { type FictionManner, type FictionVersion, ordinalDay } from './fictions.ts'
import { shortDay } from './german-days.ts'
import { skippedSteps } from './roll.ts'

type Day = Temporal.PlainDate

/** The law of the procedure whose act is notified. */
export const procedureLaws = {
  'sgb-x': 'Sozialverwaltung (SGB X): Jobcenter, Sozialhilfe, Jugendamt, Krankenkasse',
  vwvfg:
    'allgemeine Verwaltung (VwVfG, VwVfG NRW): Ausländerbehörde, Staatsangehörigkeitsbehörde, AsylbLG',
} as const

export type ProcedureLaw = keyof typeof procedureLaws

/** How the law is cited: the authorities of a state follow its own act where it has one. */
export const lawName = (law: ProcedureLaw, state: State): string => {
  if (law === 'sgb-x') return 'SGB X'
  return state === 'NW' ? 'VwVfG NRW' : 'VwVfG'
}

/** What is known about how and when an act reached somebody. */
export type Sent = {
  on: string
  receivedOn?: string | undefined
  neverReceived?: boolean | undefined
}

type Words = { sending: string; sentWhy: string; basis: string; notMoved: string }

const judgment = 'BSG 6.5.2010, B 14 AS 12/09 R'
const notMoved = `der Fiktionstag verschiebt sich nicht (${judgment})`
/** An administrative court saw it alike; those of North Rhine-Westphalia may differ. */
const courts = `OVG Niedersachsen 26.10.2006, 7 PA 184/06; zu § 37 SGB X ebenso ${judgment}`
const notMovedEither = `der Fiktionstag verschiebt sich nicht (${courts})`

/**
 * The notification counts as made so many days after sending; the day of sending does not count. The
 * day moves off weekends and holidays only where somebody chose that reading and gives its calendar.
 */
export function fiction(
  { on, receivedOn, neverReceived }: Sent,
  { days, validTo }: FictionVersion,
  words: Words,
  shiftBy?: Pick<Calendar, 'rollForward'>,
): ComputedDate | NoDate {
  const sentOn = Temporal.PlainDate.from(on)
  const countedOn = sentOn.add({ days })
  const { day: deemedOn, skipped } = shiftBy?.rollForward(countedOn) ?? {
    day: countedOn,
    skipped: [],
  }
  const sent: ExplanationStep = {
    step: words.sending,
    day: sentOn.toString(),
    why: `${words.sentWhy}; dieser Tag zählt nicht`,
    basis: words.basis,
  }
  if (neverReceived) return neverNotified(sentOn, sent, words)
  if (receivedOn !== undefined && receivedOn > deemedOn.toString())
    return receivedLater(sentOn, receivedOn, deemedOn, { sent, basis: words.basis })

  const early =
    receivedOn === undefined
      ? []
      : [
          {
            step: 'Tatsächlich zugegangen',
            day: receivedOn,
            why: 'nicht später als der Fiktionstag, deshalb ohne Bedeutung',
            basis: words.basis,
          },
        ]
  return {
    startsOn: sentOn,
    rawOn: countedOn,
    dueOn: deemedOn,
    steps: [
      sent,
      ...early,
      ...skippedSteps(skipped, words.basis),
      {
        step: 'Bekanntgabe gilt als erfolgt',
        day: deemedOn.toString(),
        why:
          skipped.length === 0
            ? `${ordinalDay(days)} danach${olderText(validTo)}; ${words.notMoved}`
            : `nächster Werktag nach dem ${shortDay(countedOn)}, dem ${days}. Tag danach${olderText(validTo)}; verschoben, weil diese Lesart gewählt ist (anders ${courts})`,
        basis: words.basis,
      },
    ],
  }
}

/** Says when the older fiction decides. */
const olderText = (validTo: string | null): string =>
  validTo === null
    ? ''
    : ` (Fassung bis ${shortDay(Temporal.PlainDate.from(validTo))}, weil vorher abgesendet)`

/** The words of each fiction under each law, as the state of the authority cites it. */
export function fictionWords(manner: FictionManner, law: ProcedureLaw, state: State): Words {
  const social = law === 'sgb-x'
  const name = lawName(law, state)
  const moving = social ? notMoved : notMovedEither
  switch (manner) {
    case 'letter':
      return {
        sending: 'Aufgabe zur Post',
        sentWhy: 'Ab-Vermerk der Behörde, nicht das Datum des Briefes',
        basis: social ? `§ 37 Abs. 2 S. 1 ${name}` : `§ 41 Abs. 2 S. 1 ${name}`,
        notMoved: moving,
      }
    case 'electronic':
      return {
        sending: 'Elektronisch abgesendet',
        sentWhy: 'Tag der Absendung',
        basis: social ? `§ 37 Abs. 2 S. 2 ${name}` : `§ 41 Abs. 2 S. 2 ${name}`,
        notMoved: moving,
      }
    case 'portal-notice':
      return {
        sending: 'Benachrichtigung abgesendet',
        sentWhy: 'Benachrichtigung, dass der Bescheid zum Abruf bereitsteht',
        basis: '§ 37 Abs. 2a S. 4 SGB X',
        notMoved,
      }
    case 'mailbox':
      return {
        sending: 'Im Postfach bereitgestellt',
        sentWhy: 'Bereitstellung im Postfach des Nutzerkontos',
        basis: '§ 9 Abs. 1 S. 4 OZG',
        notMoved: notMovedEither,
      }
    case 'registered':
      return {
        sending: 'Aufgabe des Einschreibens',
        sentWhy: 'Einschreiben durch Übergabe, Tag der Aufgabe zur Post laut Akte',
        basis: serviceBasis('§ 4 Abs. 2 S. 2', state),
        notMoved: notMovedEither,
      }
  }
}

/** Service has a federal act, and North Rhine-Westphalia one of its own that says the same. */
export const serviceBasis = (paragraph: string, state: State): string =>
  state === 'NW' ? `${paragraph} VwZG, ${paragraph} LZG NRW` : `${paragraph} VwZG`

/** The real day of an notification: no fiction, whatever kind of day it is. */
export function realDay(on: string, step: string, why: string, basis: string): ComputedDate {
  const day = Temporal.PlainDate.from(on)
  return {
    startsOn: day,
    rawOn: day,
    dueOn: day,
    steps: [{ step, day: on, why: `${why}; der wirkliche Tag gilt, keine Verschiebung`, basis }],
  }
}

const neverNotified = (startsOn: Day, sent: ExplanationStep, { basis }: Words): NoDate => ({
  startsOn,
  rawOn: null,
  dueOn: null,
  outcome: {
    code: 'NOT_NOTIFIED',
    text: 'Nicht bekannt gegeben: Das Schreiben ist nicht zugegangen, die Fiktion greift nicht. Die Behörde muss den Zugang nachweisen; eine Frist läuft nicht.',
  },
  steps: [
    sent,
    {
      step: 'Keine Bekanntgabe',
      day: startsOn.toString(),
      why: 'nicht zugegangen; im Zweifel hat die Behörde Zugang und Zeitpunkt nachzuweisen',
      basis: basis.replace(/ S\. \d/g, ''),
    },
  ],
})

const receivedLater = (
  startsOn: Day,
  receivedOn: string,
  deemedOn: Day,
  { sent, basis }: { sent: ExplanationStep; basis: string },
): ComputedDate => {
  const real = Temporal.PlainDate.from(receivedOn)
  return {
    startsOn,
    rawOn: real,
    dueOn: real,
    steps: [
      sent,
      {
        step: 'Fiktionstag',
        day: deemedOn.toString(),
        why: 'gilt nicht, weil das Schreiben später zugegangen ist',
        basis,
      },
      {
        step: 'Tatsächlich zugegangen',
        day: receivedOn,
        why: 'Bekanntgabe an diesem Tag; im Zweifel hat die Behörde den Zeitpunkt nachzuweisen',
        basis: basis.replace(/ S\. \d/g, ''),
      },
    ],
  }
}
