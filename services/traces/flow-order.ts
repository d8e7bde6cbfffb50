import type { DiagramElement, DiagramModel } from './diagram.ts'

/**
 * The elements of one level (process or sub-process) so that each comes after what leads to it, loops
 * aside: reverse post-order of a walk from the start events. The first path drawn comes first, then
 * what starts on an edge, last what nothing leads to (event sub-processes).
 */
export function flowOrder(model: DiagramModel, parent: string | null): DiagramElement[] {
  const level = [...model.elements.values()].filter((element) => element.parent === parent)
  const byId = new Map(level.map((element) => [element.id, element]))
  const seen = new Set<string>()
  const finished: DiagramElement[] = []

  const followersOf = (element: DiagramElement): DiagramElement[] => [
    ...element.outgoing.flatMap(({ target }) => byId.get(target) ?? []),
    ...level.filter(({ attachedTo }) => attachedTo === element.id),
  ]

  const visit = (element: DiagramElement) => {
    if (seen.has(element.id)) return
    seen.add(element.id)
    for (const follower of followersOf(element).reverse()) visit(follower)
    finished.push(element)
  }

  const targets = new Set(level.flatMap(({ outgoing }) => outgoing.map(({ target }) => target)))
  const isSource = ({ id, attachedTo }: DiagramElement) => !targets.has(id) && attachedTo === null
  const starts = level.filter(({ type }) => type === 'StartEvent')
  const loose = level.filter((element) => isSource(element) && element.type !== 'StartEvent')
  // Visited backwards because the list is read backwards; whatever is left lies on a loop of its own.
  for (const element of [...loose.reverse(), ...starts.reverse()]) visit(element)
  const ordered = finished.reverse()
  return [...ordered, ...level.filter(({ id }) => !seen.has(id))]
}
