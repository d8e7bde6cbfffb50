import type { ComputedDate, FactFault, Facts, NoDate } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'
import { day, type Marks, optional, yesNo } from './facts.ts'
import { fictionOn } from './fictions.ts'
import { mailbox } from './mailbox.ts'
import {
  fiction,
  fictionWords,
  lawName,
  type ProcedureLaw,
  realDay,
  serviceBasis,
} from './notification.ts'
import { portalRetrieval, socialPortal } from './portal.ts'

const alternative = 'Wie bekannt gegeben?'
const way = (title: string, description: string) =>
  optional(day(title, description, { alternative }))
const sendings = ['postedOn', 'sentOn'] as const
const retrievals = ['noticeSentOn', 'providedOn'] as const

/** Social courts leave the fiction day where it is; administrative courts may see it differently. */
export const fictionShift = (marks: Marks = {}) =>
  yesNo(
    'Fiktionstag verschiebt sich',
    'Nur im allgemeinen Verwaltungsrecht, und nur wenn das zuständige Gericht einen Fiktionstag am Wochenende oder Feiertag verschiebt; ohne Angabe: nein.',
    marks,
  )

/** The ways an act is notified; exactly one of the first six says when. */
export const notificationFacts = {
  postedOn: way(
    'Aufgabe zur Post',
    'Brief im Inland: Tag laut Ab-Vermerk der Behörde, nicht das Briefdatum.',
  ),
  notifiedOn: way(
    'Bekanntgabe',
    'Tag der Bekanntgabe, wenn er feststeht (auch persönlich ausgehändigt).',
  ),
  servedOn: way(
    'Förmlich zugestellt',
    'Tag laut Zustellungsurkunde, Empfangsbekenntnis oder Rückschein.',
  ),
  sentOn: way('Elektronisch abgesendet', 'Tag, an dem die Behörde elektronisch absendete.'),
  noticeSentOn: way(
    'Portal: benachrichtigt',
    'Tag der Benachrichtigung, dass der Bescheid zum Abruf bereitsteht.',
  ),
  providedOn: way(
    'Postfach: bereitgestellt',
    'Tag der Bereitstellung im Postfach des Nutzerkontos (BundID).',
  ),
  retrievedOn: optional(
    day('Abgerufen', 'Tag des ersten Abrufs aus dem Portal oder Postfach.', {
      goesWith: retrievals,
    }),
  ),
  receivedOn: optional(
    day('Tatsächlich zugegangen', 'Nur wenn bekannt: ein späterer Zugang verdrängt die Fiktion.', {
      goesWith: sendings,
    }),
  ),
  neverReceived: optional(
    yesNo(
      'Nie zugegangen',
      'Ja, wenn Schreiben oder Benachrichtigung nicht ankamen oder die Bereitstellung im Postfach nicht nachweisbar ist: die Fiktion gilt dann nicht.',
      { goesWith: [...sendings, ...retrievals] },
    ),
  ),
  fictionShift: optional(fictionShift({ goesWith: sendings })),
}

export type NotificationFacts = {
  [Fact in keyof typeof notificationFacts]?: Fact extends 'neverReceived' | 'fictionShift'
    ? boolean
    : string
}

const ways = ['notifiedOn', 'postedOn', 'sentOn', 'noticeSentOn', 'providedOn', 'servedOn'] as const

/** When the act was notified, by whichever way is known. */
export function notifiedDay(
  facts: NotificationFacts,
  law: ProcedureLaw,
  calendar: Calendar,
): ComputedDate | NoDate {
  const { notifiedOn, postedOn, sentOn, noticeSentOn, providedOn, servedOn, ...rest } = facts
  const { state } = calendar
  const shiftBy = facts.fictionShift ? calendar : undefined
  const social = law === 'sgb-x'
  if (postedOn !== undefined)
    return fiction(
      { on: postedOn, ...rest },
      fictionOn('letter', postedOn),
      fictionWords('letter', law, state),
      shiftBy,
    )
  if (sentOn !== undefined)
    return fiction(
      { on: sentOn, ...rest },
      fictionOn('electronic', sentOn),
      fictionWords('electronic', law, state),
      shiftBy,
    )
  if (noticeSentOn !== undefined)
    return social
      ? socialPortal({ noticeSentOn, ...rest }, state)
      : portalRetrieval({ noticeSentOn, ...rest })
  if (providedOn !== undefined) return mailbox({ providedOn, ...rest }, state)
  if (servedOn !== undefined)
    return realDay(
      servedOn,
      'Zustellung',
      'förmlich zugestellt',
      `${serviceBasis('§ 3', state)}, §§ 177 bis 182 ZPO`,
    )
  return realDay(
    notifiedOn ?? '',
    'Bekanntgabe',
    'Tag der Bekanntgabe; dieser Tag zählt nicht',
    social ? '§ 37 Abs. 1 SGB X' : `§ 41 Abs. 1 ${lawName(law, state)}`,
  )
}

/** What may be said beside which way. */
const goesWith: Readonly<
  Record<
    'retrievedOn' | 'receivedOn' | 'neverReceived' | 'fictionShift',
    readonly (typeof ways)[number][]
  >
> = {
  retrievedOn: retrievals,
  receivedOn: sendings,
  neverReceived: [...sendings, ...retrievals],
  fictionShift: sendings,
}

/** Exactly one way, and only what goes with it. */
export function notificationFaults(facts: NotificationFacts): FactFault[] {
  const [way, ...more] = ways.filter((one) => facts[one] !== undefined)
  if (way === undefined)
    return [
      {
        fact: 'notifiedOn',
        message: `Ergänzen Sie, wie und wann bekannt gegeben wurde: genau eine der Angaben ${ways.join(', ')}.`,
      },
    ]
  if (more.length > 0)
    return more.map((fact) => ({
      fact,
      message: `Geben Sie nur eine Art der Bekanntgabe an: ${way} steht schon da, lassen Sie ${fact} weg.`,
    }))
  const strays = (Object.keys(goesWith) as (keyof typeof goesWith)[])
    .filter((fact) => (facts[fact] ?? false) !== false && !goesWith[fact].includes(way))
    .map((fact) => ({
      fact,
      message: `Diese Angabe passt nicht zu ${way}: Lassen Sie ${fact} weg oder geben Sie ${goesWith[fact].join(' oder ')} an.`,
    }))
  if (strays.length > 0) return strays
  return sentFaults(way, facts)
}

/** Receipt goes with sending, after it, and not with „never“. */
export function sentFaults(way: string, given: object): FactFault[] {
  const { [way]: sentOn, receivedOn, retrievedOn, neverReceived, ...rest } = given as Facts
  if (rest['fictionShift'] && (rest['procedureLaw'] ?? rest['field']) === 'sgb-x')
    return [
      {
        fact: 'fictionShift',
        message:
          'Im Sozialrecht verschiebt sich der Fiktionstag nicht (BSG 6.5.2010, B 14 AS 12/09 R): Lassen Sie fictionShift weg.',
      },
    ]
  if (receivedOn !== undefined && neverReceived)
    return [
      {
        fact: 'neverReceived',
        message:
          'Entweder ist das Schreiben zugegangen oder nicht: Lassen Sie eine der beiden Angaben weg.',
      },
    ]
  return (['receivedOn', 'retrievedOn'] as const)
    .filter((fact) => {
      const on = fact === 'receivedOn' ? receivedOn : retrievedOn
      return on !== undefined && String(on) < String(sentOn)
    })
    .map((fact) => ({
      fact,
      message:
        'Dieser Tag liegt vor dem Tag der Absendung oder Bereitstellung: Prüfen Sie beide Tage.',
    }))
}
