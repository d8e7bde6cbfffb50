import type { ProcessContract } from '../../processes/process-contract.ts'
import { assignmentsIn } from '../../services/proceedings/facts.ts'
import { headersOf, idOf, jobTypeOf } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

const literal = /^(['"].*['"]|today|true|false|-?\d+)$/

/** Open facts a step reads or writes are known: a form asks for them, an answer brings them, or the contract names them. */
export const checkFacts: Rule = ({ diagrams }) => diagrams.flatMap(checkDiagram)

function checkDiagram({ file, nodes, contract }: Diagram): Finding[] {
  if (!contract) return []
  const known = factsOf(contract)
  return nodes.flatMap((node): Finding[] => {
    const headers = headersOf(node)
    const refuse = (problem: string): Finding[] => [{ file, element: idOf(node), problem }]
    try {
      return namedIn(jobTypeOf(node), headers)
        .filter((fact) => !known.has(fact))
        .flatMap((fact) =>
          refuse(`names the fact ${fact}, which nothing here tells; mend the name`),
        )
    } catch {
      return refuse('has a header nobody can read; write name=value, other=value')
    }
  })
}

/** What follows “=” is a fact where a rule is asked; where facts are set, what stands before it is. */
function namedIn(type: string, headers: Record<string, string>): string[] {
  const pairs = assignmentsIn(headers['facts'])
  const asked = pairs.map(([, value]) => value).filter((value) => !literal.test(value))
  const named = type === 'fact.set' ? pairs.map(([name]) => name) : asked
  const kept = assignmentsIn(headers['into']).map(([, fact]) => fact)
  return [...named, ...kept, headers['organisation'] ?? '']
    .map((fact) => fact.replace(/\?$/, ''))
    .filter(Boolean)
}

const factsOf = ({ variables, forms, notices = {}, proceeding }: ProcessContract): Set<string> =>
  new Set([
    ...Object.keys(variables.properties),
    ...Object.values(forms).flatMap(({ values }) => Object.keys(values.properties)),
    ...Object.values(notices).flatMap(({ answerFacts }) =>
      Object.keys(answerFacts?.properties ?? {}),
    ),
    ...Object.keys(proceeding?.facts ?? {}),
  ])
