import { describe, expect, it } from 'vitest'
import { ask, datesOf, dueOf, linesOf } from './ask.ts'

describe('further dates of the law', () => {
  it.each([
    ['§ 66 Abs. 2 SGG', 'objection-social', { field: 'sgb-x' }, '2026-11-27', '2027-11-29'],
    ['§ 66 Abs. 2 SGG', 'action-social', { field: 'sgb-x' }, '2026-11-30', '2027-11-30'],
    [
      '§ 58 Abs. 2 VwGO',
      'action-administrative',
      { matter: 'residence' },
      '2024-02-29',
      '2025-02-28',
    ],
    ['§ 58 Abs. 2 VwGO', 'objection-administrative', {}, '2026-01-02', '2027-01-04'],
  ])(
    '%s: %s without instruction, notified %s %s, ends after a year on %s',
    (law, rule, more, notifiedOn, due) => {
      const facts = { notifiedOn, instruction: 'missingOrWrong', ...more } as Record<string, string>

      expect(dueOf(rule, facts)).toBe(due)
      expect(linesOf(rule, facts).join()).toContain(law)
    },
  )

  it('§ 84 Abs. 1 S. 2 SGG: three months after an notification abroad', () => {
    expect(
      dueOf('objection-social', {
        notifiedOn: '2026-11-27',
        instruction: 'correct',
        field: 'sgb-x',
        abroad: true,
      }),
    ).toBe('2027-03-01')
  })

  it('§ 37 Abs. 2 S. 3 SGB X: later receipt breaks the fiction, earlier receipt is irrelevant', () => {
    const posted = { postedOn: '2026-11-23', procedureLaw: 'sgb-x' }

    expect(dueOf('notification-letter', { ...posted, receivedOn: '2026-12-01' })).toBe('2026-12-01')
    expect(dueOf('notification-letter', { ...posted, receivedOn: '2026-11-24' })).toBe('2026-11-27')
    expect(ask('notification-letter', { ...posted, neverReceived: true }).computed).toMatchObject({
      dueOn: null,
      outcome: { code: 'NOT_NOTIFIED' },
    })
  })

  it('§ 37 Abs. 2a S. 6 SGB X: a disputed notice makes the day of retrieval count', () => {
    const facts = { noticeSentOn: '2026-11-25', neverReceived: true, retrievedOn: '2026-12-10' }

    expect(dueOf('notification-portal-social', facts)).toBe('2026-12-10')
    expect(dueOf('notification-portal-social', { noticeSentOn: '2026-11-25' })).toBe('2026-11-29')
    expect(dueOf('notification-portal-social', { noticeSentOn: '2024-12-31' })).toBe('2025-01-03')
  })

  it.each([
    ['service-formal', { servedOn: '2026-11-28', manner: 'certificate' }, '2026-11-28'],
    ['service-registered-letter', { postedOn: '2026-11-23' }, '2026-11-27'],
    ['service-registered-letter', { postedOn: '2024-12-30' }, '2025-01-02'],
    ['notification-electronic', { sentOn: '2024-12-31', procedureLaw: 'vwvfg' }, '2025-01-03'],
  ])('VwZG, VwVfG: %s of %o is notified on %s', (rule, facts, on) => {
    expect(dueOf(rule, facts as Record<string, string>)).toBe(on)
  })

  it('an old letter in a chain keeps its three days and says so', () => {
    const facts = { postedOn: '2024-12-30', instruction: 'correct', field: 'sgb-x' }

    expect(datesOf('objection-social', facts)).toEqual({ notifiedOn: '2025-01-02' })
    expect(dueOf('objection-social', facts)).toBe('2025-02-03')
    expect(linesOf('objection-social', facts)[1]).toContain('Fassung bis 31.12.2024')
  })

  it.each([
    ['2025-03-04', '2025-03-04', '2027-03-04'],
    ['2026-02-01', '2026-02-01', '2027-03-04'],
    ['2024-01-31', '2024-01-31', '2024-01-31'],
    ['2027-06-30', '2027-06-30', '2027-06-30'],
  ])(
    '§ 2 UkraineAufenthFGV: printed until %s (%s), ends on %s',
    (printedValidUntil, _same, until) => {
      expect(dueOf('temporary-protection-end', { printedValidUntil })).toBe(until)
    },
  )

  it('§ 2 UkraineAufenthÜV: ninety days, only for entries until 2026-12-04, never past the regulation', () => {
    expect(dueOf('visa-free-stay-ukraine', { enteredOn: '2026-11-20' })).toBe('2027-02-18')
    expect(dueOf('visa-free-stay-ukraine', { enteredOn: '2026-12-04' })).toBe('2027-03-04')
    expect(ask('visa-free-stay-ukraine', { enteredOn: '2026-12-05' }).computed.dueOn).toBeNull()
  })

  it.each([
    ['2027-05-31', '2026-11-30'],
    ['2027-08-31', '2027-02-28'],
    ['2027-06-15', '2026-12-15'],
  ])(
    '§ 104c Abs. 2 AufenthG: a permit until %s is reviewed six months before, on %s',
    (permitEndsOn, on) => {
      expect(dueOf('opportunity-residence-review', { permitEndsOn })).toBe(on)
    },
  )

  it.each([
    ['§ 25a', 'right-to-remain-stay-25a', { stayBeganOn: '2023-12-15' }, '2026-12-15'],
    [
      '§ 25b',
      'right-to-remain-stay-25b',
      { stayBeganOn: '2020-12-15', minorChild: false },
      '2026-12-15',
    ],
    [
      '§ 25b',
      'right-to-remain-stay-25b',
      { stayBeganOn: '2022-12-15', minorChild: true },
      '2026-12-15',
    ],
    ['§ 25a', 'right-to-remain-tolerated', { toleratedSince: '2024-02-29' }, '2025-03-01'],
  ])('%s AufenthG: %s of %o is met from %s', (_law, rule, facts, from) => {
    expect(datesOf(rule, facts as Record<string, string | boolean>)['metFrom']).toBe(from)
  })

  it('§ 25a Abs. 1 Nr. 3 AufenthG: the application must be made before the 27th birthday', () => {
    expect(dueOf('age-right-to-remain-application', { bornOn: '2000-03-29' })).toBe('2027-03-28')
  })

  it.each([
    ['§ 35a StAG', 'naturalisation-lockout', 'foundOn', '2026-11-10', '2036-11-10'],
    [
      '§ 35 Abs. 3 StAG',
      'naturalisation-retraction-limit',
      'handedOverOn',
      '2028-02-29',
      '2038-02-28',
    ],
    [
      '§ 44 Abs. 2 AufenthG',
      'integration-course-claim',
      'permitIssuedOn',
      '2026-03-28',
      '2027-03-28',
    ],
    ['§ 85c Abs. 3 AufenthG', 'paternity-consent-fiction', 'appliedOn', '2026-08-03', '2026-12-03'],
    ['§ 8a AsylbLG', 'employment-notice', 'workStartedOn', '2026-12-23', '2026-12-28'],
    ['§ 175 Abs. 3 SGB V', 'health-fund-choice', 'insuredSince', '2026-12-11', '2026-12-28'],
    ['§ 42 Abs. 1 SGB I', 'advance-payment', 'requestedOn', '2026-12-01', '2027-01-04'],
    ['§ 81 Abs. 4 AufenthG', 'residence-renewal', 'validUntil', '2027-02-28', '2027-02-28'],
    ['§ 42b SGB VIII', 'minor-distribution', 'careBeganOn', '2026-12-11', '2027-01-04'],
    ['Löschkonzept', 'contact-deletion', 'contactClosedOn', '2026-08-31', '2027-02-28'],
    ['Löschkonzept', 'withdrawn-consent-deletion', 'withdrawnOn', '2026-11-30', '2026-12-30'],
    ['Löschkonzept', 'case-deletion', 'closedOn', '2026-02-28', '2028-02-28'],
    [
      '§ 1 Abs. 1 Nr. 3c AsylbLG',
      'asylum-benefits-end-suspended',
      'suspendedOn',
      '2025-05-20',
      '2026-11-30',
    ],
  ])('%s: %s with %s %s falls on %s', (_law, rule, fact, on, due) => {
    expect(dueOf(rule, { [fact]: on })).toBe(due)
  })

  it('§ 31 Abs. 2 VwVfG: a month from 2027-02-28 names the other reading, other months do not', () => {
    const monthFrom = (notifiedOn: string) =>
      ask('authority-period', { notifiedOn, procedureLaw: 'vwvfg', count: 1, unit: 'months' })
        .computed

    expect(String(monthFrom('2027-02-28').rawOn)).toBe('2027-03-28')
    expect(monthFrom('2027-02-28').outcome?.text).toContain('31.03.2027')
    expect(monthFrom('2027-02-10').outcome?.text).not.toContain('Streit')
  })

  it('§ 16 SGB I: handed in at the town hall it counts, at an independent provider it does not', () => {
    const handedInOn = '2026-12-31'
    const at = (receivingBody: string, more = {}) =>
      ask('application-filed', { handedInOn, receivingBody, ...more }).computed

    expect(String(at('municipality').dueOn)).toBe('2026-12-31')
    expect(at('independentProvider')).toMatchObject({ dueOn: null, outcome: { code: 'NOT_FILED' } })
    expect(String(at('independentProvider', { arrivedOn: '2027-01-04' }).dueOn)).toBe('2027-01-04')
  })

  it('§ 10 Abs. 1 und 3 StAG: the law of the day of the decision, and none after the repeal', () => {
    const facts = { residenceSince: '2021-11-30' }

    expect(dueOf('naturalisation-residence', facts, { asOf: '2024-06-26' })).toBe('2029-11-29')
    expect(dueOf('naturalisation-residence', facts, { asOf: '2024-06-27' })).toBe('2026-11-29')
    expect(dueOf('naturalisation-residence-shortened', facts, { asOf: '2025-10-29' })).toBe(
      '2024-11-29',
    )
    expect(() =>
      ask('naturalisation-residence-shortened', facts, { asOf: '2025-10-30' }),
    ).toThrowError(expect.objectContaining({ kind: 'refused', code: 'DEADLINE_RULE_NOT_VALID' }))
  })

  it('§ 2 Abs. 1 AsylbLG: thirty-six months, eighteen before 2024-02-27', () => {
    const facts = { stayBeganOn: '2024-01-10' }

    expect(dueOf('analogous-benefits-from', facts)).toBe('2027-01-09')
    expect(dueOf('analogous-benefits-from', facts, { asOf: '2024-02-26' })).toBe('2025-07-09')
  })

  it('Rechtskreiswechsel: every milestone around a month end on a Saturday', () => {
    const on = (rule: string) => dueOf(rule, { changedOn: '2026-10-07', change: 'permit' })

    expect(on('asylum-benefits-end')).toBe('2026-10-31')
    expect(on('regime-change-short-application')).toBe('2026-10-31')
    expect(on('regime-change-termination-notice')).toBe('2026-10-19')
    expect(on('regime-change-housing')).toBe('2026-10-30')
    expect(on('regime-change-first-payment')).toBe('2026-10-30')
    expect(on('regime-change-payment-check')).toBe('2026-11-04')
    expect(on('last-gap-free-filing')).toBe('2026-11-30')
    expect(on('regime-change-filing-escalation')).toBe('2026-11-23')
    expect(on('regime-change-follow-up')).toBe('2026-11-30')
  })

  it.each([
    ['finding-clustering', '2026-10-31', '2026-10-30'],
    ['finding-steering', '2026-10-01', '2026-12-31'],
    ['finding-steering', '2026-12-31', '2026-12-31'],
    ['finding-steering', '2027-01-15', '2027-03-31'],
  ])('%s: a finding of %s is dealt with by %s', (rule, recordedOn, due) => {
    expect(dueOf(rule, { recordedOn })).toBe(due)
  })

  it('the place of the authority decides about holidays', () => {
    const facts = { eventOn: '2026-07-31', count: 15, unit: 'days', endMovesBy: 'bgb' }
    const corpus = { eventOn: '2026-05-28', count: 1, unit: 'weeks', endMovesBy: 'bgb' }

    expect(dueOf('event-period', facts, { state: 'SL' })).toBe('2026-08-17')
    expect(dueOf('event-period', corpus, { state: 'NW' })).toBe('2026-06-05')
    expect(dueOf('event-period', corpus, { state: 'NI' })).toBe('2026-06-04')
  })
})
