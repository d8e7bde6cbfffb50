import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { day, facts } from '../periods/facts.ts'
import { months, weeks } from '../periods/lengths.ts'
import { inMonths } from '../periods/month-logic.ts'
import { agreedRule, type DayFact } from '../periods/plain-rules.ts'
import { daysBefore } from '../periods/warnings.ts'

const nationality = 'Absprache der Staatsangehörigkeitsbehörde'
const foreigners = 'Absprache der Ausländerbehörde'
const agreedOn: DayFact = [
  'agreedOn',
  'Vereinbart',
  'Tag, an dem die nächsten Schritte vereinbart wurden.',
]

/** Two weeks before an action for inaction becomes possible, the file says why it takes so long. */
const inactionStatusNote = defineDeadline({
  name: 'inaction-status-note',
  title: 'Sachstand mit Grund vermerken (14 Tage vor Ablauf der drei Monate)',
  group: 'KIM-Vereinbarung',
  kind: 'agreed',
  law: {
    source: `${nationality} zu § 75 VwGO`,
    textOf: '2026-11-22',
    validFrom: '2020-01-01',
    validTo: null,
  },
  facts: facts({ filedOn: day('Eingang', 'Tag, an dem der Antrag bei der Behörde einging.') }),
  example: { filedOn: '2026-08-31' },
  compute({ filedOn }) {
    const filed = Temporal.PlainDate.from(filedOn)
    const waitingEnds = filed.add({ months: 3 })
    const noteOn = waitingEnds.subtract({ days: 14 })
    return inMonths(filed, noteOn, {
      steps: [
        { step: 'Antrag eingegangen', day: filedOn, why: 'Ereignistag', basis: '§ 187 Abs. 1 BGB' },
        {
          step: 'Drei Monate',
          day: waitingEnds.toString(),
          why: 'danach ist die Untätigkeitsklage zulässig, wenn ein zureichender Grund fehlt',
          basis: '§ 75 S. 2 VwGO',
        },
        {
          step: '14 Tage vorher',
          day: noteOn.toString(),
          why: 'Erinnerung an die eigene Akte, keine Verschiebung',
          basis: nationality,
        },
      ],
    })
  },
  warnOn: daysBefore(14, 3),
})

/** As for § 104c: half a year before a permit ends, its renewal is looked at. */
const permitReview = defineDeadline({
  name: 'right-to-remain-permit-review',
  title: 'Verlängerung nach §§ 25a, 25b prüfen (sechs Monate vor Ablauf)',
  group: 'KIM-Vereinbarung',
  kind: 'agreed',
  law: { source: foreigners, textOf: '2026-11-22', validFrom: '2020-01-01', validTo: null },
  facts: facts({
    permitEndsOn: day('Aufenthaltserlaubnis gültig bis', 'Letzter Tag der Aufenthaltserlaubnis.'),
  }),
  example: { permitEndsOn: '2028-05-31' },
  compute({ permitEndsOn }) {
    const endsOn = Temporal.PlainDate.from(permitEndsOn)
    const reviewOn = endsOn.subtract({ months: 6 }, { overflow: 'constrain' })
    return inMonths(endsOn, reviewOn, {
      dates: [{ name: 'lastApplicationOn', title: 'Letzter Tag für den Antrag', on: endsOn }],
      steps: [
        {
          step: 'Aufenthaltserlaubnis endet',
          day: permitEndsOn,
          why: 'vor Ablauf beantragt gilt sie fort',
          basis: '§ 81 Abs. 4 S. 1 AufenthG',
        },
        {
          step: 'Sechs Monate vorher',
          day: reviewOn.toString(),
          why: 'Erinnerung, keine Verschiebung',
          basis: foreigners,
        },
      ],
    })
  },
  warnOn: daysBefore(28, 7),
})

/** What the authorities of building block 3 agreed with themselves: reminders, and no law behind. */
export const authorityFollowUpRules: readonly DeadlineRule[] = [
  inactionStatusNote,
  permitReview,
  agreedRule({
    name: 'naturalisation-follow-up',
    title: 'Einbürgerung: Vorprüfung wiederholen (drei Monate)',
    fact: agreedOn,
    event: 'Vereinbart',
    of: 'der Vereinbarung',
    length: months(3),
    example: '2026-11-27',
  }),
  agreedRule({
    name: 'suspension-review',
    title: 'Aussetzung: Stand des Strafverfahrens erfragen (drei Monate)',
    fact: ['suspendedOn', 'Ausgesetzt', 'Tag der Aussetzung oder der letzten Nachfrage.'],
    event: 'Ausgesetzt',
    of: 'der Aussetzung',
    length: months(3),
    example: '2026-11-27',
    source: nationality,
  }),
  agreedRule({
    name: 'right-to-remain-follow-up',
    title: 'Bleiberecht: Voraussetzungen erneut durchgehen (drei Monate)',
    fact: agreedOn,
    event: 'Vereinbart',
    of: 'der Vereinbarung',
    length: months(3),
    example: '2026-11-27',
  }),
  agreedRule({
    name: 'right-to-remain-query-reminder',
    title: 'Anfrage zum Lebensunterhalt: erinnern (vier Wochen)',
    fact: ['queriedOn', 'Anfrage gesendet', 'Tag der Anfrage.'],
    event: 'Anfrage gesendet',
    of: 'der Anfrage',
    length: weeks(4),
    example: '2026-11-27',
    source: foreigners,
  }),
]
