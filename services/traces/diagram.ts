import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { createLru } from './lru.ts'

export type DiagramFlow = { id: string; name: string | null; source: string; target: string }

export type DiagramElement = {
  id: string
  /** without prefix: UserTask, ExclusiveGateway … */
  type: string
  name: string | null
  documentation: string | null
  lane: string | null
  /** the sub-process it lies in */
  parent: string | null
  /** the element a boundary event sits on */
  attachedTo: string | null
  outgoing: DiagramFlow[]
  /** of a job the engine offers; a FEEL expression keeps its `=` */
  jobType: string | null
}

export type DiagramModel = {
  processId: string
  title: string
  documentation: string | null
  /** in the order of the file */
  elements: Map<string, DiagramElement>
}

const userTaskType = 'io.camunda.zeebe:userTask'
const models = createLru<Promise<DiagramModel>>(60)

/** Reads a BPMN file into what the step table, the task list and the deployment check need. */
export function readModel(bpmn: string): Promise<DiagramModel> {
  const known = models.get(bpmn)
  if (known) return known
  const model = parse(bpmn)
  models.set(bpmn, model)
  // A broken diagram is not remembered as broken: the promise would reject for whoever asks next.
  model.catch(() => models.delete(bpmn))
  return model
}

async function parse(bpmn: string): Promise<DiagramModel> {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(bpmn)
  const processes = listOf(rootElement, 'rootElements').filter((e) => e.$type === 'bpmn:Process')
  const process = processes.find((e) => e['isExecutable'] === true) ?? processes[0]
  if (!process) throw new Error('The diagram has no process')

  const elements = new Map<string, DiagramElement>()
  addElements(elements, process, null)
  for (const set of listOf(process, 'laneSets')) nameLanes(elements, set)
  // What lies in a sub-process is done by whose lane the sub-process lies in.
  for (const element of elements.values()) {
    element.lane ??= elements.get(element.parent ?? '')?.lane ?? null
  }

  return {
    processId: idOf(process),
    title: textOf(process['name']) ?? idOf(process),
    documentation: documentationOf(process),
    elements,
  }
}

function addElements(
  elements: Map<string, DiagramElement>,
  container: ModdleElement,
  parent: string | null,
): void {
  const content = listOf(container, 'flowElements')
  // Read from the flows themselves: not every tool repeats them inside the elements.
  const flows = content.filter(({ $type }) => $type === 'bpmn:SequenceFlow').map(flowOf)
  for (const node of content.filter(isFlowNode)) {
    elements.set(idOf(node), {
      id: idOf(node),
      type: node.$type.replace(/^bpmn:/, ''),
      name: textOf(node['name']),
      documentation: documentationOf(node),
      lane: null,
      parent,
      attachedTo: idOrNull(node['attachedToRef']),
      outgoing: flows.filter(({ source }) => source === node.id),
      jobType: jobTypeOf(node),
    })
    addElements(elements, node, idOf(node))
  }
}

const flowNodes = /Event$|Task$|Gateway$|^bpmn:(SubProcess|CallActivity|Transaction|Task)$/
const isFlowNode = (node: ModdleElement) => flowNodes.test(node.$type)

const flowOf = (flow: ModdleElement): DiagramFlow => ({
  id: idOf(flow),
  name: textOf(flow['name']),
  source: idOrNull(flow['sourceRef']) ?? '',
  target: idOrNull(flow['targetRef']) ?? '',
})

function nameLanes(elements: Map<string, DiagramElement>, laneSet: ModdleElement): void {
  for (const lane of listOf(laneSet, 'lanes')) {
    for (const node of listOf(lane, 'flowNodeRef')) {
      const element = elements.get(idOf(node))
      if (element) element.lane = textOf(lane['name'])
    }
    const inner = lane['childLaneSet']
    if (isElement(inner)) nameLanes(elements, inner)
  }
}

/** Human tasks are job-based unless marked as native; everything else names its type itself. */
function jobTypeOf(node: ModdleElement): string | null {
  const extensions = [
    ...extensionsOf(node),
    ...listOf(node, 'eventDefinitions').flatMap((definition) => extensionsOf(definition)),
  ]
  const task = extensions.find((e) => e.$type === 'zeebe:TaskDefinition')
  if (task) return textOf(task['type'])
  const native = extensions.some((e) => e.$type === 'zeebe:UserTask')
  return node.$type === 'bpmn:UserTask' && !native ? userTaskType : null
}

function extensionsOf(node: ModdleElement): ModdleElement[] {
  const holder = node['extensionElements']
  return isElement(holder) ? listOf(holder, 'values') : []
}

function documentationOf(node: ModdleElement): string | null {
  return textOf(listOf(node, 'documentation')[0]?.['text'])
}

function listOf(node: ModdleElement, property: string): ModdleElement[] {
  const value = node[property]
  return Array.isArray(value) ? value.filter(isElement) : []
}

const isElement = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

const idOrNull = (value: unknown): string | null => (isElement(value) ? textOf(value.id) : null)
const idOf = (node: ModdleElement): string => node.id ?? ''
