import type { ExplanationStep, FactFault } from '../../define/deadline.ts'
import { count, optional } from '../periods/facts.ts'

/** After a longer time abroad the earlier stay may count for up to three years. */
export const creditedMonths = optional(
  count(
    'Angerechnete Monate',
    'Nach einer Unterbrechung angerechnete frühere Zeit (§ 12b StAG), höchstens drei Jahre.',
    36,
  ),
)

export const creditFaults = (
  { creditedMonths = 0 }: { creditedMonths?: number },
  required: number,
): FactFault[] =>
  creditedMonths >= required
    ? [
        {
          fact: 'creditedMonths',
          message: `Es können nur weniger als ${required} Monate angerechnet werden.`,
        },
      ]
    : []

export const creditStep = (
  residenceSince: string,
  credited: number,
  required: number,
): ExplanationStep => ({
  step: 'Frühere Zeit angerechnet',
  day: residenceSince,
  why: `${credited} von ${required} Monaten`,
  basis: '§ 12b Abs. 2 StAG',
})
