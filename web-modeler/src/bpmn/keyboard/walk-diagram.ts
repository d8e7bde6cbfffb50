import type { FlowStep } from '../../resources/cases.ts'
import { codes } from '../../texts/codes.ts'
import { t } from '../../texts/de.ts'
import { type Canvas, type ElementRegistry, isStop, type Shape } from '../diagram.ts'

type Services = { canvas: Canvas; elementRegistry: ElementRegistry }
type Hooks = { announce: (text: string) => void; onSelect: (elementId: string) => void }

/**
 * Makes the picture walkable: one tab stop, then → and ← follow the flow, ↑ and ↓ choose the branch,
 * Enter selects. Every node has a name; lines and labels are silent because the names say what they say.
 */
export function walkDiagram(
  { canvas, elementRegistry }: Services,
  title: string,
  steps: readonly FlowStep[],
  { announce, onSelect }: Hooks,
) {
  const svg = canvas.getContainer().querySelector('svg')
  if (!svg) return { standOn: () => undefined }
  svg.setAttribute('role', 'application')
  svg.setAttribute('aria-label', t.caseFile.flow.canvas(title))
  svg.setAttribute('tabindex', '-1')

  const byId = new Map(steps.map((step) => [step.elementId, step]))
  const stops = elementRegistry.filter(isStop)
  const branch = new Map<string, number>()
  // Where the case stands, and rather the step itself than the frame around it.
  const standing = stops.filter(({ id }) => byId.get(id)?.state === 'current')
  let current =
    standing.find(({ children = [] }) => children.length === 0) ?? standing[0] ?? stops[0]

  for (const element of elementRegistry.filter((one) => !isStop(one) && one.id !== 'label')) {
    canvas
      .getGraphics(element.id)
      ?.querySelector('.djs-visual')
      ?.setAttribute('aria-hidden', 'true')
  }
  for (const stop of stops) {
    const node = canvas.getGraphics(stop.id)
    const step = byId.get(stop.id)
    const name = step?.title || stop.businessObject.name || t.caseFile.flow.unnamed
    node.setAttribute('role', 'img')
    node.setAttribute('tabindex', stop === current ? '0' : '-1')
    node.setAttribute(
      'aria-label',
      t.caseFile.flow.node(
        codes.stepKind(step?.kind ?? 'task'),
        name,
        codes.stepState(step?.state ?? 'open'),
      ),
    )
    node.addEventListener('keydown', (event) => press(event, stop))
  }

  function standOn(stop: Shape | undefined, focus: boolean) {
    if (!stop) return
    if (current) canvas.getGraphics(current.id)?.setAttribute('tabindex', '-1')
    current = stop
    const node = canvas.getGraphics(stop.id)
    node.setAttribute('tabindex', '0')
    if (focus) {
      canvas.scrollToElement(stop.id, 60)
      node.focus()
    }
  }

  function press(event: KeyboardEvent, stop: Shape) {
    const ways = waysFrom(stop)
    const chosen = branch.get(stop.id) ?? 0
    const act: Record<string, () => void> = {
      ArrowRight: () => standOn(ways[chosen]?.target, true),
      ArrowLeft: () => standOn(cameFrom(stop), true),
      ArrowDown: () => turn(stop, ways, chosen + 1),
      ArrowUp: () => turn(stop, ways, chosen - 1),
      Home: () => standOn(stops[0], true),
      End: () => standOn(stops.at(-1), true),
      Enter: () => onSelect(stop.id),
      ' ': () => onSelect(stop.id),
    }
    const run = act[event.key]
    if (!run || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }

  function turn(stop: Shape, ways: readonly Way[], wanted: number) {
    if (ways.length === 0) return
    const next = (wanted + ways.length) % ways.length
    branch.set(stop.id, next)
    announce(t.caseFile.flow.branch(next + 1, ways.length, ways[next]?.answer ?? null))
  }

  return {
    standOn: (elementId: string) =>
      standOn(
        stops.find(({ id }) => id === elementId),
        false,
      ),
  }
}

type Way = { target: Shape; answer: string | null }

/** Ways on from here; an event on the edge of a step is one of them. */
const waysFrom = (stop: Shape): Way[] => [
  ...stop.outgoing
    .filter((line) => isStop(line.target))
    .map((line) => ({ target: line.target, answer: line.businessObject.name ?? null })),
  ...(stop.attachers ?? []).map((event) => ({
    target: event,
    answer: event.businessObject.name ?? null,
  })),
]

const cameFrom = (stop: Shape): Shape | undefined =>
  stop.incoming.find((line) => isStop(line.source))?.source ??
  (stop as Shape & { host?: Shape }).host
