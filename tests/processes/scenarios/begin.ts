import { contracts } from '../../../processes/contracts.ts'
import type { Stage } from '../stage.ts'
import type { Cast } from './cast.ts'
import { readDates } from './dates.ts'
import type { ScenarioFile } from './files.ts'
import { today } from './passing-time.ts'
import { openCase, openProceeding, receiveContact } from './perform.ts'
import type { Play } from './play.ts'

/** Opens what a scenario is about, as far as it says so. */
export async function begin(
  stage: Stage,
  cast: Cast,
  { processId, scenario: { start } }: ScenarioFile,
): Promise<Play> {
  if (!start) return {}
  const day = await today(cast)
  if ('contact' in start) {
    const contactId = await receiveContact(cast, readDates(start.contact, day))
    return { contactId, ...(await takingInOf(stage, contactId)) }
  }
  if ('case' in start) {
    const play = await openCase(stage, cast, readDates(start.case, day))
    return { ...play, ...(await planOf(stage, processId, play)) }
  }

  const { proceeding } = contracts.find(({ processId }) => processId === start.kind) ?? {}
  if (!proceeding) throw new Error(`No proceeding is called ${start.kind}`)
  const play: Play =
    proceeding.subject === 'none' || (proceeding.subject === 'person' && !start.person)
      ? {}
      : await openCase(stage, cast, readDates(start.person ?? {}, day))
  return {
    ...play,
    ...(await openProceeding(cast, play, start.kind, readDates(start.values, day))),
  }
}

/** The proceeding that takes a contact in. */
async function takingInOf({ truth }: Stage, contactId: string): Promise<Play> {
  const [row] = await truth.query('select id from proceedings where contact_id = $1', [contactId])
  return { proceedingId: row?.id }
}

/** The plan that was opened with the case, where the scenario is about it. */
async function planOf({ truth }: Stage, processId: string, { caseId }: Play): Promise<Play> {
  if (processId !== 'support-plan') return {}
  const [row] = await truth.query(
    `select id from proceedings where case_id = $1 and kind = 'support-plan'`,
    [caseId],
  )
  return { proceedingId: row?.id }
}
