import { extension, idOf, jobTypeOf, kindOf, text } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

const userTask = 'io.camunda.zeebe:userTask'
const working = ['serviceTask', 'businessRuleTask', 'sendTask']

/** Every job type has a worker, every worker a diagram, and the contract names both. */
export const checkJobs: Rule = ({ diagrams, contracts }, { workers }) => {
  const served = new Set(workers.map(({ type }) => type))
  const asked = new Set(diagrams.flatMap(({ nodes }) => nodes.map(jobTypeOf)))
  const findings = diagrams.flatMap((diagram) => [
    ...jobsOf(diagram, served),
    ...unusedJobs(diagram),
  ])
  const hasUserTask = diagrams.some(({ nodes }) => nodes.some((n) => kindOf(n) === 'userTask'))

  for (const { type, whenExhausted } of workers) {
    if (type === userTask ? !hasUserTask : !asked.has(type)) {
      findings.push({
        file: 'services/workers',
        element: type,
        problem: 'no diagram asks for this job type; remove the worker or use it in a diagram',
      })
    }
    const codes = contracts.flatMap((contract) => contract.jobs[type] ?? [])
    if (whenExhausted && !codes.includes(whenExhausted)) {
      findings.push({
        file: 'services/workers',
        element: type,
        problem: `throws ${whenExhausted} when its retries are used up; add the code to the jobs of a contract`,
      })
    }
  }
  return findings
}

function jobsOf(diagram: Diagram, served: Set<string>): Finding[] {
  const findings: Finding[] = []
  const refuse = (element: string, problem: string) =>
    findings.push({ file: diagram.file, element, problem })

  for (const node of diagram.nodes.filter((element) => working.includes(kindOf(element)))) {
    const type = jobTypeOf(node)
    if (type === '') {
      if (kindOf(node) !== 'businessRuleTask') refuse(idOf(node), 'has no job type; name one')
      continue
    }
    if (!served.has(type)) {
      refuse(idOf(node), `no worker serves the job type ${type}; write one or mend the type`)
    }
    if (diagram.contract && !(type in diagram.contract.jobs)) {
      refuse(idOf(node), `the contract does not list the job type ${type}; add it to its jobs`)
    }
    if (!/^[1-9]\d?$/.test(text(extension(node, 'zeebe:TaskDefinition'), 'retries'))) {
      refuse(idOf(node), 'does not say how often it is tried; set retries to 1 to 99')
    }
  }
  return findings
}

function unusedJobs({ file, contract, nodes }: Diagram): Finding[] {
  const used = new Set(nodes.map(jobTypeOf))
  return Object.keys(contract?.jobs ?? {})
    .filter((type) => !used.has(type))
    .map((type) => ({
      file,
      element: type,
      problem: 'the contract lists this job type, the diagram does not use it; remove one of them',
    }))
}
