import { readFileSync } from 'node:fs'
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import type { Stage } from '../stage.ts'
import { rulesNoted, wasAsked } from './rows-hit.ts'

/** A row of a decision table with its days. */
export type Row = { id: string; validFrom: string; validTo: string | null }
/** Elements no scenario can take, with their reason. */
export type Exception = { processId: string; ids: string[]; reason: string }
/** From which moment of the product's time on it counts, and what no scenario can take. */
export type Measured = { since: string; excused: readonly Exception[] }
export type Coverage = {
  what: string
  taken: number
  of: number
  missing: string[]
  /** taken although the list of exceptions says that nobody can */
  excusedInVain: string[]
}

const walkable = /(Task|Event|Gateway|SubProcess|CallActivity)$/
const folder = new URL('../../../processes/', import.meta.url)

/** How much of a process the instances of scenarios have passed: flow nodes and sequence flows. */
export async function diagramCoverage(
  { truth }: Stage,
  processId: string,
  { since, excused }: Measured,
): Promise<Coverage[]> {
  const xml = readFileSync(new URL(`${processId}/${processId}.bpmn`, folder), 'utf8')
  const all = Object.values((await new BpmnModdle().fromXML(xml)).elementsById)
  const { elements, flows } = await truth.walked(processId, since)
  const cannot = new Set(excused.flatMap((one) => (one.processId === processId ? one.ids : [])))
  const nodes = all.filter(({ $type }) => walkable.test($type)).map(({ id = '' }) => id)
  // The engine tells of no way out of an event gateway; the event it leads to says enough.
  const ways = all
    .filter(
      ({ $type, sourceRef }) =>
        $type === 'bpmn:SequenceFlow' &&
        (sourceRef as ModdleElement).$type !== 'bpmn:EventBasedGateway',
    )
    .map(({ id = '' }) => id)

  return [
    count(`${processId}: flow nodes`, nodes, elements, cannot),
    count(`${processId}: sequence flows`, ways, flows, cannot),
  ]
}

/**
 * Which rows of a table were hit, by a process or by a scenario that asks the table itself, and which
 * edges of their validity a scenario has asked about.
 */
export async function tableCoverage(
  { truth }: Stage,
  decisionId: string,
  rules: readonly Row[],
  { since }: Measured,
): Promise<Coverage[]> {
  const proposals = await truth.query(
    `select distinct rule ->> 'ruleId' as id from proposals, jsonb_array_elements(hit_rules) rule
     where decision_id = $1 and made_at >= $2`,
    [decisionId, since],
  )
  const hit = new Set([...proposals.map(({ id }) => id), ...rulesNoted(decisionId)])
  const edges = rules.flatMap(edgesOf)
  const seen = edges.filter(({ id, day, hit }) => wasAsked(decisionId, id, day, hit))
  return [
    count(
      `${decisionId}: rows`,
      rules.map(({ id }) => id),
      hit,
    ),
    count(`${decisionId}: edges of validity`, edges.map(nameOf), new Set(seen.map(nameOf))),
  ]
}

/** A row hits on its first and last day, and on the days beside them it does not. */
const edgesOf = ({ id, validFrom, validTo }: Row) => [
  { id, day: validFrom, hit: true },
  { id, day: dayBeside(validFrom, -1), hit: false },
  ...(validTo
    ? [
        { id, day: validTo, hit: true },
        { id, day: dayBeside(validTo, 1), hit: false },
      ]
    : []),
]

const dayBeside = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString()

const nameOf = ({ id, day }: { id: string; day: string }): string => `${id} on ${day}`

function count(
  what: string,
  ids: readonly string[],
  taken: ReadonlySet<string>,
  cannot: ReadonlySet<string> = new Set(),
): Coverage {
  const demanded = ids.filter((id) => !cannot.has(id))
  const missing = demanded.filter((id) => !taken.has(id))
  return {
    what,
    taken: demanded.length - missing.length,
    of: demanded.length,
    missing,
    excusedInVain: ids.filter((id) => cannot.has(id) && taken.has(id)),
  }
}

export const readExcused = (): Exception[] =>
  JSON.parse(readFileSync(new URL('uncovered.json', folder), 'utf8'))

export const describeCoverage = ({ what, taken, of, missing }: Coverage): string => {
  const share = of === 0 ? 100 : (100 * taken) / of
  const rest = missing.length > 0 ? `  missing: ${missing.join(', ')}` : ''
  return `${what.padEnd(44)} ${String(taken).padStart(4)} of ${String(of).padStart(4)}  ${share.toFixed(1).padStart(5)} %${rest}`
}
