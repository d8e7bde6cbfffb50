import type { ModdleElement } from 'bpmn-moddle'
import { extension, flowsOf, idOf, kindOf, listOf, one, text } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

const keywords = new Set(
  'if then else and or not true false null in some every satisfies return for between instance of'.split(
    ' ',
  ),
)
const builtins =
  /\b(get or else|is defined|list contains|string length|date and time|years and months duration)\b/g

/** The variables a FEEL expression reads; names before a bracket are functions. */
export const variablesIn = (expression: string): string[] => [
  ...new Set(
    [
      ...expression
        .replace(/"(?:[^"\\]|\\.)*"/g, ' ')
        .replace(builtins, ' ')
        .matchAll(/(?<![.\w])[A-Za-z_]\w*(?!\w*\s*\()/g),
    ]
      .map(([name]) => name)
      .filter((name) => !keywords.has(name)),
  ),
]

/** Expressions read and write only variables of the contract, and no question stays unanswered. */
export const checkConditions: Rule = ({ diagrams }) =>
  diagrams.flatMap((diagram) => [...checkVariables(diagram), ...checkGateways(diagram)])

function checkVariables({ file, contract, levels, nodes }: Diagram): Finding[] {
  if (!contract) return []
  const known = Object.keys(contract.variables.properties)
  const used = [
    ...levels.flatMap(flowsOf).map((flow) => ({
      element: flow,
      names: variablesIn(text(one(flow, 'conditionExpression'), 'body')),
    })),
    ...nodes.map((node) => ({ element: node, names: namesOf(node) })),
  ]
  return used.flatMap(({ element, names }) =>
    names
      .filter((name) => !known.includes(name))
      .map((name) => ({
        file,
        element: idOf(element),
        problem: `uses the variable ${name}, which the contract does not name; add it or mend it`,
      })),
  )
}

function namesOf(node: ModdleElement): string[] {
  const mapping = extension(node, 'zeebe:IoMapping')
  const loop = extension(one(node, 'loopCharacteristics') ?? node, 'zeebe:LoopCharacteristics')
  const inputs = listOf(mapping, 'inputParameters')
  const outputs = listOf(mapping, 'outputParameters')
  return [
    ...[...inputs, ...outputs].flatMap((one) => variablesIn(text(one, 'source'))),
    ...outputs.map((output) => text(output, 'target')),
    ...variablesIn(text(loop, 'inputCollection')),
    ...variablesIn(text(loop, 'inputElement')),
  ]
}

function checkGateways({ file, nodes }: Diagram): Finding[] {
  return nodes
    .filter((node) => ['exclusiveGateway', 'inclusiveGateway'].includes(kindOf(node)))
    .flatMap((gateway) => {
      const exits = listOf(gateway, 'outgoing')
      if (exits.length < 2) return []
      const fallback = one(gateway, 'default')
      const refuse = (problem: string) => ({ file, element: idOf(gateway), problem })
      return [
        ...(fallback ? [] : [refuse('has no default flow; choose the exit that does no harm')]),
        ...exits
          .filter((flow) => flow !== fallback && !one(flow, 'conditionExpression'))
          .map((flow) => refuse(`its exit ${idOf(flow)} has no condition; write one`)),
      ]
    })
}
