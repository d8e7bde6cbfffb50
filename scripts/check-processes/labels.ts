import type { ModdleElement } from 'bpmn-moddle'
import { idOf, isSubProcess, kindOf, listOf, one } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

type Box = { x: number; y: number; width: number; height: number }
type Point = { x: number; y: number }
type Label = { element: ModdleElement; box: Box; at: Box }

/** A label stands beside what it names, this many pixels away at most. */
const reach = 120
const touch = 2

/** Labels can be read: each stands near its element, on no label, no node and no flow. */
export const checkLabels: Rule = ({ diagrams }) => diagrams.flatMap(checkDiagram)

function checkDiagram(diagram: Diagram): Finding[] {
  const drawn = listOf(diagram.definitions, 'diagrams').flatMap((page) =>
    listOf(one(page, 'plane'), 'planeElement'),
  )
  const labels = drawn.flatMap(labelOf)
  const nodes = drawn.flatMap((shape) => {
    const element = one(shape, 'bpmnElement')
    const solid = element && diagram.nodes.includes(element) && !isSubProcess(element)
    return solid ? [{ element, box: shape['bounds'] as Box }] : []
  })
  const ways = drawn.flatMap((edge) => {
    const element = one(edge, 'bpmnElement')
    const way = (edge['waypoint'] as Point[] | undefined) ?? []
    return element
      ? way.slice(1).map((to, at) => ({ element, box: around([way[at] ?? to, to]) }))
      : []
  })
  const say = (element: ModdleElement, problem: string): Finding => ({
    file: diagram.file,
    element: idOf(element),
    problem: `${problem}; move the label or lay the diagram out again`,
  })

  return labels.flatMap((label, index) => [
    ...(distance(label.box, label.at) > reach
      ? [say(label.element, 'its label stands far away')]
      : []),
    ...nodes
      .filter(({ element, box }) => element !== label.element && overlap(label.box, box))
      .map(({ element }) => say(label.element, `its label covers ${idOf(element)}`)),
    ...ways
      .filter(({ box }) => overlap(label.box, box))
      .map(({ element }) => say(label.element, `${idOf(element)} runs through its label`)),
    ...labels
      .slice(index + 1)
      .filter((other) => overlap(label.box, other.box))
      .map((other) => say(label.element, `its label covers the one of ${idOf(other.element)}`)),
  ])
}

/** Of what stands outside its shape: events, gateways and flows. */
function labelOf(shape: ModdleElement): Label[] {
  const element = one(shape, 'bpmnElement')
  const box = one(one(shape, 'label'), 'bounds') as unknown as Box | undefined
  const way = (shape['waypoint'] as Point[] | undefined) ?? []
  if (!element || !box || (way.length === 0 && !/(Event|Gateway)$/.test(kindOf(element)))) return []
  const at = way.length > 0 ? around(way) : (shape['bounds'] as Box)
  return [{ element, box, at }]
}

function around(way: Point[]): Box {
  const [xs, ys] = [way.map(({ x }) => x), way.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

const gap = (from: number, size: number, other: number, otherSize: number): number =>
  Math.max(other - from - size, from - other - otherSize, 0)
const distance = (a: Box, b: Box): number =>
  Math.hypot(gap(a.x, a.width, b.x, b.width), gap(a.y, a.height, b.y, b.height))
const overlap = (a: Box, b: Box): boolean =>
  a.x + touch < b.x + b.width &&
  b.x + touch < a.x + a.width &&
  a.y + touch < b.y + b.height &&
  b.y + touch < a.y + a.height
