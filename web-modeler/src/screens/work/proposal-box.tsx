import { Note } from '../../components/note.tsx'
import type { ProposalView } from '../../resources/tasks.ts'
import { codes } from '../../texts/codes.ts'
import { t } from '../../texts/de.ts'

/** What the decision table proposes, which rule hit and the facts that led to it. */
export function ProposalBox({ proposal }: { proposal: ProposalView }) {
  const words = t.work.proposal
  const facts = Object.entries(proposal.facts).flatMap(([name, value]) => {
    const say = words.facts[name]
    return say ? [say(value)] : []
  })
  const [first = '', ...others] = facts
  const sentence = [capital(first), ...others].filter(Boolean).join(', ')
  return (
    <Note
      tone="info"
      title={
        <span className="proposal-head">
          <span>{words.title(resultWords(proposal.result))}</span>
          <span className="proposal-rule">{ruleWords(proposal.hitRules)}</span>
        </span>
      }
    >
      <p>
        {sentence && `${sentence}. `}
        {words.decide}
      </p>
    </Note>
  )
}

function resultWords(result: unknown): string {
  if (typeof result === 'string') return codes.outcome(result)
  if (Array.isArray(result)) {
    const kinds = [...new Set(result.map((kind) => codes.organisationKind(String(kind))))]
    return kinds.join(', ') || t.work.proposal.none
  }
  return t.work.proposal.none
}

function ruleWords(rules: ProposalView['hitRules']): string {
  const [first] = rules
  if (!first) return ''
  if (rules.length === 1) return t.work.proposal.rule(first.ruleIndex, first.ruleCount)
  return t.work.proposal.rules(rules.map((rule) => rule.ruleIndex).join(', '), first.ruleCount)
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
