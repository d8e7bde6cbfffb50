import { setTimeout as sleep } from 'node:timers/promises'
import type { HitRule } from '../../db/schema/proposals.ts'
import type { Clock } from '../clock.ts'
import { missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { checkFacts, type FactFault, isDay } from './facts.ts'
import { factsInvalid, laterFacts } from './faults.ts'
import { type DecisionTable, readTables } from './tables.ts'

const longestWaitMs = 2_000

/** The days a table is asked for; without a decision day, today. */
export type AsOf = { decisionDate?: string | undefined; applicationDate?: string | undefined }

export type Question = {
  decisionId: string
  facts: Readonly<Record<string, unknown>>
  asOf?: AsOf
  /** refuses facts from after the day of the decision; a running case does not stop for them */
  factsUpToDecision?: boolean
  /** tries a law that is not in force yet; the answer says so */
  lragInForce?: boolean
}

/** What a table answered, with everything needed to understand and to keep it. */
export type Answer = {
  table: DecisionTable
  version: number
  key: string
  /** as the engine gave it: a value, a group of values, a list of them, or null for no rule */
  result: unknown
  /** one group of named values per rule that hit */
  rows: Record<string, unknown>[]
  hitRules: HitRule[]
  decisionDate: string
  applicationDate: string | null
  lragInForce: boolean
  /** every fact the table saw, defaults included */
  facts: Record<string, unknown>
  /** facts nobody gave, counted with their default */
  assumed: string[]
}

/**
 * The decision tables: what they ask, and what the engine answers. Facts are checked first, because a
 * missing one is null in the engine and no rule says why it did not hit.
 */
export function createDecisions({
  engine,
  clock,
  lragInForce,
}: Needs<'engine'> & { clock: Clock; lragInForce: boolean }) {
  let reading: ReturnType<typeof readTables> | undefined
  const tables = () => (reading ??= readTables())
  const versions = new Map<string, { version: number; askedAt: number }>()

  const tableOf = async (decisionId: string): Promise<DecisionTable> => {
    const known = await tables()
    const table = known.get(decisionId)
    if (!table) throw unknownDecision(known)
    return table
  }

  const evaluate = async (question: Question): Promise<Answer> => {
    const table = await tableOf(question.decisionId)
    const { facts, assumed, faults } = checkFacts(table.contract, question.facts)
    const today = clock.today().toString()
    const { decisionDate = today, applicationDate } = question.asOf ?? {}
    faults.push(...dayFaults(table, decisionDate, applicationDate))
    if (question.factsUpToDecision) faults.push(...laterFacts(table.contract, facts, decisionDate))
    if (faults.length > 0) throw factsInvalid(faults)

    const flags = { lragInForce: question.lragInForce ?? lragInForce }
    const days = { decisionDate, applicationDate: applicationDate ?? null }
    const { result, version, key, hitRules } = await engine.evaluateDecision({
      decisionId: table.id,
      variables: { ...facts, ...days, ...flags },
    })
    versions.set(table.id, { version, askedAt: Date.parse(clock.now().toString()) })

    return {
      table,
      version,
      key,
      result,
      rows: rowsOf(table, result),
      hitRules: hitRules.map((hit) => hitRule(table, hit)),
      ...days,
      ...flags,
      facts,
      assumed,
    }
  }

  return {
    evaluate,

    readTable: tableOf,

    /** Every table, in the order of the processes. */
    listTables: async (): Promise<DecisionTable[]> => [...(await tables()).values()],

    /**
     * The version the engine would answer with, learnt from the table's own example; null while the
     * engine does not answer, because reading a table must not need it.
     */
    readVersion: async (decisionId: string): Promise<number | null> => {
      const known = versions.get(decisionId)
      if (known && Date.parse(clock.now().toString()) - known.askedAt < 60_000) return known.version
      const { example } = (await tableOf(decisionId)).contract
      const { facts, ...asOf } = example
      const asked = evaluate({ decisionId, facts, asOf }).then(
        ({ version }) => version,
        () => null,
      )
      return Promise.race([asked, sleep(longestWaitMs, null, { ref: false })])
    },
  }
}

/** Whether a column of the table asks for the day of the application. */
export const asksForApplication = (table: DecisionTable): boolean =>
  table.inputs.some(({ fact }) => fact === 'applicationDate')

function dayFaults(
  table: DecisionTable,
  decisionDate: string,
  applicationDate: string | undefined,
): FactFault[] {
  const faults: FactFault[] = []
  const refuse = (name: string, message: string) =>
    faults.push({ path: `/asOf/${name}`, code: 'date', message })
  const real = 'Geben Sie einen Tag an, den es gibt, als JJJJ-MM-TT, zum Beispiel 2026-11-22.'

  if (!isDay(decisionDate)) refuse('decisionDate', `Tag der Entscheidung: ${real}`)
  if (applicationDate !== undefined && !isDay(applicationDate)) {
    refuse('applicationDate', `Tag des Antrags: ${real}`)
  } else if (applicationDate === undefined && asksForApplication(table)) {
    refuse(
      'applicationDate',
      'Diese Regel braucht auch den Tag des Antrags: asOf.applicationDate als JJJJ-MM-TT.',
    )
  } else if (
    applicationDate !== undefined &&
    faults.length === 0 &&
    applicationDate > decisionDate
  ) {
    refuse('applicationDate', 'Der Antrag kann nicht nach dem Tag der Entscheidung liegen.')
  }
  return faults
}

/** A table with one output answers bare values, one with several answers groups of them. */
function rowsOf({ contract }: DecisionTable, result: unknown): Record<string, unknown>[] {
  if (result === null || result === undefined) return []
  const names = Object.keys(contract.result.properties)
  const [only = ''] = names
  return (Array.isArray(result) ? result : [result]).map((row) =>
    names.length === 1 ? { [only]: row } : (row as Record<string, unknown>),
  )
}

/** The rule with its words, so that it can be kept as it was. */
function hitRule(
  { rules }: DecisionTable,
  { ruleId, ruleIndex }: { ruleId: string; ruleIndex: number },
): HitRule {
  const rule = rules[ruleIndex - 1]
  const counted = { ruleId, ruleIndex, ruleCount: rules.length }
  // A table deployed by a newer release may hold a rule this process has never read.
  if (rule?.id !== ruleId) return counted
  const { text, source, validFrom, validTo, verifiedAt } = rule
  return { ...counted, text, source, validFrom, validTo, verifiedAt }
}

function unknownDecision(known: ReadonlyMap<string, DecisionTable>) {
  const message = `Diese Regel gibt es nicht. Bekannt sind: ${[...known.keys()].join(', ')}.`
  return missing('DECISION_UNKNOWN', 'There is no such decision', {
    cause: { body: { errors: [{ path: '/decision', code: 'unknown', message }] } },
  })
}
