import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { choice, day, facts } from '../periods/facts.ts'
import { years } from '../periods/lengths.ts'
import { lawSince } from '../periods/plain-rules.ts'
import { noRoll } from '../periods/roll.ts'
import { startDayPeriod } from '../periods/start-day-period.ts'
import { daysBefore } from '../periods/warnings.ts'

const longest = {
  '25a': { count: 3, basis: '§ 26 Abs. 1 S. 1 AufenthG' },
  '25b': { count: 2, basis: '§ 25b Abs. 5 S. 1 AufenthG' },
} as const

/** How long a permit of the right to remain may last at most; each extension begins anew. */
export const permitPeriod: DeadlineRule = defineDeadline({
  name: 'right-to-remain-permit-period',
  title: 'Aufenthaltserlaubnis nach §§ 25a, 25b: längste Geltungsdauer',
  group: 'Aufenthalt',
  kind: 'legal',
  law: lawSince('§ 26 Abs. 1 S. 1, § 25b Abs. 5 S. 1 AufenthG', '2015-08-01'),
  facts: facts({
    issuedOn: day('Erteilt ab', 'Erster Tag der Geltung, auch bei einer Verlängerung.'),
    permit: choice('Aufenthaltserlaubnis', 'Wonach sie erteilt oder verlängert wird.', {
      '25a': '§ 25a: längstens drei Jahre',
      '25b': '§ 25b: längstens zwei Jahre',
    }),
  }),
  example: { issuedOn: '2026-12-01', permit: '25b' },
  compute({ issuedOn, permit }, calendar) {
    const { count, basis } = longest[permit]
    return startDayPeriod(
      {
        first: issuedOn,
        start: 'Geltung beginnt',
        length: years(count),
        lengthBasis: basis,
        label: 'Gültig längstens bis',
        roll: noRoll(
          'Geltungsdauer eines Titels, keine Frist für eine Handlung: keine Verschiebung; die Verlängerung ist spätestens an diesem Tag zu beantragen',
          '§ 81 Abs. 4 S. 1 AufenthG',
        ),
      },
      calendar,
    )
  },
  warnOn: daysBefore(180, 56),
})
