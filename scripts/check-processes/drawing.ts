import type { ModdleElement } from 'bpmn-moddle'
import { flowsOf, idOf, isSubProcess, kindOf, listOf, nodesOf, one, text } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

const mostNodes = 25
/** Letters of a label; a pool may name several offices. */
const longest = 90
/** Words that no German label holds. */
const english =
  /\b(the|of|and|with|for|is|are|open|close|closed|send|sent|check|wait|request|received|done)\b/i

/** The picture is complete, named and small enough to be read. */
export const checkDrawing: Rule = ({ diagrams }) =>
  diagrams.flatMap((diagram) => {
    const findings: Finding[] = []
    const refuse = (element: ModdleElement, problem: string) =>
      findings.push({ file: diagram.file, element: idOf(element), problem })

    for (const level of diagram.levels) {
      const { length } = nodesOf(level)
      if (length > mostNodes) {
        refuse(level, `has ${length} nodes on one level, at most ${mostNodes}; use a sub-process`)
      }
    }
    checkDrawn(diagram, refuse)
    for (const node of diagram.nodes) checkFlows(node, refuse)
    for (const node of diagram.nodes) checkLabels(node, refuse)
    for (const element of Object.values(diagram.elements)) checkWords(element, refuse)
    return findings
  })

type Refuse = (element: ModdleElement, problem: string) => void

function checkDrawn({ definitions, process, levels }: Diagram, refuse: Refuse): void {
  const shapes = listOf(definitions, 'diagrams').flatMap((diagram) =>
    listOf(one(diagram, 'plane'), 'planeElement'),
  )
  const drawn = new Set(shapes.map((shape) => shape['bpmnElement']))
  const collaboration = listOf(definitions, 'rootElements').find(
    (element) => element.$type === 'bpmn:Collaboration',
  )
  const expected = [
    ...listOf(collaboration, 'participants'),
    ...listOf(collaboration, 'messageFlows'),
    ...listOf(process, 'laneSets').flatMap((set) => listOf(set, 'lanes')),
    ...levels.flatMap((level) => [
      ...nodesOf(level),
      ...flowsOf(level),
      ...listOf(level, 'artifacts'),
    ]),
  ]
  for (const element of expected) {
    if (!drawn.has(element)) refuse(element, 'is not drawn; give it a place in the diagram')
  }
  const collapsed = shapes.filter((shape) => shape['isExpanded'] === false)
  for (const shape of collapsed) {
    refuse(one(shape, 'bpmnElement') ?? shape, 'is folded up; show what is in it')
  }
}

function checkFlows(node: ModdleElement, refuse: Refuse): void {
  const kind = kindOf(node)
  const starts = kind === 'startEvent' || kind === 'boundaryEvent' || isEventSubProcess(node)
  const ends = kind === 'endEvent' || isEventSubProcess(node)
  if (!starts && listOf(node, 'incoming').length === 0) {
    refuse(node, 'has no incoming flow; connect it, and write bpmn:incoming')
  }
  if (!ends && listOf(node, 'outgoing').length === 0) {
    refuse(node, 'has no outgoing flow; connect it, and write bpmn:outgoing')
  }
}

/** Whatever people read on the picture. */
const labelled = /(Task|Event|Gateway|Activity|SubProcess|Flow|Lane|Participant)$/

function checkWords(element: ModdleElement, refuse: Refuse): void {
  const label = text(element, 'name')
  if (!labelled.test(element.$type) || label === '') return
  if (english.test(label))
    refuse(element, `its label „${label}“ is not German; say it as people do`)
  if (label.length > longest) {
    refuse(element, `its label has ${label.length} letters, at most ${longest} fit; shorten it`)
  }
}

const isEventSubProcess = (node: ModdleElement): boolean =>
  isSubProcess(node) && node['triggeredByEvent'] === true

function checkLabels(node: ModdleElement, refuse: Refuse): void {
  const exits = listOf(node, 'outgoing')
  const isGateway = kindOf(node).endsWith('Gateway')
  if (text(node, 'name').trim() === '' && (!isGateway || exits.length > 1)) {
    refuse(node, 'has no label; say in German what happens here')
  }
  if (!['exclusiveGateway', 'inclusiveGateway'].includes(kindOf(node)) || exits.length < 2) return
  if (!text(node, 'name').trim().endsWith('?')) {
    refuse(node, 'asks nothing; write its label as a question that ends with “?”')
  }
  for (const flow of exits) {
    if (text(flow, 'name').trim() === '')
      refuse(flow, 'has no label; name the answer it stands for')
  }
  const answers = exits.map((flow) => text(flow, 'name').trim().toLowerCase()).filter(Boolean)
  const twice = answers.find((answer, index) => answers.indexOf(answer) !== index)
  if (twice) refuse(node, `has the answer „${twice}“ twice; say how they differ`)
}
