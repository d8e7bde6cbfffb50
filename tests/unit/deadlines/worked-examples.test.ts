import { describe, expect, it } from 'vitest'
import { ask, datesOf, dueOf, linesOf } from './ask.ts'

const instruction = 'correct'
const social = { instruction, field: 'sgb-x' } as const

describe('worked dates of the law', () => {
  it.each([
    ['§ 37 Abs. 2 S. 1 SGB X', '2026-11-23', '2026-11-27'],
    ['§ 37 Abs. 2 S. 1 SGB X (Fassung bis 2024)', '2024-12-31', '2025-01-03'],
    ['§ 37 Abs. 2 S. 1 SGB X (neues Recht)', '2025-01-02', '2025-01-06'],
    ['§ 37 Abs. 2 S. 1 SGB X (erster Tag des neuen Rechts)', '2025-01-01', '2025-01-05'],
    ['§ 37 Abs. 2 S. 1 SGB X (Fiktionstag ein Sonntag)', '2026-11-25', '2026-11-29'],
    ['§ 37 Abs. 2 S. 1 SGB X (Fiktionstag Weihnachten)', '2026-12-21', '2026-12-25'],
    ['§ 37 Abs. 2 S. 1 SGB X (Schaltjahr)', '2028-02-25', '2028-02-29'],
  ])('%s: a letter posted on %s counts as notified on %s', (_law, postedOn, notified) => {
    for (const procedureLaw of ['sgb-x', 'vwvfg'])
      expect(dueOf('notification-letter', { postedOn, procedureLaw })).toBe(notified)
  })

  it.each([
    ['2026-11-27', '2026-12-27', '2026-12-28', 'Sunday rolls'],
    ['2026-11-29', '2026-12-29', '2026-12-29', 'Sunday at the start changes nothing'],
    ['2027-10-01', '2027-11-01', '2027-11-02', 'All Saints'],
    ['2024-01-31', '2024-02-29', '2024-02-29', 'leap February'],
    ['2025-01-31', '2025-02-28', '2025-02-28', 'short February'],
    ['2026-12-31', '2027-01-31', '2027-02-01', 'January 31 on a Sunday'],
    ['2027-02-26', '2027-03-26', '2027-03-30', 'Good Friday to Easter Tuesday'],
    ['2026-04-01', '2026-05-01', '2026-05-04', 'first of May on a Friday'],
    ['2026-09-03', '2026-10-03', '2026-10-05', 'national day on a Saturday'],
    ['2026-05-04', '2026-06-04', '2026-06-05', 'Corpus Christi'],
    ['2026-11-24', '2026-12-24', '2026-12-24', 'Christmas Eve is a working day'],
    ['2026-11-30', '2026-12-30', '2026-12-30', 'a month end is no rule of its own'],
  ])(
    '§ 84 Abs. 1, § 64 Abs. 2 und 3 SGG: notified on %s, the objection ends %s, with roll %s (%s)',
    (notifiedOn, raw, due) => {
      const { computed } = ask('objection-social', { notifiedOn, ...social })

      expect([String(computed.rawOn), String(computed.dueOn)]).toEqual([raw, due])
    },
  )

  it('§ 9 Abs. 1 OZG: provided on Wednesday, notified on Sunday, objection until Tuesday 2026-12-29', () => {
    expect(dueOf('notification-mailbox', { providedOn: '2026-11-25' })).toBe('2026-11-29')
    expect(dueOf('objection-social', { providedOn: '2026-11-25', ...social })).toBe('2026-12-29')
  })

  it('§ 41 Abs. 2a VwVfG: retrieved on Wednesday, notified on Thursday, action until Monday 2026-12-28', () => {
    const portal = { noticeSentOn: '2026-11-24', retrievedOn: '2026-11-25' }

    expect(dueOf('notification-portal-general', portal)).toBe('2026-11-26')
    expect(dueOf('action-administrative', { ...portal, instruction, matter: 'nationality' })).toBe(
      '2026-12-28',
    )
  })

  it.each([undefined, '2026-12-06'])(
    '§ 41 Abs. 2a S. 4 und 5 VwVfG: retrieved within ten days or not notified at all (%s)',
    (retrievedOn) => {
      const facts = { noticeSentOn: '2026-11-25', ...(retrievedOn ? { retrievedOn } : {}) }
      const { computed } = ask('notification-portal-general', facts)

      expect(computed.dueOn).toBeNull()
      expect(computed.outcome?.code).toBe('NOT_NOTIFIED')
      expect(datesOf('notification-portal-general', facts)['provisionEndsOn']).toBe('2026-12-05')
      expect(
        ask('action-administrative', { ...facts, instruction, matter: 'residence' }).computed,
      ).toMatchObject({ dueOn: null })
    },
  )

  it('§ 41 Abs. 2a S. 4 VwVfG: the tenth day is still in time', () => {
    expect(
      dueOf('notification-portal-general', {
        noticeSentOn: '2026-11-25',
        retrievedOn: '2026-12-05',
      }),
    ).toBe('2026-12-06')
  })

  it('§ 1 Abs. 3 AsylbLG, § 37 Abs. 2 SGB II: recognised on 2026-11-10, last gap-free filing 2026-12-31', () => {
    const facts = { changedOn: '2026-11-10', change: 'protection' }

    expect(dueOf('asylum-benefits-end', facts)).toBe('2026-11-30')
    expect(dueOf('last-gap-free-filing', facts)).toBe('2026-12-31')
    expect(datesOf('last-gap-free-filing', facts)).toMatchObject({
      asylumBenefitsEndOn: '2026-11-30',
      basicIncomeFrom: '2026-12-01',
      lastGapFreeFilingOn: '2026-12-31',
      monthEndMinus20: '2026-11-02',
      monthEndMinus10: '2026-11-16',
      monthEndMinus3: '2026-11-25',
    })
  })

  it('§ 37 Abs. 2 SGB II: filed on 2027-01-04, benefits from 2027-01-01 and December is lost', () => {
    const { computed } = ask('basic-income-from', {
      filedOn: '2027-01-04',
      entitledFrom: '2026-12-01',
    })

    expect(String(computed.dueOn)).toBe('2027-01-01')
    expect(computed.outcome?.text).toContain('Lücke von 31 Tagen')
  })

  it('§ 1 Abs. 3a AsylbLG: certificate of 2026-12-02, AsylbLG to the end of the month', () => {
    const facts = { changedOn: '2026-12-02', change: 'temporaryProtection' }

    expect(dueOf('asylum-benefits-end', facts)).toBe('2026-12-31')
    expect(datesOf('asylum-benefits-end', facts)['basicIncomeFrom']).toBe('2027-01-01')
  })

  it.each([
    ['2026-12-01', 'year', '2027-11-30'],
    ['2026-12-01', 'halfYear', '2027-05-31'],
    ['2026-12-15', 'halfYear', '2027-06-14'],
    ['2027-03-01', 'year', '2028-02-29'],
    ['2025-08-31', 'halfYear', '2026-02-28'],
  ])('§ 41 Abs. 3 SGB II: approved from %s for a %s, to %s', (startsOn, duration, due) => {
    expect(dueOf('approval-period', { startsOn, duration })).toBe(due)
  })

  it('§ 31 Abs. 2 ZKG: ten banking days from Friday 2026-12-18 end on Tuesday 2027-01-05', () => {
    expect(dueOf('basic-account', { appliedOn: '2026-12-18' })).toBe('2027-01-05')
  })

  it('§ 75 S. 2 VwGO: three months from 2026-08-31, action from 2026-12-01', () => {
    const facts = { filedOn: '2026-08-31', pending: 'application' }

    expect(dueOf('action-for-inaction-administrative', facts)).toBe('2026-11-30')
    expect(datesOf('action-for-inaction-administrative', facts)).toEqual({
      actionAdmissibleFrom: '2026-12-01',
    })
    expect(ask('action-for-inaction-administrative', facts).warnOn[0]?.toString()).toBe(
      '2026-11-16',
    )
  })

  it.each([
    ['§ 88 Abs. 2 SGG', '2026-09-01', 'objection', '2026-12-02'],
    ['§ 88 Abs. 1 SGG', '2026-05-29', 'application', '2026-11-30'],
    ['§ 88 Abs. 1 SGG', '2026-08-31', 'application', '2027-03-01'],
  ])('%s: filed on %s (%s), action from %s', (_law, filedOn, pending, from) => {
    expect(datesOf('action-for-inaction-social', { filedOn, pending })).toEqual({
      actionAdmissibleFrom: from,
    })
  })

  it.each([
    ['2010-12-01', 16, '2026-11-30', '2026-12-01'],
    ['2008-02-29', 18, '2026-02-28', '2026-03-01'],
    ['2008-02-29', 20, '2028-02-28', '2028-02-29'],
    ['2009-01-01', 18, '2026-12-31', '2027-01-01'],
    ['2000-03-01', 27, '2027-02-28', '2027-03-01'],
    ['2012-03-01', 16, '2028-02-29', '2028-03-01'],
  ])(
    '§ 187 Abs. 2 S. 2 BGB: born %s, %i completed on %s, reached from %s',
    (bornOn, age, on, from) => {
      expect(dueOf('age', { bornOn, age })).toBe(on)
      expect(datesOf('age', { bornOn, age })).toEqual({ reachedFrom: from })
    },
  )

  it('§ 10 Abs. 1 StAG: lawful residence since 2021-11-30, sixty months met from 2026-11-30', () => {
    const facts = { residenceSince: '2021-11-30' }

    expect(dueOf('naturalisation-residence', facts)).toBe('2026-11-29')
    expect(datesOf('naturalisation-residence', facts)).toEqual({ metFrom: '2026-11-30' })
    expect(dueOf('naturalisation-residence', { ...facts, creditedMonths: 12 })).toBe('2025-11-29')
  })

  it('§ 12a Abs. 1 bis 3 AufenthG: recognised on 2026-11-10, three years and six months unmoved', () => {
    expect(dueOf('residence-obligation-end', { recognisedOn: '2026-11-10' })).toBe('2029-11-10')
    expect(dueOf('residence-assignment-window', { recognisedOn: '2026-11-10' })).toBe('2027-05-10')
  })

  it('§ 31 Abs. 2 und 3 S. 1 VwVfG: two weeks notified on 2026-12-11 end on Monday 2026-12-28', () => {
    const facts = { notifiedOn: '2026-12-11', procedureLaw: 'vwvfg', count: 2, unit: 'weeks' }

    expect(dueOf('authority-period', facts)).toBe('2026-12-28')
    expect(linesOf('authority-period', facts)).toEqual([
      'Bekanntgabe | 2026-12-11 | Tag der Bekanntgabe; dieser Tag zählt nicht; der wirkliche Tag gilt, keine Verschiebung | § 41 Abs. 1 VwVfG NRW',
      'Frist beginnt | 2026-12-12 | Tag danach; Dauer: zwei Wochen | § 31 Abs. 2 VwVfG NRW',
      'Zwei Wochen enden rechnerisch | 2026-12-25 | gleicher Wochentag wie der Tag der Bekanntgabe | § 188 Abs. 2 BGB',
      'Übersprungen | 2026-12-25 | 1. Weihnachtstag, gesetzlicher Feiertag in NRW | § 31 Abs. 3 S. 1 VwVfG NRW',
      'Übersprungen | 2026-12-26 | 2. Weihnachtstag und Samstag | § 31 Abs. 3 S. 1 VwVfG NRW',
      'Übersprungen | 2026-12-27 | Sonntag | § 31 Abs. 3 S. 1 VwVfG NRW',
      'Frist endet | 2026-12-28 | nächster Werktag, 24:00 Uhr | § 31 Abs. 3 S. 1 VwVfG NRW',
    ])
  })

  it.each([
    ['endOfPeriodWithNotice', '2026-12-20', '§ 31 Abs. 3 S. 2'],
    ['appointment', '2026-12-20', '§ 31 Abs. 5'],
    ['endOfPeriod', '2026-12-21', '§ 31 Abs. 3 S. 1'],
  ])('VwVfG: Sunday 2026-12-20 as %s ends on %s (%s)', (meaning, due, basis) => {
    const facts = { fixedOn: '2026-12-20', procedureLaw: 'vwvfg', meaning }

    expect(dueOf('authority-fixed-date', facts)).toBe(due)
    expect(linesOf('authority-fixed-date', facts).at(-1)).toContain(`${basis} VwVfG`)
  })

  it.each([
    ['2026-12-04T15:00', 48, '2026-12-06T15:00:00+01:00'],
    ['2026-10-24T15:00', 48, '2026-10-26T14:00:00+01:00'],
    ['2027-03-27T15:00', 24, '2027-03-28T16:00:00+02:00'],
    ['2026-12-24T23:30', 1, '2026-12-25T00:30:00+01:00'],
  ])('§ 26 Abs. 6 SGB X: %s and %i hours end at %s', (startsAt, hours, end) => {
    const { computed } = ask('authority-hours', { startsAt, hours, procedureLaw: 'sgb-x' })

    expect(computed.dueOn !== null && computed.at?.toString({ timeZoneName: 'never' })).toBe(end)
    expect(computed.dueOn?.toString()).toBe(end.slice(0, 10))
  })

  it('Art. 12 Abs. 3 DSGVO: a request of Monday 2026-11-30 is answered by Wednesday 2026-12-30', () => {
    expect(dueOf('data-subject-request', { receivedOn: '2026-11-30' })).toBe('2026-12-30')
    expect(dueOf('data-subject-request', { receivedOn: '2026-11-30', extended: true })).toBe(
      '2027-03-01',
    )
  })
})
