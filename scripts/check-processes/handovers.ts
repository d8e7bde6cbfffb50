import type { ModdleElement } from 'bpmn-moddle'
import {
  idOf,
  isSubProcess,
  jobTypeOf,
  kindOf,
  listOf,
  nodesOf,
  one,
  propertiesOf,
  text,
} from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

/** Job types by which data leave the house. */
const handovers = [
  'notice.remind',
  'notice.send',
  'referral.remind',
  'referral.reply',
  'referral.send',
]
const clocks = ['deadline.resume', 'deadline.start', 'deadline.suspend']
const needed = ['legalBasis', 'controller', 'dataCategories', 'retention']
/** A basis is a paragraph, an article, a consent, an agreement or a rule of the house. */
const basis = /§+ ?\d|Art\. ?\d|Einwilligung|Vereinbarung|Absprache|Dienstanweisung|Löschkonzept/

/**
 * Where data leave the house and where a deadline runs, the model says on what basis, for whom, which
 * data and how long they are kept; the record of processing activities is written from it.
 */
export const checkHandovers: Rule = ({ diagrams }) =>
  diagrams.flatMap((diagram) => [
    ...diagram.nodes.flatMap((node) => checkStep(diagram, node)),
    ...checkMessageFlows(diagram),
  ])

function checkStep({ file }: Diagram, node: ModdleElement): Finding[] {
  const type = jobTypeOf(node)
  const properties = propertiesOf(node)
  const given = properties['legalBasis']
  const does = handovers.includes(type)
    ? 'hands data over'
    : clocks.includes(type)
      ? 'runs a deadline'
      : needed.some((property) => properties[property])
        ? 'says a part of what the record needs, but goes'
        : null
  const problems = [
    ...(does
      ? missing(node).map((property) => `${does} without ${property}; add it to the properties`)
      : []),
    ...(given?.trim() && !basis.test(given)
      ? [`its legalBasis “${given}” names no paragraph, consent or agreement; quote one`]
      : []),
  ]
  return problems.map((problem) => ({ file, element: idOf(node), problem }))
}

/** What flows to another pool leaves from a step that says all of it, or from a section that holds one. */
function checkMessageFlows({ file, definitions }: Diagram): Finding[] {
  return listOf(definitions, 'rootElements')
    .flatMap((element) => listOf(element, 'messageFlows'))
    .flatMap((flow) => {
      const source = one(flow, 'sourceRef')
      const receiver = one(flow, 'targetRef')
      if (!source || !receiver || kindOf(receiver) !== 'participant') return []
      if (withinOf(source).some((node) => missing(node).length === 0)) return []
      const problem = `tells ${text(receiver, 'name')} without ${needed.join(', ')}; add them to the properties of the step that does`
      return [{ file, element: idOf(source), problem }]
    })
}

const withinOf = (node: ModdleElement): ModdleElement[] => [
  node,
  ...(isSubProcess(node) ? nodesOf(node).flatMap(withinOf) : []),
]

const missing = (node: ModdleElement): string[] => {
  const given = propertiesOf(node)
  return needed.filter((property) => !given[property]?.trim())
}
