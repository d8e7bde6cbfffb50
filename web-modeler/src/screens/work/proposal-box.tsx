import { useQuery } from '@tanstack/react-query'
import { Note } from '../../components/note.tsx'
import { type DecisionTableView, decisionTable } from '../../resources/decisions.ts'
import type { ProposalView } from '../../resources/tasks.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { answerWords, factSentences, sourcesOf } from '../../texts/decision-words.ts'
import './proposal-box.css'

const words = t.work.proposal
type Props = { proposal: ProposalView; dated?: boolean }

/** What the decision table proposes, which rule hit, where it comes from and the facts that led to it. */
export function ProposalBox({ proposal, dated = false }: Props) {
  const { data: table } = useQuery(decisionTable(proposal.decisionId))
  const [title, ...details] = resultWords(proposal.result, table)
  const sources = table
    ? sourcesOf(
        proposal.hitRules.map(({ ruleId }) => ruleId),
        table,
      )
    : []
  const rule = [ruleWords(proposal.hitRules), ...sources].filter(Boolean).join('; ')
  return (
    <Note
      tone="info"
      title={
        <span className="proposal-head">
          <span>{words.title(title ?? words.none)}</span>
          <span className="proposal-rule">{rule}</span>
        </span>
      }
    >
      {details.length > 0 && (
        <ul className="proposal-lines">
          {details.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p>
        {factWords(proposal, table)}
        {words.decide}
      </p>
      {dated && (
        <p className="meta">{t.proceeding.page.proposalAt(dates.dayTime(proposal.madeAt))}</p>
      )}
    </Note>
  )
}

/** The answer in short first, then whatever else the rule says. */
function resultWords(result: unknown, table: DecisionTableView | undefined): string[] {
  if (typeof result === 'string' && codes.outcome(result) !== result) return [codes.outcome(result)]
  if (Array.isArray(result) && result.every((kind) => typeof kind === 'string')) {
    const kinds = [...new Set(result.map((kind) => codes.organisationKind(kind)))]
    return kinds.length > 0 ? [kinds.join(', ')] : []
  }
  const rows = answerWords(result, table?.outputs ?? [])
  const heads = [...new Set(rows.flatMap(([head]) => head?.text ?? []))]
  const others = rows.flatMap(([, ...more]) => more.map(({ label, text }) => `${label}: ${text}`))
  return heads.length > 0 ? [heads.join(', '), ...new Set(others)] : []
}

/** Sentences where a table has its own, else title and value. */
function factWords({ facts }: ProposalView, table: DecisionTableView | undefined): string {
  const own = Object.entries(facts).flatMap(([name, value]) => {
    const say = words.facts[name]
    return say ? [say(value)] : []
  })
  const inputs = (table?.inputSchema as { properties?: object } | undefined)?.properties ?? {}
  const covered = Object.keys(inputs).every((name) => name in words.facts)
  if (table && !covered) {
    const said = factSentences(facts, table.inputSchema)
    return said.length > 0 ? `${said.join('; ')}. ` : ''
  }
  const [first = '', ...others] = own
  const sentence = [capital(first), ...others].filter(Boolean).join(', ')
  return sentence ? `${sentence}. ` : ''
}

function ruleWords(rules: ProposalView['hitRules']): string {
  const [first] = rules
  if (!first) return ''
  if (rules.length === 1) return words.rule(first.ruleIndex, first.ruleCount)
  return words.rules(rules.map((rule) => rule.ruleIndex).join(', '), first.ruleCount)
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
