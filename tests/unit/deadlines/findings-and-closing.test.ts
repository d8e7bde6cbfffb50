import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../services/deadlines/calendar.ts'
import { findingsAndClosingRules } from '../../../services/deadlines/rules/findings-and-closing.ts'

const nrw = calendarOf('NW')

const compute = (name: string, facts: Record<string, string>) => {
  const rule = findingsAndClosingRules.find((one) => one.name === name)
  if (!rule) throw new Error(`No rule ${name}`)
  return rule.compute(facts, nrw)
}

describe('Deadlines of findings and of the closing of a case', () => {
  it.each([
    ['measure-due', { agreedOn: '2027-03-31' }, '2027-03-31', 'a working day stays'],
    ['measure-due', { agreedOn: '2027-03-28' }, '2027-03-30', 'Easter Sunday moves to Tuesday'],
    [
      'effect-check',
      { implementedOn: '2026-08-31' },
      '2027-03-01',
      'six months, February ends on a Sunday',
    ],
    [
      'open-handovers',
      { closingOn: '2026-12-01' },
      '2026-12-30',
      'twenty working days over Christmas',
    ],
    [
      'archive-offer',
      { deletionDueOn: '2028-05-31' },
      '2028-02-29',
      'three months before, in a leap year',
    ],
    ['archive-answer', { offeredOn: '2028-08-30' }, '2028-10-25', 'eight weeks'],
    [
      'file-erasure',
      { agreedOn: '2028-12-31' },
      '2028-12-31',
      'a Sunday is no reason to keep a file longer',
    ],
    ['hold-review', { agreedOn: '2027-05-29' }, '2027-05-31', 'a Saturday moves to Monday'],
  ])('%s of %o is due on %s: %s', (name, facts, dueOn, _why) => {
    expect(compute(name, facts as Record<string, string>).dueOn?.toString()).toBe(dueOn)
  })

  it('explains why the archive is asked three months before the day of erasure', () => {
    // when
    const { steps } = compute('archive-offer', { deletionDueOn: '2028-11-30' })

    // then
    expect(steps.map((line) => `${line.step} | ${line.day} | ${line.why}`)).toEqual([
      'Löschtag | 2028-11-30 | Aufbewahrung endet',
      '− 3 Monate | 2028-08-30 | das Archiv soll vor der Löschung entscheiden können',
      'Anbietung | 2028-08-30 | Tag der Anbietung, keine Verschiebung',
    ])
  })
})
