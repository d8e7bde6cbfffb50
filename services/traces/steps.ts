import { type DiagramElement, type DiagramModel, readModel } from './diagram.ts'
import { flowOrder } from './flow-order.ts'

export type StepKind =
  | 'start'
  | 'task'
  | 'automatic'
  | 'decision'
  | 'gateway'
  | 'split'
  | 'wait'
  | 'call'
  | 'end'
  | 'boundary'
export type StepState = 'open' | 'current' | 'done' | 'cancelled' | 'failed'

/** One row of the table that says the same as the diagram, for people who cannot see it. */
export type Step = {
  /** 4, 4.1 inside a sub-process, 7a for an event on the edge of step 7 */
  nr: string
  elementId: string
  title: string
  kind: StepKind
  lane: string | null
  state: StepState
  at: string | null
  /** filled by whoever knows deadlines */
  due: null
  next: { elementId: string; nr: string; answer: string | null }[]
}

type SeenElement = {
  elementId: string
  state: string
  enteredAt: string
  leftAt: string | null
}

/** The steps of a diagram in flow order, with where an instance stands. */
export async function stepTable(
  bpmn: string,
  elements: SeenElement[],
  incidents: { elementId: string }[] = [],
): Promise<Step[]> {
  const model = await readModel(bpmn)
  const failed = new Set(incidents.map(({ elementId }) => elementId))
  const numbered = numberSteps(model)

  return [...numbered].map(([elementId, nr]) => {
    const element = elementOf(model, elementId)
    return {
      nr,
      elementId,
      title: element.name ?? element.id,
      kind: kindOf(element),
      lane: laneOf(element),
      ...whereStands(elements, elementId, failed),
      due: null,
      next: nextOf(model, element, numbered),
    }
  })
}

/** German title of an element as people see it in lists; its id where the diagram names none. */
export async function elementTitle(bpmn: string, elementId: string): Promise<string> {
  return (await readModel(bpmn)).elements.get(elementId)?.name ?? elementId
}

/** German title of the process. */
export async function processTitle(bpmn: string): Promise<string> {
  return (await readModel(bpmn)).title
}

/** What the diagram says about an element; of a user task the „Danach: …“ sentence. */
export async function elementDocumentation(
  bpmn: string,
  elementId: string,
): Promise<string | null> {
  return (await readModel(bpmn)).elements.get(elementId)?.documentation ?? null
}

/** Numbers in flow order: 1, 2, 2a, 3, 3.1. An unnamed gateway only joins paths and gets none. */
function numberSteps(model: DiagramModel): Map<string, string> {
  const numbers = new Map<string, string>()

  const numberLevel = (parent: string | null, prefix: string) => {
    let count = 0
    for (const element of flowOrder(model, parent)) {
      if (element.attachedTo !== null || isJoint(element)) continue
      count += 1
      const nr = `${prefix}${count}`
      numbers.set(element.id, nr)
      boundariesOf(model, element.id).forEach((boundary, at) => {
        numbers.set(boundary.id, `${nr}${String.fromCharCode(97 + at)}`)
      })
      numberLevel(element.id, `${nr}.`)
    }
  }
  numberLevel(null, '')
  return numbers
}

/** An automatic step is KIMflow's own, whoever's phase it is drawn in. */
const laneOf = (element: DiagramElement): string | null => {
  const kind = kindOf(element)
  return kind === 'automatic' || kind === 'decision' ? 'KIMflow' : element.lane
}

const boundariesOf = (model: DiagramModel, hostId: string): DiagramElement[] =>
  [...model.elements.values()].filter(({ attachedTo }) => attachedTo === hostId)

const isJoint = ({ type, name }: DiagramElement): boolean =>
  type.endsWith('Gateway') && type !== 'EventBasedGateway' && name === null

function kindOf({ type }: DiagramElement): StepKind {
  if (type === 'StartEvent') return 'start'
  if (type === 'EndEvent') return 'end'
  if (type === 'BoundaryEvent') return 'boundary'
  if (type === 'UserTask' || type === 'ManualTask') return 'task'
  if (type === 'BusinessRuleTask') return 'decision'
  if (type === 'CallActivity' || type === 'SubProcess') return 'call'
  if (type === 'ReceiveTask' || type === 'IntermediateCatchEvent') return 'wait'
  if (type === 'EventBasedGateway') return 'wait'
  if (type === 'ParallelGateway') return 'split'
  return type.endsWith('Gateway') ? 'gateway' : 'automatic'
}

/** The last visit counts; while any visit is open (several in a multi-instance) the step is current. */
function whereStands(
  elements: SeenElement[],
  elementId: string,
  failed: Set<string>,
): { state: StepState; at: string | null } {
  const visits = elements
    .filter((element) => element.elementId === elementId)
    .sort((a, b) => (a.enteredAt < b.enteredAt ? -1 : 1))
  const open = visits.find(({ state }) => state === 'active')
  if (open) return { state: failed.has(elementId) ? 'failed' : 'current', at: open.enteredAt }
  const last = visits.at(-1)
  if (!last) return { state: 'open', at: null }
  return { state: last.state === 'completed' ? 'done' : 'cancelled', at: last.leftAt }
}

/** The numbered steps that may follow, looking through joints, with the answers on the way. */
function nextOf(
  model: DiagramModel,
  element: DiagramElement,
  numbers: Map<string, string>,
  answer: string | null = null,
  passed = new Set<string>(),
): Step['next'] {
  return element.outgoing.flatMap((flow) => {
    const said = flow.name ?? answer
    const nr = numbers.get(flow.target)
    if (nr !== undefined) return [{ elementId: flow.target, nr, answer: said }]
    const target = model.elements.get(flow.target)
    if (!target || passed.has(target.id)) return []
    return nextOf(model, target, numbers, said, new Set([...passed, target.id]))
  })
}

function elementOf(model: DiagramModel, elementId: string): DiagramElement {
  const element = model.elements.get(elementId)
  if (!element) throw new Error(`No element ${elementId}`)
  return element
}
