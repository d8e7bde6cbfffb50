import type { ModdleElement } from 'bpmn-moddle'
import { eventOf, idOf, isSubProcess, jobTypeOf, one, text } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

/** A refusal without a path becomes an incident; every code a job may throw is caught. */
export const checkErrors: Rule = ({ diagrams }) => diagrams.flatMap(checkDiagram)

function checkDiagram({ file, nodes, contract }: Diagram): Finding[] {
  const findings: Finding[] = []
  const refuse = (element: string, problem: string) => findings.push({ file, element, problem })
  const catchers = nodes.filter((node) => eventOf(node, 'errorEventDefinition'))
  const codeOf = (catcher: ModdleElement): string =>
    text(one(eventOf(catcher, 'errorEventDefinition'), 'errorRef'), 'errorCode')
  const caughtAt = (node: ModdleElement, code: string): boolean => {
    const here = catchers.some(
      (catcher) => catcher['attachedToRef'] === node && ['', code].includes(codeOf(catcher)),
    )
    const parent = one(node, '$parent')
    return here || (!!parent && isSubProcess(parent) && caughtAt(parent, code))
  }

  for (const node of nodes) {
    for (const code of contract?.jobs[jobTypeOf(node)] ?? []) {
      if (!caughtAt(node, code)) {
        refuse(idOf(node), `may throw ${code}, which nothing catches; attach an error event`)
      }
    }
  }
  for (const catcher of catchers) {
    const host = one(catcher, 'attachedToRef')
    const thrown = contract?.jobs[host ? jobTypeOf(host) : ''] ?? []
    const code = codeOf(catcher)
    if (host && !isSubProcess(host) && code && !thrown.includes(code)) {
      refuse(idOf(catcher), `catches ${code}, which ${idOf(host)} never throws; remove one of them`)
    }
    if (!code) refuse(idOf(catcher), 'catches errors without a code; set an error code')
  }
  const thrown = new Set(Object.values(contract?.jobs ?? {}).flat())
  for (const code of new Set([...thrown, ...(contract?.errors ?? [])])) {
    if (!thrown.has(code) || !contract?.errors.includes(code)) {
      refuse(code, 'stands in only one of the contract’s errors and jobs; make them agree')
    }
  }
  return findings
}
