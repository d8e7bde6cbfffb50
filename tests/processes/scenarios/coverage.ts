import { readFileSync } from 'node:fs'
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import type { Stage } from '../stage.ts'
import { rulesNoted } from './rows-hit.ts'

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

/** Which rows of a table were hit, by a process or by a scenario that asks the table itself. */
export async function tableCoverage(
  { truth }: Stage,
  decisionId: string,
  ruleIds: readonly string[],
  { since }: Pick<Measured, 'since'>,
): Promise<Coverage> {
  const proposals = await truth.query(
    `select distinct rule ->> 'ruleId' as id from proposals, jsonb_array_elements(hit_rules) rule
     where decision_id = $1 and made_at >= $2`,
    [decisionId, since],
  )
  const hit = new Set([...proposals.map(({ id }) => id), ...rulesNoted(decisionId)])
  return count(`${decisionId}: rows`, ruleIds, hit)
}

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
