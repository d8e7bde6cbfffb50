import type { ModdleElement } from 'bpmn-moddle'
import { idOf, jobTypeOf, propertiesOf } from './diagram.ts'
import type { Rule } from './project.ts'

/** Job types by which data leave the house. */
const handovers = [
  'notice.remind',
  'notice.send',
  'referral.remind',
  'referral.reply',
  'referral.send',
]
const needed = ['legalBasis', 'controller', 'dataCategories', 'retention']

/**
 * Where data leave the house, the model says why, for whom, which and how long they are kept; where a
 * deadline begins, it names the norm.
 */
export const checkHandovers: Rule = ({ diagrams }) =>
  diagrams.flatMap(({ file, nodes }) => [
    ...nodes
      .filter((node) => handovers.includes(jobTypeOf(node)))
      .flatMap((node) =>
        missing(node, needed).map((property) => ({
          file,
          element: idOf(node),
          problem: `hands data over without ${property}; add it to the properties`,
        })),
      ),
    ...nodes
      .filter((node) => jobTypeOf(node) === 'deadline.start')
      .flatMap((node) =>
        missing(node, ['legalBasis']).map((property) => ({
          file,
          element: idOf(node),
          problem: `starts a deadline without ${property}; add it to the properties`,
        })),
      ),
  ])

const missing = (node: ModdleElement, properties: readonly string[]): string[] => {
  const given = propertiesOf(node)
  return properties.filter((property) => !given[property]?.trim())
}
