import type { ComputedDate, ExplanationStep, NoDate } from '../define/deadline.ts'
import type { ComputedDeadline } from './compute-deadline.ts'
import { longDay, shortDay } from './periods/german-days.ts'

/** The whole way to a date as one German text, one numbered line per step. */
export function explainDeadline({
  rule,
  computed,
}: Pick<ComputedDeadline, 'rule'> & { computed: ComputedDate | NoDate }): string {
  const lines = computed.steps.map(
    (step, index) => `${index + 1}. ${step.step}: ${stepDay(step)} – ${sentence(step)}`,
  )
  const law = `Grundlage: ${rule.law.source}, Text gelesen am ${shortDay(Temporal.PlainDate.from(rule.law.textOf))}.`
  const outcome = computed.outcome ? [computed.outcome.text] : []

  return [headline(rule.title, computed), ...outcome, ...lines, law].join('\n')
}

function headline(title: string, { dueOn, rawOn, ...rest }: ComputedDate | NoDate): string {
  if (dueOn === null) return `${title}: kein Datum.`
  const at = 'at' in rest && rest.at ? `, ${timeOf(rest.at)}` : ''
  const moved = rawOn.equals(dueOn)
    ? ''
    : ` Rechnerisch ${longDay(rawOn)}; das Ende wurde verschoben.`
  return `${title}: ${longDay(dueOn)}${at}.${moved}`
}

const timeOf = (at: Temporal.ZonedDateTime): string =>
  `${at.toPlainTime().toString({ smallestUnit: 'minute' })} Uhr`

const stepDay = ({ day }: ExplanationStep): string =>
  day.length > 10
    ? `${longDay(Temporal.PlainDate.from(day.slice(0, 10)))}, ${day.slice(11, 16)} Uhr`
    : longDay(Temporal.PlainDate.from(day))

const sentence = ({ why, basis }: ExplanationStep): string =>
  basis === undefined ? `${why}.` : `${why} (${basis}).`
