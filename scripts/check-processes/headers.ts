import { phases } from '../../services/cases/cases.ts'
import { headersOf, idOf, jobTypeOf, kindOf } from './diagram.ts'
import type { Diagram, Finding, Rule, Words } from './project.ts'

/** Headers a worker reads: those it cannot do without, and those it can. */
const read: Readonly<Record<string, { needs?: readonly string[]; may?: readonly string[] }>> = {
  'case.advance': { needs: ['phase'] },
  'consent.record': { may: ['notice', 'toFrom'] },
  'contact.close': { may: ['outcome'] },
  'date.compute': { needs: ['rule', 'into'], may: ['facts'] },
  'deadline.resume': { needs: ['rule'] },
  'deadline.settle': { needs: ['rule'], may: ['only'] },
  'deadline.start': { needs: ['rule'], may: ['facts', 'as'] },
  'deadline.suspend': { needs: ['rule', 'basis'] },
  'decision.propose': { needs: ['decision'], may: ['as'] },
  'fact.set': { needs: ['facts'] },
  'notice.remind': { may: ['as'] },
  'notice.send': { needs: ['notice'], may: ['to', 'toFrom', 'organisation', 'as'] },
  'proceeding.advance': { needs: ['state'] },
  'proceeding.close': { needs: ['outcome'] },
  'referral.close': { needs: ['outcome'] },
  userTask: { may: ['form', 'dueWorkingDays'] },
}
const titles: Readonly<Record<string, string>> = {
  as: 'variable',
  facts: 'fact',
  rule: 'deadline rule',
  toFrom: 'variable',
}
const referralOutcomes = ['dropped', 'rejected', 'started', 'withdrawn']

/** What a step says to its worker is read by it, and names what there is. */
export const checkHeaders: Rule = ({ diagrams }, words) =>
  diagrams.flatMap((diagram) =>
    diagram.nodes.flatMap((node): Finding[] => {
      const type = kindOf(node) === 'userTask' ? 'userTask' : jobTypeOf(node)
      if (!type) return []
      const headers = headersOf(node)
      const { needs = [], may = [] } = read[type] ?? {}
      const problems = [
        ...needs.filter((name) => !headers[name]).map((name) => `lacks the header ${name}; add it`),
        ...Object.keys(headers)
          .filter((name) => ![...needs, ...may].includes(name))
          .map((name) => `has the header ${name}, which nobody reads; mend or remove it`),
        ...Object.entries(headers).flatMap(([name, value]) => {
          const known = choices(diagram, words, type, name, headers)
          if (!known || !value) return []
          return namesIn(name, value)
            .filter((one) => !known.includes(one))
            .map((one) => `there is no ${titles[name] ?? name} ${one}; known: ${known.join(', ')}`)
        }),
      ]
      return problems.map((problem) => ({ file: diagram.file, element: idOf(node), problem }))
    }),
  )

/** `a=x, b=today` names a and b; every other header is one name. */
const namesIn = (header: string, value: string): string[] =>
  header === 'facts' ? value.split(',').map((part) => part.split('=')[0]?.trim() ?? '') : [value]

/** What a header may name; null where anything goes. */
function choices(
  { contract }: Diagram,
  { deadlineRules, ruleFacts }: Words,
  type: string,
  header: string,
  headers: Record<string, string>,
): readonly string[] | null {
  const variables = Object.keys(contract?.variables.properties ?? {})
  if (header === 'phase') return phases
  if (header === 'rule') return deadlineRules
  if (header === 'as' || header === 'toFrom') return variables
  if (header === 'only') return ['deadlineId']
  if (header === 'to') return contract?.notices?.[headers['notice'] ?? '']?.to ?? null
  if (header === 'state') return Object.keys(contract?.proceeding?.states ?? {})
  if (header === 'outcome') {
    if (type === 'referral.close') return referralOutcomes
    return Object.keys(contract?.proceeding?.outcomes ?? {})
  }
  if (header !== 'facts') return null
  return type === 'fact.set' ? null : (ruleFacts[headers['rule'] ?? ''] ?? null)
}
