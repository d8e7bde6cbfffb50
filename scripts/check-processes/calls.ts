import { extension, idOf, kindOf, listOf, text } from './diagram.ts'
import type { Rule } from './project.ts'

/** A call activity calls one of our processes and hands over only what that process knows. */
export const checkCalls: Rule = ({ diagrams, contracts }) =>
  diagrams.flatMap(({ file, nodes }) =>
    nodes
      .filter((node) => kindOf(node) === 'callActivity')
      .flatMap((node) => {
        const call = extension(node, 'zeebe:CalledElement')
        const called = text(call, 'processId')
        const contract = contracts.find(({ processId }) => processId === called)
        const inputs = listOf(extension(node, 'zeebe:IoMapping'), 'inputParameters').map((input) =>
          text(input, 'target'),
        )
        const problems: string[] = []

        if (!diagrams.some(({ process }) => process.id === called)) {
          problems.push(`there is no process “${called}”; mend the id or add its folder`)
        }
        if (text(call, 'propagateAllChildVariables') !== 'false') {
          problems.push('takes over every variable of the called process; switch that off')
        }
        for (const needed of contract?.variables.required ?? []) {
          if (!inputs.includes(needed)) problems.push(`does not hand over ${needed}; add the input`)
        }
        if (text(call, 'propagateAllParentVariables') !== 'false') {
          problems.push('hands over every variable; switch that off and name the inputs')
        }
        for (const target of contract ? inputs : []) {
          if (contract && !(target in contract.variables.properties)) {
            problems.push(`hands over ${target}, which ${called} does not know; remove it`)
          }
        }
        return problems.map((problem) => ({ file, element: idOf(node), problem }))
      }),
  )
