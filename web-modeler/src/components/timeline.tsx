import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Fragment, type ReactNode, useState } from 'react'
import type { TimelineEntry } from '../resources/timeline.ts'
import { dates } from '../texts/dates.ts'
import { t } from '../texts/de.ts'
import type { EventKind } from '../texts/event-words.ts'
import { eventKinds, eventWords } from '../texts/events.ts'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { Icon } from './icon.tsx'
import { Loaded } from './loaded.tsx'

const words = t.caseFile.timeline

/** One stream, newest first: the sentence bold, one muted line, technical detail on demand. */
export const Timeline = ({ query }: { query: UseInfiniteQueryResult<TimelineEntry[]> }) => (
  <Framed>
    {(kind) => (
      <Loaded query={query}>
        {(entries) => (
          <>
            <Entries entries={entries} kind={kind} />
            {query.hasNextPage && (
              <Button
                kind="quiet"
                busy={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {words.older}
              </Button>
            )}
          </>
        )}
      </Loaded>
    )}
  </Framed>
)

/** The same for entries that came with something else. */
export const TimelineCard = ({ entries }: { entries: readonly TimelineEntry[] }) => (
  <Framed>{(kind) => <Entries entries={entries} kind={kind} />}</Framed>
)

function Framed({ children }: { children: (kind: EventKind | '') => ReactNode }) {
  const [kind, setKind] = useState<EventKind | ''>('')
  return (
    <Card
      title={words.title}
      className="timeline-card"
      side={
        <>
          <label className="inline-select">
            <span className="visually-hidden">{words.filter}</span>
            <select
              value={kind}
              onChange={(event) => setKind(event.target.value as EventKind | '')}
            >
              <option value="">{words.all}</option>
              {Object.entries(eventKinds).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <Button kind="quiet" size="small" icon="print" onClick={() => window.print()}>
            {words.print}
          </Button>
        </>
      }
    >
      {children(kind)}
    </Card>
  )
}

type EntriesProps = { entries: readonly TimelineEntry[]; kind: EventKind | '' }

function Entries({ entries: all, kind }: EntriesProps) {
  const entries = all.filter((entry) => !kind || eventWords(entry).kind === kind)
  if (entries.length === 0) return <p className="muted">{words.empty}</p>
  let year = dates.year(entries[0]?.at ?? '')
  return (
    <ol className="timeline">
      {entries.map((entry) => {
        const { icon, tone, sentence, detail } = eventWords(entry)
        const own = dates.year(entry.at)
        const turn = own !== year
        year = own
        return (
          <Fragment key={entry.seq}>
            {turn && <li className="timeline-year">{own}</li>}
            <li className="timeline-entry">
              <time dateTime={entry.at} className="meta">
                {dates.dayMonth(entry.at)}
              </time>
              <span className={`timeline-icon timeline-${tone}`}>
                <Icon name={icon} size="small" />
              </span>
              <div>
                <p className="strong">{sentence}</p>
                <p className="meta">{detail}</p>
                <details className="meta">
                  <summary aria-label={`${words.details}: ${sentence}`}>{words.details}</summary>
                  <p>
                    {words.entry(entry.seq)} · {dates.fullTime(entry.at)}
                    {entry.referralNumber && ` · ${entry.referralNumber}`}
                  </p>
                </details>
              </div>
            </li>
          </Fragment>
        )
      })}
    </ol>
  )
}
