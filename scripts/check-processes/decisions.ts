import { commonInputs } from '../../processes/decision-contract.ts'
import { decisionsOfProcess } from '../../processes/decisions.ts'
import { extension, headersOf, idOf, kindOf, text } from './diagram.ts'
import type { Finding, Rule } from './project.ts'

/** Every decision a diagram names exists, and its table asks for exactly the facts we can give. */
export const checkDecisions: Rule = ({ diagrams, decisions, contracts }) => {
  const findings: Finding[] = []
  const refuse = (file: string, element: string, problem: string) =>
    findings.push({ file, element, problem })

  for (const { file, nodes } of diagrams) {
    for (const node of nodes.filter((element) => kindOf(element) === 'businessRuleTask')) {
      const called = text(extension(node, 'zeebe:CalledDecision'), 'decisionId')
      const id = called || headersOf(node)['decision'] || ''
      if (!decisions.some((decision) => decision.id === id)) {
        refuse(file, idOf(node), `there is no decision “${id}”; add its table or mend the id`)
      }
    }
  }
  for (const { file, folder, id, table, outputs, warnings } of decisions) {
    const process = contracts.find(({ processId }) => processId === folder)
    const contract = (process?.decisions ?? decisionsOfProcess[folder])?.[id]
    if (!file.endsWith(`/decisions/${id}.dmn`)) {
      refuse(file, id, 'the file name is not the decision id; rename one of them')
    }
    for (const warning of warnings) refuse(file, id, `import warning: ${warning}; mend the XML`)
    if (!contract) {
      refuse(file, id, 'the contract of the process does not list this decision; add it')
      continue
    }
    const inputs = new Set(table.inputs.flatMap(({ expression }) => namesIn(expression)))
    const facts = Object.keys(contract.facts.properties)
    for (const input of inputs) {
      if (facts.includes(input) || commonInputs.includes(input)) continue
      refuse(file, id, `asks for ${input}, which the contract does not give; mend one of them`)
    }
    for (const fact of facts.filter((name) => !inputs.has(name))) {
      refuse(file, id, `does not ask for the fact ${fact} of the contract; mend one of them`)
    }
    const results = Object.keys(contract.result.properties)
    if (results.join() !== outputs.join()) {
      refuse(file, id, `answers ${outputs.join()} instead of ${results.join()}; mend one of them`)
    }
  }
  for (const contract of contracts) {
    for (const id of Object.keys(contract.decisions)) {
      if (!decisions.some((decision) => decision.id === id)) {
        const file = `${contract.processId}/contract.ts`
        refuse(file, id, `lists a decision without a table; add decisions/${id}.dmn`)
      }
    }
  }
  return findings
}

const words = new Set(['date', 'duration', 'string', 'true', 'false', 'null', 'and', 'or', 'not'])

/** The variables a FEEL expression reads. */
const namesIn = (expression: string): string[] =>
  [...expression.replaceAll(/"[^"]*"/g, '').matchAll(/[A-Za-z_]\w*/g)]
    .map(([name]) => name)
    .filter((name) => !words.has(name))
