import type { Step } from '../../../processes/scenario.ts'
import { jobcenter } from '../../support/journey.ts'
import type { Stage } from '../stage.ts'
import type { Play } from './play.ts'

/** Longer than the engine leaves a job to a worker. */
const jobLockMs = 60_000

type Body = Extract<Step, { body: string }>

/** From now on a body is at work, gone from the directory, or its machine does not answer. */
export async function setBody(stage: Stage, play: Play, { body, is }: Body): Promise<void> {
  const before = play.bodies?.get(body) ?? 'at-work'
  if (before === 'out-of-order') await repair(stage, body)
  if (is === 'out-of-order') await stage.journey.setJobcenter(modeOf(body))
  await stage.truth.query(
    `update organisations set active = $2 where tenant_id = 'ahrsiepen' and id = $1`,
    [body, is !== 'gone'],
  )
  play.bodies = new Map(play.bodies).set(body, is)
}

/** Whatever a scenario did to bodies is over with it. */
export async function restoreBodies(stage: Stage, play: Play): Promise<void> {
  for (const [body, state] of play.bodies ?? []) {
    if (state !== 'at-work') await setBody(stage, play, { body, is: 'at-work' })
  }
}

/**
 * A new process asks again at once; the old one leaves a failing body alone for a while. A job that
 * was offered to the old one in its last moment is free again when its lock has run out.
 */
async function repair({ journey, world }: Stage, body: string): Promise<void> {
  await journey.setJobcenter(modeOf(body, 'normal'))
  await world.stopPart('kimflow')
  await world.start('kimflow')
  await world.moveClock(jobLockMs)
}

/** Only the Jobcenter is reached by a machine that can fail; everybody else reads an inbox. */
function modeOf(body: string, mode = 'ausfall'): string {
  if (body !== jobcenter) throw new Error(`${body} has no machine of its own`)
  return mode
}
