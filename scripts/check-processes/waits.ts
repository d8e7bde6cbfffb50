import type { ModdleElement } from 'bpmn-moddle'
import { eventOf, idOf, kindOf, listOf, one } from './diagram.ts'
import type { Rule } from './project.ts'

/** No wait without an end: beside the message there is a timer as the last upper bound. */
export const checkWaits: Rule = ({ diagrams }) =>
  diagrams.flatMap(({ file, nodes }) =>
    nodes
      .filter((node) => waitsForever(node, nodes))
      .map((node) => ({
        file,
        element: idOf(node),
        problem: 'waits without an upper bound; add a timer beside the message',
      })),
  )

const targetsOf = (node: ModdleElement): ModdleElement[] =>
  listOf(node, 'outgoing').flatMap((flow) => one(flow, 'targetRef') ?? [])

function waitsForever(node: ModdleElement, nodes: ModdleElement[]): boolean {
  const timed = (candidates: ModdleElement[]) =>
    candidates.some((candidate) => eventOf(candidate, 'timerEventDefinition'))
  if (kindOf(node) === 'eventBasedGateway') return !timed(targetsOf(node))
  if (kindOf(node) === 'receiveTask') {
    return !timed(nodes.filter((other) => other['attachedToRef'] === node))
  }
  if (kindOf(node) !== 'intermediateCatchEvent' || !eventOf(node, 'messageEventDefinition')) {
    return false
  }
  // Behind an event-based gateway the gateway is looked at instead.
  return !listOf(node, 'incoming').some(
    (flow) => kindOf(one(flow, 'sourceRef') ?? node) === 'eventBasedGateway',
  )
}
