import type { Accountable } from '../resources/cases.ts'
import { codes } from './codes.ts'
import { dates } from './dates.ts'

/**
 * „Am Zug: wer, was, seit wann, bis wann“ in words. Two tasks of the same kind are told apart by the
 * agency their referrals go to.
 */
export function accountableWords(step: Accountable, target: string | null = null) {
  const who =
    step.who ?? (step.groupId ? codes.team(step.groupId) : step.kind === 'system' ? 'KIMflow' : '–')
  const what = isNotice(step)
    ? `auf „${step.title}“ antworten`
    : step.title
      ? [step.title, target].filter(Boolean).join(': ')
      : codes.accountableStep(step.step)
  const until =
    step.day !== null && step.of !== null
      ? `Tag ${step.day} von ${step.of}`
      : step.due
        ? `bis ${dates.shortDay(step.due.on)}`
        : ''
  return { who, what: `${what}, seit ${dates.shortDay(step.since)}`, until }
}

const isNotice = ({ step, title }: Accountable) => step === 'notice' && title !== null
