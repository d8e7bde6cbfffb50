import { describe, expect, it } from 'vitest'
import { ask, datesOf, dueOf, linesOf } from './ask.ts'

describe('ages of the law', () => {
  it.each([
    ['1946-12-31', '2011-12-31', '2011-12-30'],
    ['1947-01-01', '2012-01-31', '2012-01-31'],
    ['1958-07-15', '2024-07-31', '2024-07-14'],
    ['1959-03-02', '2025-05-31', '2025-05-01'],
    ['1960-08-01', '2026-11-30', '2026-11-30'],
    ['1960-08-02', '2026-12-31', '2026-12-01'],
    ['1963-12-31', '2030-10-31', '2030-10-30'],
    ['1964-01-01', '2030-12-31', '2030-12-31'],
    ['1964-02-29', '2031-02-28', '2031-02-28'],
    ['1980-02-29', '2047-02-28', '2047-02-28'],
  ])(
    '§ 7a SGB II, § 41 Abs. 2 SGB XII: born %s, benefits for those able to work until %s (age completed %s)',
    (bornOn, until, completed) => {
      const next = Temporal.PlainDate.from(until).add({ days: 1 }).toString()

      expect(dueOf('age-limit-basic-income', { bornOn })).toBe(until)
      expect(datesOf('age-limit-basic-income', { bornOn })).toEqual({
        limitReachedOn: completed,
        basicIncomeUntil: until,
        oldAgeSupportFrom: next,
      })
    },
  )

  it('§ 34 S. 1 StAG, § 80 Abs. 1 AufenthG: sixteen for naturalisation, eighteen at the foreigners authority', () => {
    const bornOn = '2010-12-01'

    expect(linesOf('age-naturalisation-capacity', { bornOn }).at(-1)).toContain(
      'kann die Einbürgerung selbst beantragen',
    )
    expect(linesOf('age-majority', { bornOn }).at(-1)).toContain(
      'selbst handlungsfähig bei der Ausländerbehörde',
    )
    expect(dueOf('age-majority', { bornOn })).toBe('2028-11-30')
  })
})

describe('benefit periods of the law', () => {
  it.each([
    ['2026-08-14', '2026-11-30', '2026-11-30'],
    ['2026-08-31', '2026-11-30', '2026-11-30'],
    ['2026-07-01', '2026-10-31', '2026-11-02'],
    ['2026-11-01', '2027-02-28', '2027-03-01'],
  ])(
    '§ 3 Abs. 3 S. 2 BKV NRW: work ended on %s, three months after its month end on %s, proof until %s',
    (workEndedOn, raw, due) => {
      const { computed } = ask('payment-card-proof', { workEndedOn })

      expect([String(computed.rawOn), String(computed.dueOn)]).toEqual([raw, due])
    },
  )

  it('§ 74 Abs. 1 S. 3 SGB II: six months at most with a provisional certificate', () => {
    const facts = { startsOn: '2027-01-01', duration: 'provisionalCertificate' }

    expect(dueOf('approval-period', facts)).toBe('2027-06-30')
    expect(linesOf('approval-period', facts)[1]).toBe(
      'Dauer | 2027-01-01 | Sechs Monate ab diesem Tag | § 74 Abs. 1 S. 3 SGB II',
    )
  })

  it.each([
    ['§ 15 Abs. 3 S. 2 SGB II', 'cooperation-plan-update', 'planOn', '2026-08-31', '2027-03-01'],
    ['§ 23 Abs. 3 S. 3 SGB XII', 'bridging-benefits', 'grantedFrom', '2026-12-07', '2027-01-06'],
    [
      '§ 23 Abs. 3 S. 3 SGB XII',
      'bridging-benefits-again',
      'receivedOn',
      '2026-12-07',
      '2028-12-07',
    ],
    [
      '§ 7 Abs. 1 S. 5 SGB II',
      'union-citizens-five-years',
      'registeredOn',
      '2021-12-15',
      '2026-12-14',
    ],
    ['§ 16 Abs. 2 SGB I', 'application-passed-on', 'arrivedOn', '2026-12-31', '2026-12-31'],
    ['§ 16 Abs. 2 SGB I', 'application-passed-on', 'arrivedOn', '2026-12-25', '2026-12-28'],
  ])('%s: %s with %s %s falls on %s', (_law, rule, fact, on, due) => {
    expect(dueOf(rule, { [fact]: on })).toBe(due)
  })

  it('§ 37 Abs. 2 S. 2 SGB II: without a known entitlement there is no later of two days', () => {
    expect(linesOf('basic-income-from', { filedOn: '2027-01-04' }).at(-1)).toBe(
      'SGB-II-Leistungen ab | 2027-01-01 | Erster des Antragsmonats, wenn an diesem Tag alle Voraussetzungen vorliegen | § 37 Abs. 2 SGB II',
    )
  })

  it('§ 25 Abs. 1 S. 3, Abs. 2 S. 3 AufenthG: recognition does not wait for the card', () => {
    const facts = { changedOn: '2026-11-10', change: 'protection' }

    expect(linesOf('asylum-benefits-end', facts)[0]).toContain(
      'auf die Karte (eAT) kommt es nicht an',
    )
  })
})

describe('back to the AsylbLG', () => {
  it.each([
    ['2026-12-07', '2026-11-30', '2026-12-07', 'Lücke von 6 Tagen vom 01.12.2026 bis 06.12.2026'],
    ['2026-12-02', '2026-11-30', '2026-12-02', 'Lücke von einem Tag vom 01.12.2026 bis 01.12.2026'],
    ['2026-12-01', '2026-11-30', '2026-12-01', undefined],
    ['2026-11-20', '2026-11-30', '2026-12-01', undefined],
    ['2026-12-06', undefined, '2026-12-06', undefined],
  ])(
    '§ 6b AsylbLG, § 18 SGB XII: known on %s, SGB II until %s, benefits from %s (%s)',
    (knownOn, ends, from, gap) => {
      const facts = { knownOn, ...(ends ? { previousBenefitEndsOn: ends } : {}) }
      const { computed } = ask('asylum-benefits-from', facts)

      expect(String(computed.dueOn)).toBe(from)
      expect(computed.outcome?.text.split(':')[0]).toBe(gap)
    },
  )

  it('§ 188 Abs. 4 S. 1 SGB V: two weeks from the notice of the health fund, over Christmas', () => {
    expect(dueOf('health-insurance-exit', { informedOn: '2026-12-11' })).toBe('2026-12-28')
  })

  it('§ 187 Abs. 1 BGB: ten working days of any agreement', () => {
    expect(dueOf('working-day-period', { eventOn: '2026-12-18', count: 10 })).toBe('2027-01-05')
    expect(dueOf('working-day-period', { eventOn: '2026-11-16', count: 3 }, { state: 'SN' })).toBe(
      '2026-11-20',
    )
  })
})

describe('residence and naturalisation', () => {
  it.each([
    ['2026-12-01', '25a', '2029-11-30'],
    ['2026-12-01', '25b', '2028-11-30'],
    ['2028-02-29', '25b', '2030-02-28'],
  ])(
    '§ 26 Abs. 1 S. 1, § 25b Abs. 5 S. 1 AufenthG: issued on %s by § %s, valid until %s at most',
    (issuedOn, permit, until) => {
      expect(dueOf('right-to-remain-permit-period', { issuedOn, permit })).toBe(until)
    },
  )

  it.each([
    ['2023-11-30', '2025-02-14', '2027-02-13'],
    ['2023-11-30', '2020-02-14', '2026-11-29'],
    ['2023-11-30', undefined, '2026-11-29'],
  ])(
    '§ 9 Abs. 1 S. 1 StAG: residence since %s, married on %s, both have lasted on %s',
    (residenceSince, marriedOn, on) => {
      const facts = { residenceSince, ...(marriedOn ? { marriedOn } : {}) }

      expect(dueOf('naturalisation-residence-spouse', facts)).toBe(on)
      expect(
        datesOf('naturalisation-residence-spouse', { ...facts, creditedMonths: 12 })['metFrom'],
      ).toBe(marriedOn === '2025-02-14' ? '2027-02-14' : '2025-11-30')
    },
  )

  it('§ 42b Abs. 4 Nr. 2 SGB VIII: the other reading of „Werktag“ has its date', () => {
    expect(datesOf('minor-distribution', { careBeganOn: '2026-12-11' })).toEqual({
      withSaturdays: '2026-12-30',
      distributionExcludedAfter: '2027-01-11',
    })
  })

  it('§ 104c Abs. 2 AufenthG: half a year before is an agreement, the end of the permit is law', () => {
    expect(ask('opportunity-residence-review', { permitEndsOn: '2027-05-31' }).rule.kind).toBe(
      'agreed',
    )
    expect(ask('residence-renewal', { validUntil: '2027-05-31' }).rule.kind).toBe('legal')
  })

  it('Art. 3 Abs. 4 VO (EWG, Euratom) Nr. 1182/71: European law moves to the next Arbeitstag', () => {
    const facts = { receivedOn: '2026-11-27' }

    expect(dueOf('data-subject-request', facts)).toBe('2026-12-28')
    expect(linesOf('data-subject-request', facts).at(-1)).toBe(
      'Frist endet | 2026-12-28 | nächster Arbeitstag, 24:00 Uhr | Art. 3 Abs. 4 VO (EWG, Euratom) Nr. 1182/71',
    )
  })
})
