import { ScrollArea } from '../../components/scroll-area.tsx'
import type { DeadlineAnswer } from '../../resources/deadline-rules.ts'
import { calculatorTexts as words } from '../../texts/calculator.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

/** The way to a date, numbered; days that do not count are struck through and say so. */
export function StepsTable({ title, steps }: Pick<DeadlineAnswer, 'title' | 'steps'>) {
  return (
    <ScrollArea className="table-scroll" label={words.wayOf(title)}>
      <table className="rows steps">
        <caption className="visually-hidden">{words.wayOf(title)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.why}</th>
            <th scope="col">{words.basis}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
              key={index}
              className={step.skipped ? 'step-skipped' : undefined}
            >
              <td className="muted">{index + 1}</td>
              <th scope="row">{step.step}</th>
              <td className="step-day">
                {step.skipped ? (
                  <s>
                    {dayText(step.day)}
                    <span className="visually-hidden"> {words.skipped}</span>
                  </s>
                ) : (
                  dayText(step.day)
                )}
              </td>
              <td>{step.why}</td>
              <td>{step.basis ?? t.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

const dayText = (day: string): string =>
  day.length === 10 ? dates.full(day) : `${dates.full(day)}, ${day.slice(11, 16)} Uhr`
