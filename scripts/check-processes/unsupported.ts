import { extension, idOf, kindOf, text } from './diagram.ts'
import type { Finding, Rule } from './project.ts'

/** What the engine line does silently nothing with, or what hides code in a diagram. */
export const checkUnsupported: Rule = ({ diagrams, unreadable }) => [
  ...unreadable,
  ...diagrams.flatMap(({ file, folder, definitions, process, nodes, warnings, contract }) => {
    const findings: Finding[] = []
    const refuse = (element: string, problem: string) => findings.push({ file, element, problem })

    for (const warning of warnings) refuse('-', `import warning: ${warning}; mend the XML`)
    if (file !== `${process.id}/${process.id}.bpmn`) {
      refuse(idOf(process), `the file must be ${process.id}/${process.id}.bpmn; rename one of them`)
    }
    if (!contract) refuse(idOf(process), `there is no contract; write ${folder}/contract.ts`)
    if (process['isExecutable'] !== true) refuse(idOf(process), 'is not executable; switch it on')
    if (
      text(definitions, 'modeler:executionPlatform') !== 'Camunda Cloud' &&
      attribute(definitions, 'modeler:executionPlatform') !== 'Camunda Cloud'
    ) {
      refuse('definitions', 'is not made for the engine; set executionPlatform to Camunda Cloud')
    }
    for (const node of nodes) {
      if (kindOf(node) === 'scriptTask' || extension(node, 'zeebe:Script')) {
        refuse(idOf(node), 'is a script task; code belongs in a worker')
      }
      if (extension(node, 'zeebe:TaskListeners')) {
        refuse(idOf(node), 'has task listeners, which Zeebe 8.5 ignores; remove them')
      }
      if (extension(node, 'zeebe:ExecutionListeners')) {
        refuse(idOf(node), 'has execution listeners, which Zeebe 8.5 ignores; remove them')
      }
    }
    return findings
  }),
]

const attribute = (element: { [property: string]: unknown }, name: string): string =>
  String((element['$attrs'] as Record<string, unknown> | undefined)?.[name] ?? '')
