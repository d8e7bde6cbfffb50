import type { ModdleElement } from 'bpmn-moddle'
import {
  documentationOf,
  eventOf,
  extension,
  flowsOf,
  headersOf,
  idOf,
  isSubProcess,
  jobTypeOf,
  kindOf,
  listOf,
  nodesOf,
  one,
  text,
} from '../check-processes/diagram.ts'
import type { Diagram } from '../check-processes/project.ts'

const kinds: Record<string, string> = {
  userTask: 'person',
  serviceTask: 'service',
  startEvent: 'start',
  endEvent: 'end',
  boundaryEvent: 'at the border',
  intermediateCatchEvent: 'wait',
  receiveTask: 'wait',
  callActivity: 'other process',
  subProcess: 'section',
  businessRuleTask: 'decision',
}

/** Every step of a diagram as a Markdown table, section by section, gateways left to the picture. */
export function renderSteps({ process, levels }: Diagram): string {
  const lanes = lanesOf(process)
  return levels
    .map((level, index) => {
      const rows = inOrder(level)
        .filter((node) => !kindOf(node).endsWith('Gateway'))
        .map((node) => row(node, lanes))
      const heading = index === 0 ? '' : `**${text(level, 'name')}**\n\n`
      return `${heading}| Step | Kind | Who | How |\n|---|---|---|---|\n${rows.join('\n')}`
    })
    .join('\n\n')
}

const row = (node: ModdleElement, lanes: ReadonlyMap<ModdleElement, string>): string => {
  const host = one(node, 'attachedToRef')
  const label = host ? `${text(host, 'name')}: ${text(node, 'name')}` : text(node, 'name')
  const cells = [
    `„${label}“ (\`${idOf(node)}\`)`,
    kinds[kindOf(node)] ?? kindOf(node),
    whoOf(node, lanes),
    howOf(node),
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '/').replaceAll('\n', ' ')).join(' | ')} |`
}

function whoOf(node: ModdleElement, lanes: ReadonlyMap<ModdleElement, string>): string {
  const groups = text(extension(node, 'zeebe:AssignmentDefinition'), 'candidateGroups')
  return groups
    ? `\`${groups}\``
    : (lanes.get(node) ?? lanes.get(one(node, 'attachedToRef') as ModdleElement) ?? '')
}

function howOf(node: ModdleElement): string {
  const headers = headersOf(node)
  const message = one(eventOf(node, 'messageEventDefinition') ?? node, 'messageRef')
  const timer = eventOf(node, 'timerEventDefinition')
  const error = one(eventOf(node, 'errorEventDefinition'), 'errorRef')
  const called = text(extension(node, 'zeebe:CalledElement'), 'processId')
  const words = [
    headers['form'] && `form \`${headers['form']}\``,
    headers['dueWorkingDays'] && `due in ${headers['dueWorkingDays']} working days`,
    kindOf(node) === 'serviceTask' && `job \`${jobTypeOf(node)}\``,
    ...['decision', 'rule', 'notice', 'state', 'phase', 'outcome', 'facts'].map(
      (name) => headers[name] && `${name} \`${headers[name]}\``,
    ),
    message && `message \`${text(message, 'name')}\``,
    timer &&
      `after \`${['timeDuration', 'timeDate', 'timeCycle'].map((key) => text(one(timer, key), 'body')).join('')}\``,
    error && `error \`${text(error, 'errorCode')}\``,
    called && `process \`${called.replace(/^=/, '')}\``,
    isSubProcess(node) && node['triggeredByEvent'] === true && 'whenever it happens',
    firstSentence(documentationOf(node)),
  ]
  return words.filter(Boolean).join(', ')
}

/** A full stop behind one of these, a letter or a number ends no sentence: „Art. 22“, „z. B.“, „§ 5 Abs. 1 S. 2“. */
const abbreviations =
  'Abs|Art|bzw|ca|evtl|ff|ggf|inkl|lit|Nr|Nrn|Satz|sog|usw|vgl|Ziff|\\p{L}|\\d{1,2}'
const sentenceEnd = new RegExp(
  `(?<!(?<![\\p{L}\\d])(?:${abbreviations})\\.)(?<=[.!?][)“]?)(?=\\s|$)`,
  'u',
)

export const firstSentence = (words: string): string => words.split(sentenceEnd, 1)[0] ?? words

function lanesOf(process: ModdleElement): Map<ModdleElement, string> {
  const lanes = listOf(process, 'laneSets').flatMap((set) => listOf(set, 'lanes'))
  return new Map(
    lanes.flatMap((lane) =>
      listOf(lane, 'flowNodeRef').map((node) => [node, text(lane, 'name')] as const),
    ),
  )
}

/** From the starts along the flows, what hangs at a border after its host, the rest as it is drawn. */
function inOrder(level: ModdleElement): ModdleElement[] {
  const nodes = nodesOf(level)
  const next = new Map<ModdleElement, ModdleElement[]>()
  for (const flow of flowsOf(level)) {
    const source = one(flow, 'sourceRef') as ModdleElement
    next.set(source, [...(next.get(source) ?? []), one(flow, 'targetRef') as ModdleElement])
  }
  const borders = (host: ModdleElement) =>
    nodes.filter((node) => one(node, 'attachedToRef') === host)
  const seen = new Set<ModdleElement>()
  const queue = nodes.filter((node) => kindOf(node) === 'startEvent')
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (seen.has(node)) continue
    seen.add(node)
    queue.push(...(next.get(node) ?? []), ...borders(node))
  }
  return [...seen, ...nodes.filter((node) => !seen.has(node))]
}
