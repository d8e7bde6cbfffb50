import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '../../processes/contracts.ts'
import { until } from '../support/journey.ts'
import { begin } from './scenarios/begin.ts'
import { restoreBodies } from './scenarios/bodies.ts'
import { type Cast, ok, openCast } from './scenarios/cast.ts'
import {
  describeCoverage,
  diagramCoverage,
  type Row,
  readExcused,
  tableCoverage,
} from './scenarios/coverage.ts'
import { readDates } from './scenarios/dates.ts'
import { readScenarios, type ScenarioFile } from './scenarios/files.ts'
import { today } from './scenarios/passing-time.ts'
import { perform } from './scenarios/perform.ts'
import type { Play } from './scenarios/play.ts'
import { openStage, type Stage } from './stage.ts'

const scenarios = readScenarios()
const done = new Set<string>()

let stage: Stage
let cast: Cast
let begun: string
beforeAll(async () => {
  stage = await openStage()
  cast = openCast(stage.world.addresses.kimflow)
  begun = (await ok((await cast.as('jana-wierzbicki')).get('/api/session'))).now
})
afterAll(() => stage?.close())

describe('Scenarios', () => {
  for (const file of scenarios) {
    it(`${file.processId}: ${file.scenario.title} (${file.name})`, async () => {
      cast.doubtSessions()
      const play = await begin(stage, cast, file)
      try {
        for (const [index, step] of file.scenario.steps.entries()) {
          await perform(stage, cast, play, readDates(step, await today(cast))).catch((cause) => {
            throw new Error(`Step ${index + 1} ${JSON.stringify(step)}: ${cause.message}`, {
              cause,
            })
          })
        }
        await expectEnd(file, play)
      } finally {
        await restoreBodies(stage, play)
      }
      done.add(`${file.processId}/${file.name}`)
    })
  }

  it('take every flow node, every sequence flow, every row of a decision and every edge of its days', async () => {
    if (done.size < scenarios.length) return
    const measured = { since: begun, excused: readExcused() }
    const { body: tables } = await (await cast.as('jana-wierzbicki')).get('/api/decisions')
    const coverage = await Promise.all([
      ...contracts.map(({ processId }) => diagramCoverage(stage, processId, measured)),
      ...(tables as { id: string }[]).map(async ({ id }) =>
        tableCoverage(stage, id, await rulesOf(id), measured),
      ),
    ])
    const lines = coverage.flat()
    for (const line of lines) console.log(describeCoverage(line))
    expect(lines.flatMap(({ what, missing }) => missing.map((id) => `${what} ${id}`))).toEqual([])
    expect(lines.flatMap(({ excusedInVain }) => excusedInVain)).toEqual([])
  })
})

async function rulesOf(decisionId: string): Promise<Row[]> {
  const jana = await cast.as('jana-wierzbicki')
  return (await ok(jana.get(`/api/decisions/${decisionId}`))).rules
}

/** The instance has ended where the scenario says, and the proceeding says so. */
async function expectEnd({ processId, scenario }: ScenarioFile, play: Play): Promise<void> {
  if (scenario.outcome) {
    const outcome = await until('outcome', async () => {
      const [row] = await stage.truth.query('select outcome from proceedings where id = $1', [
        play.proceedingId,
      ])
      return row?.outcome as string | null
    })
    expect(outcome).toBe(scenario.outcome)
  }
  if (!scenario.end) return
  const ends = [scenario.end].flat()
  const reached = await until(`end of ${processId}`, async () => {
    const rows = await stage.truth.query(
      `select distinct e.element_id as id from trace_elements e
       join trace_instances i on i.instance_key = e.instance_key
       where e.process_id = $1 and e.element_type = 'END_EVENT' and (i.proceeding_id = $2
         or $2::text is null and (i.case_id = $3 or $4::text is not null and i.contact_id = $4))`,
      [processId, play.proceedingId ?? null, play.caseId ?? null, play.contactId ?? null],
    )
    const found = rows.map(({ id }) => id)
    return ends.every((id) => found.includes(id)) && found
  })
  expect(reached).toEqual(expect.arrayContaining(ends))
}
