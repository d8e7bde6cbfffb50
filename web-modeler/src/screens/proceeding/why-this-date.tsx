import type { DeadlineView } from '../../resources/cases.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

const words = t.proceeding.page
type Props = { title: string; explanation: DeadlineView['explanation'] }

/** Step by step from the event to the day, to be opened beside the date itself. */
export const WhyThisDate = ({ title, explanation }: Props) => (
  <details className="meta">
    <summary aria-label={`${words.why} ${title}`}>{words.why}</summary>
    <ol className="reasons">
      {explanation.map((line) => (
        <li key={`${line.step}|${line.day}`}>
          <b>{line.step}</b>, {dayWords(line.day)}: {line.why}
          {line.basis && ` (${line.basis})`}
        </li>
      ))}
    </ol>
  </details>
)

const dayWords = (day: string) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? dates.day(day) : day)
