import { Link } from '@tanstack/react-router'
import { Card } from '../../components/card.tsx'
import { DueBadge } from '../../components/due-badge.tsx'
import { Empty } from '../../components/empty.tsx'
import { Facts } from '../../components/facts.tsx'
import { TimelineCard } from '../../components/timeline.tsx'
import type { FactView, ProceedingView } from '../../resources/proceedings.ts'
import { codes } from '../../texts/codes.ts'
import { t } from '../../texts/de.ts'
import { factWords } from '../../texts/facts.ts'
import { DeadlineItem } from '../case/deadline-item.tsx'
import { ProposalBox } from '../work/proposal-box.tsx'
import { ComputedDateItem } from './computed-date-item.tsx'
import { NoticeCard } from './notice-card.tsx'
import { WhyThisDate } from './why-this-date.tsx'

const words = t.proceeding.page

/** Timeline, tasks with notices and facts, dates: past, present, future. */
export function ProceedingOverview({ file }: { file: ProceedingView }) {
  const { notices } = file
  return (
    <div className="columns columns-three">
      <div className="column-referrals">
        <TasksCard file={file} />
        <ProposalsCard file={file} />
        {notices.length === 0 && (
          <section className="card" aria-label={words.notices}>
            <Empty icon="call-made" title={words.noNotices[0]} text={words.noNotices[1]} />
          </section>
        )}
        {notices.map((notice, index) => (
          <NoticeCard key={notice.id} notice={notice} open={index === 0} />
        ))}
      </div>
      <div className="column-deadlines">
        <DatesCard file={file} />
        <FactsCard title={words.facts} facts={file.facts} />
        {file.details && file.details.length > 0 && (
          <FactsCard title={words.details} meta={words.detailsLead} facts={file.details} />
        )}
      </div>
      <div className="column-timeline">
        <TimelineCard entries={file.timeline} />
      </div>
    </div>
  )
}

type FactsProps = { title: string; meta?: string; facts: readonly FactView[] }

const FactsCard = ({ title, meta, facts }: FactsProps) => (
  <Card title={title} {...(meta ? { meta } : {})}>
    {facts.length === 0 ? (
      <p className="muted">{words.noFacts}</p>
    ) : (
      <Facts
        rows={facts.map((fact) => [
          fact.title,
          <span key={fact.name} className="pre-line">
            {factWords(fact)}
          </span>,
        ])}
      />
    )}
  </Card>
)

function DatesCard({ file: { deadlines, computedDates } }: { file: ProceedingView }) {
  return (
    <Card title={words.deadlines}>
      {deadlines.length + computedDates.length === 0 && (
        <p className="muted">{words.noDeadlines}</p>
      )}
      <ul className="deadline-list">
        {deadlines.map((deadline) => (
          <DeadlineItem key={deadline.id} deadline={deadline} target={null}>
            <WhyThisDate title={deadline.title} explanation={deadline.explanation} />
          </DeadlineItem>
        ))}
        {computedDates.map((computed) => (
          <ComputedDateItem key={`${computed.rule}|${computed.title}`} computed={computed} />
        ))}
      </ul>
    </Card>
  )
}

function TasksCard({ file: { tasks } }: { file: ProceedingView }) {
  return (
    <Card title={words.tasks}>
      {tasks.length === 0 && <p className="muted">{words.noTasks}</p>}
      <ul className="task-lines">
        {tasks.map((task) => (
          <li key={task.id}>
            <span>
              <Link to="/arbeit" search={{ task: task.id }} className="row-link">
                {task.title}
              </Link>
              <span className="second-line">
                {task.assignee ?? words.freeFor(codes.group(task.groupId))}
              </span>
            </span>
            <DueBadge due={task.due} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function ProposalsCard({ file: { proposals } }: { file: ProceedingView }) {
  if (proposals.length === 0) return null
  return (
    <Card title={words.proposals}>
      {proposals.map((proposal) => (
        <ProposalBox key={`${proposal.decisionId}|${proposal.madeAt}`} proposal={proposal} dated />
      ))}
    </Card>
  )
}
