import { ScrollArea } from '../../components/scroll-area.tsx'
import type { DeadlineView } from '../../resources/cases.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

const words = t.caseFile.deadlines
type Props = { title: string; explanation: DeadlineView['explanation'] }

/** How a date was reached: one row per rule applied and one per day skipped. */
export const CalculationTable = ({ title, explanation }: Props) => (
  <ScrollArea className="table-scroll" label={words.calculationOf(title)}>
    <table className="rows calculation">
      <caption className="visually-hidden">{words.calculationOf(title)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.step}</th>
          <th scope="col">{words.day}</th>
          <th scope="col">{words.why}</th>
          <th scope="col">{words.basis}</th>
        </tr>
      </thead>
      <tbody>
        {explanation.map((line) => (
          <tr
            key={`${line.step}|${line.day}`}
            className={line.step === words.skipped ? 'step-skipped' : undefined}
          >
            <th scope="row">{line.step}</th>
            <td>{line.step === words.skipped ? <s>{dayText(line.day)}</s> : dayText(line.day)}</td>
            <td>{line.why}</td>
            <td>{line.basis ?? t.none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollArea>
)

const dayText = (day: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? dates.day(day) : day)
