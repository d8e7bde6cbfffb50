import type { Answer, Entry, Received } from './ledger.ts'
import { answerKind, type Mode } from './wire.ts'

export type Message = Received & { deliveries: number; digests: Set<string> }
export type GivenAnswer = Answer & { attempts: number; lastStatus: number; outcome: string | null }

/** What the ledger's lines amount to; applying a line again after a restart gives the same. */
export function createState(entries: readonly Entry[]) {
  const messages = new Map<string, Message>()
  const answers = new Map<string, GivenAnswer>()
  const modes = new Map<string, { mode: Mode; delayMs: number }>()

  const apply = (entry: Entry): void => {
    if (entry.event === 'received') {
      messages.set(entry.id, { ...entry, deliveries: 1, digests: new Set([entry.digest]) })
    } else if (entry.event === 'repeated') {
      const message = messages.get(entry.id)
      if (!message) return
      message.deliveries += 1
      message.digests.add(entry.digest)
    } else if (entry.event === 'answer') {
      answers.set(entry.id, { ...entry, attempts: 0, lastStatus: 0, outcome: null })
    } else if (entry.event === 'mode') {
      modes.set(entry.of ?? '*', { mode: entry.mode, delayMs: entry.delayMs })
    } else {
      const answer = answers.get(entry.id)
      if (!answer) return
      if (entry.event === 'settled') answer.outcome = entry.outcome
      else Object.assign(answer, { attempts: answer.attempts + 1, lastStatus: entry.status })
    }
  }
  for (const entry of entries) apply(entry)

  const about = (of: string) => [...messages.values()].filter((message) => message.of === of)

  return {
    apply,
    messages,
    answers,
    about,
    modeFor: (of: string) =>
      modes.get(of) ?? modes.get('*') ?? ({ mode: 'normal', delayMs: 0 } as const),
    referrals: () => [...messages.values()].filter((message) => message.kind === 'referral'),
    answersTo: (of: string) => [...answers.values()].filter((answer) => answer.of === of),
    withdrawn: (of: string) => about(of).some((message) => message.kind === 'withdrawal'),
    /** the last answer given, or `neu` */
    standing: (of: string): string => {
      const last = [...answers.values()].findLast((answer) => answer.of === of && !answer.forgery)
      return last ? answerKind(last.wire) : 'neu'
    },
  }
}
export type State = ReturnType<typeof createState>
