import { describe, expect, it } from 'vitest'
import { decisionsOfProcess } from '../../../processes/decisions.ts'
import { checkFacts, isDay, schemasOf } from '../../../services/decisions/facts.ts'
import { readTables } from '../../../services/decisions/tables.ts'

const decisions = Object.values(decisionsOfProcess).flatMap((list) => Object.entries(list))

describe('the facts of the decisions', () => {
  it.each(decisions)('%s: takes its own example and its own defaults', (_, contract) => {
    // when
    const { facts, faults } = checkFacts(contract, contract.example.facts)
    const again = checkFacts(contract, facts)

    // then
    expect(faults).toEqual([])
    expect(again).toMatchObject({ faults: [], assumed: [] })
  })

  it.each(decisions)('%s: names each required fact that is missing', (_, contract) => {
    // given
    const required = schemasOf(contract).filter(([, schema]) => !('default' in schema))

    // when
    const { faults } = checkFacts(contract, {})

    // then
    expect(faults.map(({ path }) => path)).toEqual(required.map(([name]) => `/facts/${name}`))
    expect(contract.facts.required ?? []).toEqual(required.map(([name]) => name))
  })

  it.each(decisions)('%s: refuses a wrong value of every fact', (_, contract) => {
    for (const [name] of schemasOf(contract)) {
      for (const wrong of [{}, -1, 1.5, 'perhaps', [['x']], Number.NaN]) {
        const given = { ...contract.example.facts, [name]: wrong }
        const { faults } = checkFacts(contract, given)
        expect(faults, `${name}: ${String(wrong)}`).toHaveLength(1)
      }
    }
  })

  it('never answers in words of refusal (Art. 22 GDPR)', async () => {
    for (const table of (await readTables()).values()) {
      const said = JSON.stringify([table.rules, table.contract.result])
      expect(said, table.id).not.toMatch(/abgelehnt|ablehnen|Ablehnung|verweigert|versagt/i)
    }
  })

  it.each(['2026-02-30', '2025-02-29', '26-01-01', '2026-1-1', '0001-01-01', '', null, 20260101])(
    'does not take %s for a day',
    (value) => {
      expect(isDay(value)).toBe(false)
    },
  )
})
