import { readFileSync } from 'node:fs'
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import type { Stage } from '../stage.ts'
import { rulesNoted } from './rows-hit.ts'

export type Coverage = { what: string; taken: number; of: number; missing: string[] }

const walkable = /(Task|Event|Gateway|SubProcess|CallActivity)$/
const folder = new URL('../../../processes/', import.meta.url)

/** How much of a process some instance has passed: flow nodes and sequence flows. */
export async function diagramCoverage(
  { truth }: Stage,
  processId: string,
  excused: ReadonlySet<string>,
): Promise<Coverage[]> {
  const xml = readFileSync(new URL(`${processId}/${processId}.bpmn`, folder), 'utf8')
  const all = Object.values((await new BpmnModdle().fromXML(xml)).elementsById)
  const { elements, flows } = await truth.walked(processId)
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
    count(`${processId}: flow nodes`, nodes, elements, excused),
    count(`${processId}: sequence flows`, ways, flows, excused),
  ]
}

/** Which rows of a table were hit, by a process or by a scenario that asks the table itself. */
export async function tableCoverage(
  { truth }: Stage,
  decisionId: string,
  ruleIds: readonly string[],
  excused: ReadonlySet<string>,
): Promise<Coverage> {
  const proposals = await truth.query(
    `select distinct rule ->> 'ruleId' as id from proposals, jsonb_array_elements(hit_rules) rule
     where decision_id = $1`,
    [decisionId],
  )
  const hit = new Set([...proposals.map(({ id }) => id), ...rulesNoted(decisionId)])
  return count(`${decisionId}: rows`, ruleIds, hit, excused)
}

function count(
  what: string,
  ids: readonly string[],
  taken: ReadonlySet<string>,
  excused: ReadonlySet<string>,
): Coverage {
  const demanded = ids.filter((id) => !excused.has(id))
  const missing = demanded.filter((id) => !taken.has(id))
  return { what, taken: demanded.length - missing.length, of: demanded.length, missing }
}

/** Elements and rows no scenario can take, each with its reason. */
export function readExcused(): ReadonlySet<string> {
  const list = JSON.parse(readFileSync(new URL('uncovered.json', folder), 'utf8')) as {
    id: string
    reason: string
  }[]
  for (const { id, reason } of list) {
    if (reason.length < 20) throw new Error(`processes/uncovered.json: ${id} gives no reason`)
  }
  return new Set(list.map(({ id }) => id))
}

export const describeCoverage = ({ what, taken, of, missing }: Coverage): string => {
  const share = of === 0 ? 100 : (100 * taken) / of
  const rest = missing.length > 0 ? `  missing: ${missing.join(', ')}` : ''
  return `${what.padEnd(44)} ${String(taken).padStart(4)} of ${String(of).padStart(4)}  ${share.toFixed(1).padStart(5)} %${rest}`
}
