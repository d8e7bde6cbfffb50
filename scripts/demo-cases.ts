import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario, Step } from '../processes/scenario.ts'
import { begin } from '../tests/processes/scenarios/begin.ts'
import { openCast } from '../tests/processes/scenarios/cast.ts'
import { readDates } from '../tests/processes/scenarios/dates.ts'
import { readScenarios, type ScenarioFile } from '../tests/processes/scenarios/files.ts'
import { today } from '../tests/processes/scenarios/passing-time.ts'
import { perform } from '../tests/processes/scenarios/perform.ts'
import { openGroundTruth } from '../tests/support/ground-truth.ts'
import { openJourney } from '../tests/support/journey.ts'
import type { SystemAddresses } from './embedded/addresses.ts'

/** Whose cases the demo shows, by process. Everybody is invented. */
const people: Record<string, { givenName: string; familyName: string }> = {
  'case-closure': { givenName: 'Farid', familyName: 'Nazari' },
  intake: { givenName: 'Dragana', familyName: 'Petrović' },
  naturalisation: { givenName: 'Amina', familyName: 'Yusuf' },
  referral: { givenName: 'Tesfay', familyName: 'Haile' },
  'regime-change': { givenName: 'Rahel', familyName: 'Tesfamariam' },
  'right-to-remain': { givenName: 'Ibrahim', familyName: 'Camara' },
  'support-plan': { givenName: 'Layla', familyName: 'Haddad' },
}

/**
 * One case per process at an interesting point, played by the demo's own people through the same
 * doors everybody uses. Runs beside the demo, once per data folder; a second start finds it done.
 */
export async function playDemoCases(
  addresses: SystemAddresses,
  data: string,
  say: (line: string) => void,
): Promise<void> {
  const marker = join(data, 'demo-cases')
  if (existsSync(marker) || !addresses.databaseAdmin) return
  const tell = (what: string, error: unknown) =>
    say(`Demo case not played, ${what}: ${error instanceof Error ? error.message : error}`)
  const shared = { addresses, control: '' }
  const truth = openGroundTruth(shared)
  try {
    const journey = await openJourney(shared)
    const cast = openCast(addresses.kimflow)
    const stage = { journey, truth } as Parameters<typeof perform>[0]
    const shown = readScenarios().filter(({ scenario }) => scenario.demo)
    const show = async (file: ScenarioFile) => {
      const play = await begin(stage, cast, named(file))
      for (const step of stepsOf(file.scenario)) {
        await perform(stage, cast, play, readDates(step, await today(cast)))
      }
      say(`Demo case, ${file.processId}: ${file.scenario.demo}`)
    }
    for (const file of shown) await show(file).catch((error) => tell(file.processId, error))
    writeFileSync(marker, '')
  } catch (error) {
    tell('sign-in', error)
  } finally {
    await truth.close()
  }
}

/** Steps that concern everybody, which one case of the demo must not do. */
const movesTheWorld = ['clock', 'clockTo', 'silence', 'attemptsUntil', 'body']

function stepsOf({ steps, demoSteps }: Scenario): Step[] {
  const end = steps.findIndex((step) => movesTheWorld.some((verb) => verb in step))
  return steps.slice(0, demoSteps ?? (end < 0 ? steps.length : end))
}

/** The scenario with a person of its own instead of the tests' usual one. */
function named(file: ScenarioFile): ScenarioFile {
  const { start } = file.scenario
  const name = people[file.processId]
  if (!start || !name) return file
  const withName = (contact: Record<string, unknown> | undefined) => ({
    ...contact,
    person: { ...(contact?.['person'] as object | undefined), ...name },
  })
  if ('contact' in start) {
    return { ...file, scenario: { ...file.scenario, start: { contact: withName(start.contact) } } }
  }
  if ('case' in start) {
    const person = { ...start.case, contact: withName(start.case.contact) }
    return { ...file, scenario: { ...file.scenario, start: { case: person } } }
  }
  const person = { ...start.person, contact: withName(start.person?.contact) }
  return { ...file, scenario: { ...file.scenario, start: { ...start, person } } }
}
