import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { day, facts } from '../periods/facts.ts'
import { months } from '../periods/lengths.ts'
import { noRoll } from '../periods/roll.ts'
import { startDayPeriod } from '../periods/start-day-period.ts'
import { daysBefore } from '../periods/warnings.ts'

/** Analogous benefits: the stay that counts, under the law of the day it is read. */
export const analogousBenefitRules: readonly DeadlineRule[] = [
  { required: 15, validFrom: '2015-03-01', validTo: '2019-08-20', textOf: '2019-08-20' },
  { required: 18, validFrom: '2019-08-21', validTo: '2024-02-26', textOf: '2024-02-26' },
  { required: 36, validFrom: '2024-02-27', validTo: null, textOf: '2026-08-19' },
].map(({ required, ...version }) =>
  defineDeadline({
    name: 'analogous-benefits-from',
    title: `Analogleistungen nach § 2 AsylbLG (${required} Monate Aufenthalt)`,
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
            why:
              version.validTo === null
                ? 'Tag danach; für alle, die bis zum 26.02.2024 schon Analogleistungen erhielten, gilt das frühere Recht weiter (§ 20 AsylbLG)'
                : 'Tag danach',
          },
        },
        calendar,
      ),
    warnOn: daysBefore(28, 7),
  }),
)
