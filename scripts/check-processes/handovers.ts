import { idOf, jobTypeOf, propertiesOf } from './diagram.ts'
import type { Rule } from './project.ts'

/** Job types by which data leave the house. */
const handovers = ['referral.remind', 'referral.reply', 'referral.send']
const needed = ['legalBasis', 'controller', 'dataCategories', 'retention']

/** Where data leave the house, the model says why, for whom, which and how long they are kept. */
export const checkHandovers: Rule = ({ diagrams }) =>
  diagrams.flatMap(({ file, nodes }) =>
    nodes
      .filter((node) => handovers.includes(jobTypeOf(node)))
      .flatMap((node) => {
        const given = propertiesOf(node)
        return needed
          .filter((property) => !given[property]?.trim())
          .map((property) => ({
            file,
            element: idOf(node),
            problem: `hands data over without ${property}; add it to the properties`,
          }))
      }),
  )
