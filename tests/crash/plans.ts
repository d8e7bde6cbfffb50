import { jobcenter, mbe } from '../support/journey.ts'
import type { Random } from './random.ts'

export type Verdict = 'accepted' | 'rejected' | 'question' | 'started' | 'dropped'

/** How one referral goes: what its agency answers, one after the other, and what it waits for. */
export type Script = {
  verdicts: Verdict[]
  /** the agency says nothing until the deadline has passed */
  silent: boolean
  /** after a question: answer without waiting for our reply, so that our task is taken back */
  impatient: boolean
  /** how often each answer is delivered */
  copies: number
}
export type Plan = { name: string; targets: Record<string, Script> }

const ways: Omit<Script, 'copies'>[] = [
  { verdicts: ['accepted', 'started'], silent: false, impatient: false },
  { verdicts: ['accepted', 'dropped'], silent: false, impatient: false },
  { verdicts: ['rejected'], silent: false, impatient: false },
  { verdicts: ['question', 'accepted', 'started'], silent: false, impatient: false },
  { verdicts: ['question', 'accepted', 'started'], silent: false, impatient: true },
  { verdicts: ['question', 'rejected'], silent: false, impatient: true },
  { verdicts: ['accepted', 'started'], silent: true, impatient: false },
  { verdicts: ['started'], silent: false, impatient: false },
]

/** Cases of a round. The first ones take every way there is, the rest are drawn. */
export function drawPlans(random: Random, count: number): Plan[] {
  return Array.from({ length: count }, (_, at) => {
    const targets = random.pick([[jobcenter], [mbe], [jobcenter, mbe]])
    return {
      name: `Fall ${at + 1}`,
      targets: Object.fromEntries(
        targets.map((target, nth) => {
          const way = nth === 0 && at < ways.length ? ways[at] : random.pick(ways)
          return [target, { ...(way as Script), copies: random.pick([1, 1, 2, 3]) }]
        }),
      ),
    }
  })
}
