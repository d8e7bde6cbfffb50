import { useQuery } from '@tanstack/react-query'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import type { ReferralView } from '../../resources/cases.ts'
import { caseDeadlines } from '../../resources/deadlines.ts'
import { t } from '../../texts/de.ts'
import { DeadlineCard } from './deadline-card.tsx'
import { targetOf } from './deadline-item.tsx'

const words = t.caseFile.deadlines

type Props = { caseId: string; referrals: readonly ReferralView[] }

/** Every deadline with its calculation, its earlier dates and the ways it may change. */
export function DeadlinesTab({ caseId, referrals }: Props) {
  const query = useQuery(caseDeadlines(caseId))
  return (
    <Loaded query={query}>
      {(deadlines) =>
        deadlines.length === 0 ? (
          <div className="page">
            <Empty icon="event" title={words.title} text={words.none} />
          </div>
        ) : (
          <div className="page deadline-page">
            {deadlines.map((deadline) => (
              <DeadlineCard
                key={deadline.id}
                deadline={deadline}
                target={targetOf(deadline, referrals)}
                caseId={caseId}
              />
            ))}
          </div>
        )
      }
    </Loaded>
  )
}
