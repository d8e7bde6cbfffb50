import { describe, expect, it } from 'vitest'
import { ask, dueOf, linesOf } from './ask.ts'

describe('the law of the day on which it is read', () => {
  it.each([
    ['2024-11-27', '2024-03-04', '2025-03-04'],
    ['2024-11-28', '2024-03-04', '2026-03-04'],
    ['2025-10-27', '2025-03-04', '2026-03-04'],
    ['2025-10-28', '2025-03-04', '2027-03-04'],
    ['2026-11-22', '2024-02-01', '2027-03-04'],
    ['2026-11-22', '2026-02-01', '2027-03-04'],
    ['2026-11-22', '2026-01-31', '2027-03-04'],
    ['2026-11-22', '2024-01-31', '2024-01-31'],
    ['2026-11-22', '2027-03-04', '2027-03-04'],
    ['2026-11-22', '2028-01-31', '2028-01-31'],
  ])(
    '§ 2 Abs. 1 UkraineAufenthFGV as of %s: a card printed until %s ends on %s',
    (asOf, printedValidUntil, ends) => {
      expect(dueOf('temporary-protection-end', { printedValidUntil }, { asOf })).toBe(ends)
    },
  )

  it.each([
    ['2023-05-10', '2026-01-31', '2027-03-04'],
    ['2025-05-10', '2026-01-31', '2026-01-31'],
    ['2025-05-10', '2026-03-04', '2027-03-04'],
    ['2026-02-01', '2026-12-31', '2027-03-04'],
    ['2026-02-02', '2026-12-31', '2026-12-31'],
  ])(
    '§ 2 Abs. 1 UkraineAufenthFGV: issued on %s and printed until %s, it was valid on the day or not: %s',
    (issuedOn, printedValidUntil, ends) => {
      expect(dueOf('temporary-protection-end', { printedValidUntil, issuedOn })).toBe(ends)
    },
  )

  it('§ 2 Abs. 1 UkraineAufenthFGV: every regulation that carried the card on has its own line', () => {
    expect(linesOf('temporary-protection-end', { printedValidUntil: '2024-03-04' })).toEqual([
      'Maßgebliche Fassung | 2026-11-22 | es gilt das Recht an diesem Tag: Fassung seit 28.10.2025 | § 2 Abs. 1 UkraineAufenthFGV',
      'Aufgedrucktes Ende | 2024-03-04 | laut Karte | § 24 Abs. 1 AufenthG',
      'Gilt kraft Verordnung fort | 2025-03-04 | war am 01.02.2024 gültig; Verlängerung im Einzelfall nicht nötig | § 2 Abs. 1 UkraineAufenthFGV (Fassung 2023)',
      'Gilt kraft Verordnung fort | 2026-03-04 | war am 01.02.2025 gültig; Verlängerung im Einzelfall nicht nötig | § 2 Abs. 1 UkraineAufenthFGV (Fassung 2024)',
      'Gilt kraft Verordnung fort | 2027-03-04 | war am 01.02.2026 gültig; Verlängerung im Einzelfall nicht nötig | § 2 Abs. 1 UkraineAufenthFGV',
      'Aufenthaltserlaubnis endet | 2027-03-04 | das aufgedruckte Datum ist überholt; kein Fristende im Sinne des § 31 Abs. 3 VwVfG, keine Verschiebung | § 2 Abs. 1 UkraineAufenthFGV',
    ])
  })

  it.each([
    [
      { printedValidUntil: '2026-12-31', issuedOn: '2026-05-04' },
      'am 01.02.2026 noch nicht erteilt',
    ],
    [{ printedValidUntil: '2024-01-31' }, 'am 01.02.2026 nicht mehr gültig'],
    [{ printedValidUntil: '2028-01-31' }, 'die Karte ohnehin so lange gilt'],
  ])('§ 2 Abs. 1 UkraineAufenthFGV: %o is not carried on, because %s', (facts, why) => {
    expect(linesOf('temporary-protection-end', facts as Record<string, string>).at(-1)).toContain(
      why,
    )
  })

  it.each([
    ['2025-12-01', '2025-12-04', '2026-03-04'],
    ['2025-12-01', '2025-12-05', undefined],
    ['2025-12-02', '2025-12-05', '2026-03-05'],
    ['2026-11-22', '2026-12-04', '2027-03-04'],
  ])(
    '§ 2 Abs. 1, § 4 Abs. 2 UkraineAufenthÜV as of %s: entered on %s, exempt until %s',
    (asOf, enteredOn, until) => {
      expect(dueOf('visa-free-stay-ukraine', { enteredOn }, { asOf })).toBe(until)
    },
  )

  it.each([
    ['2019-08-20', '2020-04-09'],
    ['2019-08-21', '2020-07-09'],
    ['2024-02-26', '2020-07-09'],
    ['2024-02-27', '2022-01-09'],
  ])('§ 2 Abs. 1 S. 1 AsylbLG as of %s: in the country since 2019-01-10, met on %s', (asOf, on) => {
    expect(dueOf('analogous-benefits-from', { stayBeganOn: '2019-01-10' }, { asOf })).toBe(on)
  })

  it('§ 10 Abs. 3 StAG: a repealed rule says when it was law', () => {
    const fault = (asOf: string) => {
      try {
        return ask('naturalisation-residence-shortened', { residenceSince: '2022-01-01' }, { asOf })
      } catch (error) {
        return JSON.stringify((error as Error).cause)
      }
    }

    expect(fault('2025-10-30')).toContain('Sie galt vom 27.06.2024 bis 29.10.2025.')
    expect(fault('2024-06-26')).toContain('Sie gilt vom 27.06.2024')
  })

  it('§ 35a StAG: a bar only since the law has it', () => {
    const facts = { foundOn: '2025-12-29' }

    expect(dueOf('naturalisation-lockout', facts, { asOf: '2025-12-29' })).toBe('2035-12-29')
    expect(() => ask('naturalisation-lockout', facts, { asOf: '2025-12-24' })).toThrowError(
      expect.objectContaining({ code: 'DEADLINE_RULE_NOT_VALID' }),
    )
  })

  it.each([
    ['2024-12-27', '2024-12-30', '2025-01-30'],
    ['2024-12-28', '2024-12-31', '2025-01-31'],
    ['2024-12-29', '2025-01-01', '2025-02-03'],
    ['2024-12-30', '2025-01-02', '2025-02-03'],
    ['2024-12-31', '2025-01-03', '2025-02-03'],
    ['2025-01-01', '2025-01-05', '2025-02-05'],
    ['2025-01-02', '2025-01-06', '2025-02-06'],
  ])(
    '§ 37 Abs. 2 S. 1 SGB X around 2025, § 84 Abs. 1 SGG: posted on %s, notified on %s, objection until %s',
    (postedOn, notified, until) => {
      const facts = { postedOn, instruction: 'correct', field: 'sgb-x' }

      expect(dueOf('notification-letter', { postedOn, procedureLaw: 'sgb-x' })).toBe(notified)
      expect(dueOf('objection-social', facts)).toBe(until)
    },
  )
})
