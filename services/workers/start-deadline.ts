import Type, { type Static } from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { defect } from '../failure.ts'
import type { Needs } from '../house.ts'
import { ruleFacts } from '../proceedings/facts.ts'
import { namedAs } from './headers.ts'
import { anyVariables, subject } from './variables.ts'

/** In which states of a referral a rule still waits for something. */
const awaitedIn: Record<string, readonly string[]> = {
  'acknowledgement-due': ['released', 'delivered'],
  'start-due': ['accepted'],
}

const Facts = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]))

const Input = Type.Object({
  ...subject,
  /** what the rule counts from, set by an input mapping; without it the rule counts from today */
  facts: Type.Optional(Type.Union([Facts, Type.Null()])),
})

type Started = Static<typeof Input> & { rule: string; occasion: string }
type Deadline = { deadlineId: string; dueOn: Temporal.PlainDate }

/** Starts the deadline its diagram names, for whatever the instance is about; the row is the deadline. */
export const startDeadline = defineWorker({
  type: 'deadline.start',
  input: Input,
  output: anyVariables,
  needs: ['deadlines', 'referrals', 'proceedings', 'clock'],

  async handle(input, house, job) {
    const rule = job.headers['rule']
    if (!rule) throw defect('RULE_MISSING', `Element ${job.elementId} names no deadline rule`)
    const facts = input.facts ?? (await factsOf(house, input, job.headers['facts']))
    const started = { ...input, facts, rule, occasion: job.elementInstanceKey }
    const { deadlineId, dueOn } = input.referralId
      ? await startForReferral(house, { ...started, referralId: input.referralId })
      : await start(house, started)

    return { [namedAs(job, 'deadlineId')]: deadlineId, dueOn: dueOn.toString() }
  },
})

/** What the header says the rule counts from, out of what the proceeding knows. */
async function factsOf(
  { proceedings, clock }: Needs<'proceedings' | 'clock'>,
  { tenantId, proceedingId }: Static<typeof Input>,
  header: string | undefined,
) {
  if (!header) return null
  const known = proceedingId ? await proceedings.readFacts(tenantId, proceedingId) : {}
  return ruleFacts(header, known, clock.today())
}

async function start(
  { deadlines, clock }: Needs<'deadlines' | 'clock'>,
  { facts, ...started }: Started,
): Promise<Deadline> {
  return deadlines.start({ ...started, facts: facts ?? { startsOn: clock.today().toString() } })
}

async function startForReferral(
  house: Needs<'deadlines' | 'referrals' | 'clock'>,
  started: Started & { referralId: string },
): Promise<Deadline> {
  const { deadlines, referrals } = house
  const { tenantId, referralId, rule } = started
  await referrals.waitAgain(tenantId, referralId)
  const { caseId } = await referrals.read(tenantId, referralId)
  const deadline = await start(house, { ...started, caseId })
  // An answer may have come before the wait; read after the start, so that none slips between.
  const { state } = await referrals.read(tenantId, referralId)
  const awaited = awaitedIn[rule]
  if (awaited && !awaited.includes(state)) await deadlines.settle(tenantId, { referralId, rule })

  return deadline
}
