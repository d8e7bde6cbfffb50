import type { Step } from '../../../processes/scenario.ts'
import { until } from '../../support/journey.ts'
import type { Stage } from '../stage.ts'
import { type Cast, ok } from './cast.ts'
import type { Play } from './play.ts'

/** The longest pause of the engine between two attempts of a job. */
const longestPauseMs = 16 * 60 * 1000
/** On a busy machine one attempt takes longer than the clock needs for its pause. */
const attemptsWithinMs = 45_000

/** Days pass, for KIMflow and the engine alike. */
export async function passDays(
  stage: Stage,
  cast: Cast,
  play: Play,
  step: Extract<Step, { clock: string } | { clockTo: string }>,
): Promise<void> {
  await settle(stage, play)
  const days = 'clockTo' in step ? (await today(cast)).until(step.clockTo).days : daysOf(step.clock)
  await stage.world.moveClock(await lengthOf(cast, days))
  cast.doubtSessions()
}

/**
 * Days pass as if the alarms of the scenario's subject had been lost: only the last upper bounds in
 * the diagram are left, and the one named fires.
 */
export async function passSilently(
  stage: Stage,
  cast: Cast,
  play: Play,
  { silence, fires }: Extract<Step, { silence: string }>,
): Promise<void> {
  await settle(stage, play)
  const before = await timesPassed(stage, play, fires)
  await stage.truth.query(
    `update deadlines set state = 'cancelled' where state = 'armed'
     and (proceeding_id = $1 or case_id = $2 or contact_id = $3)`,
    [play.proceedingId ?? null, play.caseId ?? null, play.contactId ?? null],
  )
  await stage.world.moveClock(await lengthOf(cast, daysOf(silence)))
  cast.doubtSessions()
  await until(fires, async () => (await timesPassed(stage, play, fires)) > before)
}

/** Lets the engine's pauses between attempts pass until the process goes on where none is left. */
export async function passAttempts(
  stage: Stage,
  cast: Cast,
  play: Play,
  { attemptsUntil }: Extract<Step, { attemptsUntil: string }>,
): Promise<void> {
  await settle(stage, play)
  const isOver = async () => (await timesPassed(stage, play, attemptsUntil)) > 0
  await until(
    attemptsUntil,
    async () => {
      if (await isOver()) return true
      await stage.world.moveClock(longestPauseMs)
      return until('attempt', isOver, 250).catch(() => false)
    },
    attemptsWithinMs,
  )
  cast.doubtSessions()
}

/** The product's day. */
export async function today(cast: Cast): Promise<Temporal.PlainDate> {
  return (await currentTime(cast)).toPlainDate()
}

async function currentTime(cast: Cast): Promise<Temporal.ZonedDateTime> {
  const { now } = await ok((await cast.as('jana-wierzbicki')).get('/api/session'))
  return Temporal.Instant.from(now).toZonedDateTimeISO('Europe/Berlin')
}

/** Lets what was begun come to rest, so that a deadline does not begin on the far side of the jump. */
async function settle({ truth }: Stage, play: Play): Promise<void> {
  const subject = [play.proceedingId ?? null, play.caseId ?? null, play.contactId ?? null]
  const isMoving = async () => {
    const [row] = await truth.query(
      `select exists (select from outbox where sent_at is null and attempts < 3)
       or exists (select from tasks where state = 'completing'
         and (proceeding_id = $1 or case_id = $2 or contact_id = $3)) or exists (
         select from trace_elements e join trace_instances i on i.instance_key = e.instance_key
         where e.state = 'active' and e.element_type in ('SERVICE_TASK', 'BUSINESS_RULE_TASK')
         and (i.proceeding_id = $1 or i.case_id = $2 or i.contact_id = $3)) as moving`,
      subject,
    )
    return row?.moving as boolean
  }
  let quiet = 0
  await until(
    'rest',
    async () => {
      quiet = (await isMoving()) ? 0 : quiet + 1
      return quiet >= 4
    },
    5_000,
  ).catch(() => undefined)
}

/** By the wall clock: counted in hours, an hour lost or won in spring and autumn may miss the day. */
async function lengthOf(cast: Cast, days: number): Promise<number> {
  if (days <= 0) throw new Error('The clock only moves forward')
  const now = await currentTime(cast)
  return now.until(now.add({ days })).total('milliseconds')
}

const daysOf = (text: string): number =>
  Number.parseInt(text.slice(1), 10) * (text.endsWith('w') ? 7 : 1)

/** How often an element of the scenario's subject has been passed. */
async function timesPassed({ truth }: Stage, play: Play, elementId: string): Promise<number> {
  const [row] = await truth.query(
    `select count(*)::int as times from trace_elements e
     join trace_instances i on i.instance_key = e.instance_key
     where e.element_id = $4 and e.state = 'completed' and (i.proceeding_id = $1
       or $1::text is null and (i.case_id = $2 or i.contact_id = $3))`,
    [play.proceedingId ?? null, play.caseId ?? null, play.contactId ?? null, elementId],
  )
  return row?.times as number
}
