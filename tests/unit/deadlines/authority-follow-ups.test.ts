import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../services/deadlines/calendar.ts'
import { authorityFollowUpRules } from '../../../services/deadlines/rules/authority-follow-ups.ts'

const nrw = calendarOf('NW')

const compute = (name: string, facts: Record<string, string>) => {
  const rule = authorityFollowUpRules.find((one) => one.name === name)
  if (!rule) throw new Error(`No rule ${name}`)
  return rule.compute(facts, nrw)
}

type Case = [name: string, facts: Record<string, string>, dueOn: string, why: string]

const cases: Case[] = [
  ['inaction-status-note', { filedOn: '2026-08-31' }, '2026-11-16', '14 days before 30 November'],
  [
    'inaction-status-note',
    { filedOn: '2026-11-30' },
    '2027-02-14',
    'three months end on 28 February, and a Sunday stays',
  ],
  [
    'right-to-remain-permit-review',
    { permitEndsOn: '2028-08-31' },
    '2028-02-29',
    'February of a leap year has no 31st',
  ],
  ['naturalisation-follow-up', { agreedOn: '2026-11-27' }, '2027-03-01', 'a Saturday moves'],
  ['suspension-review', { suspendedOn: '2026-12-28' }, '2027-03-30', 'Easter moves to Tuesday'],
  ['right-to-remain-follow-up', { agreedOn: '2026-11-30' }, '2027-03-01', 'a Sunday moves'],
  [
    'right-to-remain-query-reminder',
    { queriedOn: '2026-11-27' },
    '2026-12-28',
    'four weeks end on Christmas Day',
  ],
]

describe('Reminders the authorities of building block 3 set themselves', () => {
  it.each(cases)('%s of %o is due on %s: %s', (name, facts, dueOn) => {
    expect(compute(name, facts).dueOn?.toString()).toBe(dueOn)
  })

  it('The status note names the three months of § 75 VwGO it runs ahead of', () => {
    // given
    const { steps } = compute('inaction-status-note', { filedOn: '2026-08-31' })

    // when
    const threeMonths = steps.find(({ step }) => step === 'Drei Monate')

    // then
    expect(threeMonths).toMatchObject({ day: '2026-11-30', basis: '§ 75 S. 2 VwGO' })
  })

  it('The review of a permit also tells the last day for an application', () => {
    // given
    const computed = compute('right-to-remain-permit-review', { permitEndsOn: '2028-08-31' })

    // when
    const last = computed.dates?.find(({ name }) => name === 'lastApplicationOn')

    // then
    expect(last?.on.toString()).toBe('2028-08-31')
  })
})
