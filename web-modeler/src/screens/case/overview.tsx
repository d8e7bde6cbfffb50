import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card } from '../../components/card.tsx'
import { Empty } from '../../components/empty.tsx'
import { Timeline } from '../../components/timeline.tsx'
import { type CaseView, caseTimeline } from '../../resources/cases.ts'
import { t } from '../../texts/de.ts'
import { DeadlineItem, targetOf } from './deadline-item.tsx'
import { ReferralCard } from './referral-card.tsx'

const words = t.caseFile

/** Timeline, referrals, deadlines: past, present, future. Running referrals come first and open. */
export function Overview({ file }: { file: CaseView }) {
  const timeline = useInfiniteQuery(caseTimeline(file.id))
  const running = file.referrals.filter((referral) => !isClosed(referral.state))
  const closed = file.referrals.filter((referral) => isClosed(referral.state))
  const none = file.state === 'open' ? words.referral.none : words.referral.noneClosed
  return (
    <div className="columns columns-three">
      <div className="column-deadlines">
        <Card title={words.deadlines.title}>
          {file.deadlines.length === 0 && <p className="muted">{words.deadlines.none}</p>}
          <ul className="deadline-list">
            {file.deadlines.map((deadline) => (
              <DeadlineItem
                key={deadline.id}
                deadline={deadline}
                target={targetOf(deadline, file.referrals)}
              />
            ))}
          </ul>
          {file.deadlines.length > 0 && (
            <p>
              <Link
                to="."
                search={((before: object) => ({ ...before, tab: 'deadlines' })) as never}
              >
                {words.deadlines.all}
              </Link>
            </p>
          )}
        </Card>
      </div>
      <div className="column-referrals">
        {file.referrals.length === 0 && (
          <section className="card" aria-label={none[0]}>
            <Empty icon="call-made" title={none[0]} text={none[1]} />
          </section>
        )}
        {[...running, ...closed].map((referral, index) => (
          <ReferralCard
            key={referral.id}
            referral={referral}
            caseId={file.id}
            open={index === 0 || !isClosed(referral.state)}
          />
        ))}
      </div>
      <div className="column-timeline">
        <Timeline query={timeline} />
      </div>
    </div>
  )
}

const isClosed = (state: string) => ['rejected', 'dropped', 'started', 'withdrawn'].includes(state)
