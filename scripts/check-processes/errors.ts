import type { ModdleElement } from 'bpmn-moddle'
import { eventOf, idOf, isSubProcess, jobTypeOf, kindOf, one, text } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

/** A refusal without a path becomes an incident; every code a job or an end may throw is caught. */
export const checkErrors: Rule = ({ diagrams }) => diagrams.flatMap(checkDiagram)

const codeOf = (event: ModdleElement): string =>
  text(one(eventOf(event, 'errorEventDefinition'), 'errorRef'), 'errorCode')

function checkDiagram({ file, nodes, contract }: Diagram): Finding[] {
  const findings: Finding[] = []
  const refuse = (element: string, problem: string) => findings.push({ file, element, problem })
  const events = nodes.filter((node) => eventOf(node, 'errorEventDefinition'))
  const throwers = events.filter((node) => kindOf(node) === 'endEvent')
  const catchers = events.filter((node) => kindOf(node) !== 'endEvent')
  const thrownByJobs = new Set(Object.values(contract?.jobs ?? {}).flat())
  const thrown = new Set([...thrownByJobs, ...throwers.map(codeOf)])

  for (const node of nodes) {
    for (const code of contract?.jobs[jobTypeOf(node)] ?? []) {
      if (!isCaught(node, code, catchers)) {
        refuse(idOf(node), `may throw ${code}, which nothing catches; attach an error event`)
      }
    }
  }
  for (const end of throwers) {
    if (!codeOf(end)) refuse(idOf(end), 'throws an error without a code; set an error code')
    else if (!isCaught(end, codeOf(end), catchers)) {
      refuse(
        idOf(end),
        `throws ${codeOf(end)}, which nothing catches; add an error event around it`,
      )
    }
  }
  for (const catcher of catchers) {
    const host = one(catcher, 'attachedToRef')
    const code = codeOf(catcher)
    if (!code) refuse(idOf(catcher), 'catches errors without a code; set an error code')
    else if (host && !isSubProcess(host)) {
      if (contract?.jobs[jobTypeOf(host)]?.includes(code)) continue
      refuse(idOf(catcher), `catches ${code}, which ${idOf(host)} never throws; remove one of them`)
    } else if (!thrown.has(code)) {
      refuse(
        idOf(catcher),
        `catches ${code}, which nothing here throws; remove it or mend the code`,
      )
    }
  }
  for (const code of new Set([...thrownByJobs, ...(contract?.errors ?? [])])) {
    if (!thrownByJobs.has(code) || !contract?.errors.includes(code)) {
      refuse(code, 'stands in only one of the contract’s errors and jobs; make them agree')
    }
  }
  return findings
}

/** At the border of the node or of what is around it, or in a section that starts with the error. */
function isCaught(node: ModdleElement, code: string, catchers: ModdleElement[]): boolean {
  const parent = one(node, '$parent')
  const isHere = catchers.some((catcher) => {
    if (codeOf(catcher) !== code) return false
    const section = one(catcher, '$parent')
    const startsBeside = kindOf(catcher) === 'startEvent' && one(section, '$parent') === parent
    return catcher['attachedToRef'] === node || startsBeside
  })
  return isHere || (!!parent && isSubProcess(parent) && isCaught(parent, code, catchers))
}
