import type { ProceedingView } from '../../resources/proceedings.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { WhyThisDate } from './why-this-date.tsx'

const words = t.proceeding.page
type Computed = ProceedingView['computedDates'][number]

/** A date that the law gives without anybody being bound by it yet, with the way it was reached. */
export const ComputedDateItem = ({ computed }: { computed: Computed }) => (
  <li className="deadline">
    <h3>{computed.title}</h3>
    <p>
      {computed.dueOn ? dates.day(computed.dueOn) : words.noDate}{' '}
      <span className="meta">{computed.law}</span>
    </p>
    <WhyThisDate title={computed.title} explanation={computed.explanation} />
  </li>
)
