import type { ModdleElement } from 'bpmn-moddle'
import type { TSchema } from 'typebox'
import { eventOf, extension, flowsOf, idOf, listOf, one, text } from './diagram.ts'
import { answersOf, comparisonsIn, faultIn, variablesIn } from './feel.ts'
import { codesOf } from './forms.ts'
import type { Diagram, Finding, Rule } from './project.ts'

/** An expression of the diagram, and the variable its answer goes into. */
type Used = { element: ModdleElement; expression?: string; into?: string }

/** Expressions can be read, and read and write only variables and codes of the contract. */
export const checkExpressions: Rule = ({ diagrams }) => diagrams.flatMap(checkDiagram)

function checkDiagram(diagram: Diagram): Finding[] {
  const { file, contract } = diagram
  if (!contract) return []
  const variables: Record<string, TSchema> = contract.variables.properties

  return usedIn(diagram).flatMap(({ element, expression = '', into }) => {
    const fault = expression && faultIn(expression)
    const names = fault ? [] : [...variablesIn(expression), ...(into ? [into] : [])]
    const codes = [
      ...comparisonsIn(expression),
      ...answersOf(expression).map((code) => ({ variable: into ?? '', code })),
    ]
    const answers = into ? answersOf(expression) : []
    const problems = [
      ...answers
        .filter((answer) => !/^[\w.-]*$/.test(answer))
        .map((answer) => `puts the text “${answer}” into ${into}; only codes may enter the engine`),
      ...(fault ? [`its expression “${expression}” ${fault}; mend it`] : []),
      ...names
        .filter((name) => !(name in variables))
        .map(
          (name) =>
            `uses the variable ${name}, which the contract does not name; add it or mend it`,
        ),
      ...codes.flatMap(({ variable, code }) => {
        const known = variables[variable] && codesOf(variables[variable])
        if (!known || code === '' || known.includes(code)) return []
        return [`${variable} is never “${code}”; known: ${known.join(', ')}`]
      }),
    ]
    return problems.map((problem) => ({ file, element: idOf(element), problem }))
  })
}

const usedIn = ({ levels, nodes }: Diagram): Used[] =>
  [
    ...levels.flatMap(flowsOf).map((flow) => ({
      element: flow,
      expression: text(one(flow, 'conditionExpression'), 'body'),
    })),
    ...nodes.flatMap(usedAt),
  ].filter(({ expression, into }: Used) => expression || into)

function usedAt(node: ModdleElement): Used[] {
  const mapping = extension(node, 'zeebe:IoMapping')
  const loop = extension(one(node, 'loopCharacteristics') ?? node, 'zeebe:LoopCharacteristics')
  const maps = [...listOf(mapping, 'inputParameters'), ...listOf(mapping, 'outputParameters')]
  const timer = eventOf(node, 'timerEventDefinition')
  const times = ['timeDuration', 'timeDate', 'timeCycle'].map((kind) =>
    text(one(timer, kind), 'body'),
  )

  return [
    ...maps.map((map) => ({ expression: text(map, 'source'), into: text(map, 'target') })),
    { expression: text(loop, 'inputCollection'), into: text(loop, 'inputElement') },
    { expression: text(loop, 'outputElement'), into: text(loop, 'outputCollection') },
    { into: text(extension(node, 'zeebe:CalledDecision'), 'resultVariable') },
    ...times.filter((time) => time.startsWith('=')).map((expression) => ({ expression })),
  ].map((used) => ({ element: node, ...used }))
}
