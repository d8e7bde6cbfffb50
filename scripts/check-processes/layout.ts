import type { ModdleElement } from 'bpmn-moddle'
import { idOf, isSubProcess, kindOf, listOf, one } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

type Point = { x: number; y: number }
type Box = Point & { width: number; height: number }
type Segment = { edge: ModdleElement; from: Point; to: Point }

const flows = ['sequenceFlow', 'messageFlow']
/** Crossings a reader still follows: one for every so many sequence flows. */
const flowsPerCrossing = 2
/** Ends of flows may lie this far from the border of their node, in pixels. */
const reach = 3

/** A diagram that can hang on a wall: nothing overlaps, flows run straight and touch what they join. */
export const checkLayout: Rule = ({ diagrams }) => diagrams.flatMap(layoutOf)

function layoutOf(diagram: Diagram): Finding[] {
  const shapes = shapesOf(diagram)
  const segments = segmentsOf(diagram)
  const nodes = diagram.nodes.filter((node) => shapes.has(node))
  const say = (element: ModdleElement, problem: string): Finding => ({
    file: diagram.file,
    element: idOf(element),
    problem: `${problem}; lay the diagram out again`,
  })

  return [
    ...overlaps(nodes, shapes).map(([a, b]) => say(a, `overlaps ${idOf(b)}`)),
    ...strays(diagram, shapes).map(([node, frame]) => say(node, `lies outside ${idOf(frame)}`)),
    ...segmentsOf(diagram, flows)
      .filter(isDiagonal)
      .map(({ edge }) => say(edge, 'runs diagonally')),
    ...throughNodes(segmentsOf(diagram, flows), nodes, shapes).map(([edge, node]) =>
      say(edge, `runs through ${idOf(node)}`),
    ),
    ...looseEnds(diagram, shapes).map(([edge, node]) => say(edge, `does not touch ${idOf(node)}`)),
    ...tangled(diagram, segments).map((problem) => say(diagram.process, problem)),
  ]
}

const planeElements = ({ definitions }: Diagram): ModdleElement[] =>
  listOf(definitions, 'diagrams').flatMap((drawn) => listOf(one(drawn, 'plane'), 'planeElement'))

const shapesOf = (diagram: Diagram): Map<ModdleElement, Box> =>
  new Map(
    planeElements(diagram).flatMap((drawn) => {
      const [element, bounds] = [one(drawn, 'bpmnElement'), drawn['bounds']]
      return element && bounds ? [[element, bounds as Box] as const] : []
    }),
  )

const edgesOf = (
  diagram: Diagram,
  kinds: readonly string[] = ['sequenceFlow'],
): { edge: ModdleElement; path: Point[] }[] =>
  planeElements(diagram).flatMap((drawn) => {
    const edge = one(drawn, 'bpmnElement')
    const path = drawn['waypoint'] as Point[] | undefined
    return edge && path && kinds.includes(kindOf(edge)) ? [{ edge, path }] : []
  })

const segmentsOf = (diagram: Diagram, kinds?: readonly string[]): Segment[] =>
  edgesOf(diagram, kinds).flatMap(({ edge, path }) =>
    path.slice(1).map((to, index) => ({ edge, from: path[index] as Point, to })),
  )

const isDiagonal = ({ from, to }: Segment): boolean =>
  Math.abs(from.x - to.x) > 1 && Math.abs(from.y - to.y) > 1

/** The sub-processes around a node, the innermost first. */
function framesOf(node: ModdleElement): ModdleElement[] {
  const parent = one(node, '$parent')
  return parent && isSubProcess(parent) ? [parent, ...framesOf(parent)] : []
}

function overlaps(nodes: ModdleElement[], shapes: ReadonlyMap<ModdleElement, Box>) {
  return nodes.flatMap((a, index) =>
    nodes.slice(index + 1).flatMap((b): [ModdleElement, ModdleElement][] => {
      if (!meet(shapes.get(a) as Box, shapes.get(b) as Box)) return []
      const joined = a['attachedToRef'] === b || b['attachedToRef'] === a
      return joined || framesOf(a).includes(b) || framesOf(b).includes(a) ? [] : [[a, b]]
    }),
  )
}

const meet = (a: Box, b: Box): boolean =>
  a.x + 1 < b.x + b.width &&
  b.x + 1 < a.x + a.width &&
  a.y + 1 < b.y + b.height &&
  b.y + 1 < a.y + a.height

/** Nodes outside the lane or section they belong to; what hangs at a border counts by its middle. */
function strays(
  { definitions, process, nodes }: Diagram,
  shapes: ReadonlyMap<ModdleElement, Box>,
): [ModdleElement, ModdleElement][] {
  const lanes = listOf(process, 'laneSets').flatMap((set) => listOf(set, 'lanes'))
  const pool = listOf(definitions, 'rootElements')
    .flatMap((element) => listOf(element, 'participants'))
    .find((participant) => participant['processRef'] === process)
  const outside = lanes.filter((lane) => {
    const [box, around] = [shapes.get(lane), pool && shapes.get(pool)]
    return box && around && !cornersOf(box).every((corner) => holds(around, corner))
  })
  const loose = nodes.flatMap((node): [ModdleElement, ModdleElement][] => {
    const lane = lanes.find((one) => listOf(one, 'flowNodeRef').includes(node))
    const box = shapes.get(node)
    return [lane, ...framesOf(node).slice(0, 1)].flatMap((frame) => {
      const around = frame && shapes.get(frame)
      return box && around && !holds(around, middleOf(box)) ? [[node, frame]] : []
    })
  })
  return [...loose, ...outside.flatMap((lane): typeof loose => (pool ? [[lane, pool]] : []))]
}

const cornersOf = ({ x, y, width, height }: Box): Point[] => [
  { x, y },
  { x: x + width, y: y + height },
]

const middleOf = ({ x, y, width, height }: Box): Point => ({
  x: x + width / 2,
  y: y + height / 2,
})
const holds = ({ x, y, width, height }: Box, point: Point, slack = 0): boolean =>
  point.x >= x - slack &&
  point.x <= x + width + slack &&
  point.y >= y - slack &&
  point.y <= y + height + slack

function throughNodes(
  segments: Segment[],
  nodes: ModdleElement[],
  shapes: ReadonlyMap<ModdleElement, Box>,
) {
  return segments.flatMap((segment): [ModdleElement, ModdleElement][] => {
    const cut = nodes.filter((node) => cuts(segment, shapes.get(node) as Box))
    if (cut.length === 0) return []
    const ends = [one(segment.edge, 'sourceRef'), one(segment.edge, 'targetRef')]
    const around = ends.flatMap((end) => (end ? [end, ...framesOf(end)] : []))
    return cut.filter((node) => !around.includes(node)).map((node) => [segment.edge, node])
  })
}

const cuts = ({ from, to }: Segment, { x, y, width, height }: Box): boolean =>
  Math.max(from.x, to.x) > x + 1 &&
  Math.min(from.x, to.x) < x + width - 1 &&
  Math.max(from.y, to.y) > y + 1 &&
  Math.min(from.y, to.y) < y + height - 1

function looseEnds(diagram: Diagram, shapes: ReadonlyMap<ModdleElement, Box>) {
  return edgesOf(diagram, flows).flatMap(({ edge, path }): [ModdleElement, ModdleElement][] =>
    [
      [one(edge, 'sourceRef'), path[0]] as const,
      [one(edge, 'targetRef'), path.at(-1)] as const,
    ].flatMap(([node, point]) => {
      const box = node && shapes.get(node)
      return node && box && point && !holds(box, point, reach) ? [[edge, node]] : []
    }),
  )
}

function tangled(diagram: Diagram, segments: Segment[]): string[] {
  const flat = segments.filter(({ from, to }) => from.y === to.y)
  const steep = segments.filter(({ from, to }) => from.x === to.x && from.y !== to.y)
  const crossings = flat.reduce(
    (count, one) => count + steep.filter((other) => cross(one, other)).length,
    0,
  )
  const allowed = Math.max(2, Math.floor(edgesOf(diagram).length / flowsPerCrossing))
  return crossings > allowed
    ? [`has ${crossings} crossings of flows, at most ${allowed} are readable`]
    : []
}

const cross = (flat: Segment, steep: Segment): boolean =>
  flat.edge !== steep.edge &&
  isBetween(steep.from.x, flat.from.x, flat.to.x) &&
  isBetween(flat.from.y, steep.from.y, steep.to.y)

const isBetween = (value: number, one: number, other: number): boolean =>
  value > Math.min(one, other) + 1 && value < Math.max(one, other) - 1
