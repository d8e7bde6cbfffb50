import { headersOf, idOf, jobTypeOf } from './diagram.ts'
import type { Finding, Rule } from './project.ts'

const sends = ['notice.send']

/** What a diagram tells other bodies is declared in its contract, and what is declared is told. */
export const checkNotices: Rule = ({ diagrams }) =>
  diagrams.flatMap(({ file, nodes, contract }) => {
    const declared = Object.keys(contract?.notices ?? {})
    const steps = nodes.filter((node) => sends.includes(jobTypeOf(node)))
    const used = steps.map((node) => headersOf(node)['notice'] ?? '')
    const unknown = steps.flatMap((node, index): Finding[] => {
      const name = used[index] ?? ''
      if (declared.includes(name)) return []
      const known = declared.join(', ') || 'none'
      return [
        {
          file,
          element: idOf(node),
          problem: `sends the notice “${name}”, the contract declares ${known}; mend the header or declare it`,
        },
      ]
    })
    const unused = declared
      .filter((name) => !used.includes(name))
      .map((name) => ({
        file,
        element: '-',
        problem: `the contract declares the notice ${name}, but no step sends it; send it or remove it`,
      }))

    return [...unknown, ...unused]
  })
