import type { ModdleElement } from 'bpmn-moddle'
import { flowsOf, idOf, kindOf, listOf, one } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

const choosing = ['exclusiveGateway', 'inclusiveGateway']

/** No question stays unanswered, and conditions stand only where the engine looks at them. */
export const checkConditions: Rule = ({ diagrams }) =>
  diagrams.flatMap((diagram) => [...checkGateways(diagram), ...checkFlows(diagram)])

function checkGateways({ file, nodes }: Diagram): Finding[] {
  return nodes
    .filter((node) => choosing.includes(kindOf(node)))
    .flatMap((gateway) => {
      const exits = listOf(gateway, 'outgoing')
      if (exits.length < 2) return []
      const fallback = one(gateway, 'default')
      const refuse = (problem: string) => ({ file, element: idOf(gateway), problem })
      return [
        ...(fallback ? [] : [refuse('has no default flow; choose the exit that does no harm')]),
        ...exits
          .filter((flow) => flow !== fallback && !hasCondition(flow))
          .map((flow) => refuse(`its exit ${idOf(flow)} has no condition; write one`)),
        ...exits
          .filter((flow) => flow === fallback && hasCondition(flow))
          .map((flow) => refuse(`its default ${idOf(flow)} has a condition; remove it`)),
      ]
    })
}

function checkFlows({ file, levels }: Diagram): Finding[] {
  return levels
    .flatMap(flowsOf)
    .filter((flow) => hasCondition(flow) && !choosing.includes(kindOf(sourceOf(flow))))
    .map((flow) => ({
      file,
      element: idOf(flow),
      problem: 'has a condition without a question before it; put a gateway there',
    }))
}

const hasCondition = (flow: ModdleElement): boolean =>
  one(flow, 'conditionExpression') !== undefined
const sourceOf = (flow: ModdleElement): ModdleElement => one(flow, 'sourceRef') ?? flow
