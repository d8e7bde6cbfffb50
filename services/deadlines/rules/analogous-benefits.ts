import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { day, facts } from '../periods/facts.ts'
import { months } from '../periods/lengths.ts'
import { noRoll } from '../periods/roll.ts'
import { startDayPeriod } from '../periods/start-day-period.ts'
import { daysBefore } from '../periods/warnings.ts'

/** Analogous benefits: the stay that counts, under the law of the day it is read. */
export const analogousBenefitRules: readonly DeadlineRule[] = [
  { required: 18, validFrom: '2019-09-01', validTo: '2024-02-26', textOf: '2024-02-26' },
  { required: 36, validFrom: '2024-02-27', validTo: null, textOf: '2026-08-19' },
].map(({ required, ...version }) =>
  defineDeadline({
    name: 'analogous-benefits-from',
    title: 'Analogleistungen nach § 2 AsylbLG',
    group: 'Leistung',
    kind: 'legal',
    law: { source: '§ 2 Abs. 1 S. 1 AsylbLG', ...version },
    facts: facts({
      stayBeganOn: day(
        'Aufenthalt seit',
        'Erster Tag des Aufenthalts im Bundesgebiet ohne wesentliche Unterbrechung.',
      ),
    }),
    example: { stayBeganOn: '2024-01-10' },
    compute: ({ stayBeganOn }, calendar) =>
      startDayPeriod(
        {
          first: stayBeganOn,
          start: 'Aufenthalt beginnt',
          length: months(required),
          lengthBasis: '§ 2 Abs. 1 S. 1 AsylbLG',
          label: 'Aufenthaltszeit erfüllt mit Ablauf',
          roll: noRoll('Aufenthaltszeit: keine Verschiebung; 24:00 Uhr'),
          followedBy: {
            name: 'analogousBenefitsFrom',
            title: 'Analogleistungen ab',
            why: 'Tag danach; wer am 26.2.2024 schon Analogleistungen bezog, behält sie (§ 20 AsylbLG)',
          },
        },
        calendar,
      ),
    warnOn: daysBefore(28, 7),
  }),
)
