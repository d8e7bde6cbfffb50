import type { ModdleElement } from 'bpmn-moddle'
import { extension, idOf, kindOf, listOf, text } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

/** What the engine line runs and our services serve; anything else would be passed by in silence. */
const served = new Set(
  `userTask serviceTask businessRuleTask sendTask receiveTask callActivity subProcess startEvent
   endEvent boundaryEvent intermediateCatchEvent exclusiveGateway inclusiveGateway parallelGateway
   eventBasedGateway`.split(/\s+/),
)
const events = [
  'errorEventDefinition',
  'messageEventDefinition',
  'terminateEventDefinition',
  'timerEventDefinition',
]
const platform = { executionPlatform: 'Camunda Cloud', executionPlatformVersion: '8.5.0' }

/** What the engine line does silently nothing with, or what hides code in a diagram. */
export const checkUnsupported: Rule = ({ diagrams, unreadable }) => [
  ...unreadable,
  ...diagrams.flatMap((diagram) => [
    ...checkProcess(diagram),
    ...diagram.nodes.flatMap((node) => checkNode(diagram, node)),
  ]),
]

function checkProcess({
  file,
  folder,
  definitions,
  process,
  warnings,
  contract,
}: Diagram): Finding[] {
  const findings: Finding[] = []
  const refuse = (element: string, problem: string) => findings.push({ file, element, problem })

  for (const warning of new Set(warnings)) refuse('-', `import warning: ${warning}; mend the XML`)
  if (file !== `${process.id}/${process.id}.bpmn`) {
    refuse(idOf(process), `the file must be ${process.id}/${process.id}.bpmn; rename one of them`)
  }
  if (!contract) refuse(idOf(process), `there is no contract; write ${folder}/contract.ts`)
  if (process['isExecutable'] !== true) refuse(idOf(process), 'is not executable; switch it on')
  for (const [name, value] of Object.entries(platform)) {
    if (attribute(definitions, `modeler:${name}`) !== value) {
      refuse('definitions', `is not made for the engine; set modeler:${name} to ${value}`)
    }
  }
  for (const listeners of listenersOf(process)) {
    refuse(idOf(process), `has ${listeners}, which Zeebe 8.5 ignores; remove them`)
  }
  return findings
}

function checkNode({ file }: Diagram, node: ModdleElement): Finding[] {
  const kind = kindOf(node)
  const isScript = kind === 'scriptTask' || extension(node, 'zeebe:Script')
  const foreign = Object.keys((node['$attrs'] as Record<string, unknown> | undefined) ?? {})
  const problems = [
    ...(isScript ? ['is a script task; code belongs in a worker'] : []),
    ...(isScript || served.has(kind)
      ? []
      : [`is a ${kind}, which nobody serves here; use another element`]),
    ...listOf(node, 'eventDefinitions')
      .map(kindOf)
      .filter((event) => !events.includes(event))
      .map((event) => `has a ${event}, which nothing here sends or catches; use a message`),
    ...(kind === 'endEvent' &&
    listOf(node, 'eventDefinitions').some((one) => kindOf(one) === 'messageEventDefinition')
      ? ['throws a message; tell others in a service task']
      : []),
    ...listenersOf(node).map(
      (listeners) => `has ${listeners}, which Zeebe 8.5 ignores; remove them`,
    ),
    ...foreign
      .filter((name) => name.includes(':') && !name.startsWith('xmlns'))
      .map((name) => `has the attribute ${name} of another engine; remove it`),
  ]
  return problems.map((problem) => ({ file, element: idOf(node), problem }))
}

const listenersOf = (element: ModdleElement): string[] => [
  ...(extension(element, 'zeebe:TaskListeners') ? ['task listeners'] : []),
  ...(extension(element, 'zeebe:ExecutionListeners') ? ['execution listeners'] : []),
]

const attribute = (element: ModdleElement, name: string): string =>
  text(element, name) ||
  String((element['$attrs'] as Record<string, unknown> | undefined)?.[name] ?? '')
