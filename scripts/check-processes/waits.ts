import type { ModdleElement } from 'bpmn-moddle'
import { eventOf, idOf, kindOf, listOf, one } from './diagram.ts'
import type { Rule } from './project.ts'

/** No wait without an end: beside the message there is a timer as the last upper bound. */
export const checkWaits: Rule = ({ diagrams }) =>
  diagrams.flatMap(({ file, nodes }) =>
    nodes.flatMap((node) =>
      problemsOf(node, nodes).map((problem) => ({ file, element: idOf(node), problem })),
    ),
  )

const isTimer = (node: ModdleElement): boolean =>
  eventOf(node, 'timerEventDefinition') !== undefined

function problemsOf(node: ModdleElement, nodes: ModdleElement[]): string[] {
  const forever = 'waits without an upper bound; add a timer beside the message'
  switch (kindOf(node)) {
    case 'eventBasedGateway': {
      const awaited = listOf(node, 'outgoing').flatMap((flow) => one(flow, 'targetRef') ?? [])
      return [
        ...(awaited.some(isTimer) ? [] : [forever]),
        ...(awaited.length > 1 ? [] : ['waits for one thing only; add what else may come']),
      ]
    }
    case 'receiveTask': {
      const borders = nodes.filter((other) => other['attachedToRef'] === node)
      return borders.some((border) => isTimer(border) && border['cancelActivity'] !== false)
        ? []
        : [forever]
    }
    case 'intermediateCatchEvent': {
      if (isTimer(node)) return []
      const isKnown = eventOf(node, 'messageEventDefinition') !== undefined
      if (!isKnown) return ['waits for what nothing here sends; wait for a message or a time']
      // Behind an event-based gateway the gateway is looked at instead.
      return isBehindGateway(node) ? [] : [forever]
    }
    default:
      return []
  }
}

const isBehindGateway = (node: ModdleElement): boolean =>
  listOf(node, 'incoming').some(
    (flow) => kindOf(one(flow, 'sourceRef') ?? node) === 'eventBasedGateway',
  )
