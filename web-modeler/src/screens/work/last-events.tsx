import type { TimelineEntry } from '../../resources/timeline.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { eventWords } from '../../texts/events.ts'

/** The five newest events, beside a task. */
export function LastEvents({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) return null
  return (
    <section>
      <h3>{t.work.context.history}</h3>
      <ul className="last-events">
        {entries.slice(0, 5).map((entry) => (
          <li key={entry.seq}>
            <span className="meta">{dates.dayTime(entry.at)}</span>
            <span>{eventWords(entry).sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
