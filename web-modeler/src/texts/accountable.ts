import type { Accountable } from '../resources/cases.ts'
import { codes } from './codes.ts'
import { dates } from './dates.ts'

/** „Am Zug: wer, was, seit wann, bis wann“ in words. */
export function accountableWords(step: Accountable) {
  const who =
    step.who ??
    (step.groupId
      ? `Gruppe ${codes.group(step.groupId)}`
      : step.kind === 'system'
        ? 'KIMflow'
        : '–')
  const what = step.title ?? codes.accountableStep(step.step)
  const until =
    step.day !== null && step.of !== null
      ? `Tag ${step.day} von ${step.of}`
      : step.due
        ? `bis ${dates.shortDay(step.due.on)}`
        : ''
  return { who, what: `${what}, seit ${dates.shortDay(step.since)}`, until }
}
