import type { Step } from '../../../processes/scenario.ts'
import { until } from '../../support/journey.ts'
import type { Stage } from '../stage.ts'
import type { Play } from './play.ts'

type Expectation = Extract<Step, { expect: object }>['expect']

/** Waits until everything a scenario expects is so; what is not so at the end fails by its name. */
export async function expectSubject(
  stage: Stage,
  play: Play,
  expected: Expectation,
): Promise<void> {
  let last: unknown[] = []
  await until('what the scenario expects', async () => {
    last = await Promise.all([
      readProceeding(stage, play, expected),
      readDeadlines(stage, play, expected),
      readPlaces(stage, play, expected),
    ])
    return JSON.stringify(last) === JSON.stringify(wanted(expected))
  }).catch(async () => {
    const stands = (await placesOf(stage, play)).join(', ')
    throw new Error(`found ${JSON.stringify(last)}; it stands at ${stands || 'nothing'}`)
  })
}

const wanted = ({ state, outcome, facts, deadlines, at, tasks }: Expectation) => [
  { ...(state ? { state } : {}), ...(outcome ? { outcome } : {}), ...(facts ? { facts } : {}) },
  deadlines ?? {},
  { at: at ?? [], notAt: [], tasks: tasks ?? [] },
]

async function readProceeding({ truth }: Stage, play: Play, expected: Expectation) {
  if (!expected.state && !expected.outcome && !expected.facts) return {}
  const [row] = await truth.query('select state, outcome, facts from proceedings where id = $1', [
    play.proceedingId,
  ])
  const facts = Object.fromEntries(
    Object.keys(expected.facts ?? {}).map((name) => [name, row?.facts[name] ?? null]),
  )
  return {
    ...(expected.state ? { state: row?.state } : {}),
    ...(expected.outcome ? { outcome: row?.outcome } : {}),
    ...(expected.facts ? { facts } : {}),
  }
}

async function readDeadlines({ truth }: Stage, play: Play, { deadlines = {} }: Expectation) {
  const rows = await truth.query(
    `select distinct on (rule) rule, due_on::text from deadlines
     where (proceeding_id = $1 or case_id = $2) order by rule, created_at desc`,
    [play.proceedingId ?? null, play.caseId ?? null],
  )
  const dueOn = new Map(rows.map((row) => [row.rule, row.due_on]))
  return Object.fromEntries(Object.keys(deadlines).map((rule) => [rule, dueOn.get(rule) ?? null]))
}

/** The elements all instances of the subject stand at. */
async function placesOf({ truth }: Stage, play: Play): Promise<string[]> {
  const active = await truth.query(
    `select distinct e.element_id as id from trace_elements e
     join trace_instances i on i.instance_key = e.instance_key
     where e.state = 'active' and (i.proceeding_id = $1
       or $1::text is null and ($2::text is not null and i.case_id = $2
       or $3::text is not null and i.contact_id = $3))`,
    [play.proceedingId ?? null, play.caseId ?? null, play.contactId ?? null],
  )
  return active.map(({ id }) => id)
}

async function readPlaces(stage: Stage, play: Play, expected: Expectation) {
  const open = await stage.truth.query(
    `select distinct element_id as id from tasks where state = 'open' and (proceeding_id = $1
       or $1::text is null and ($2::text is not null and case_id = $2
       or $3::text is not null and contact_id = $3))`,
    [play.proceedingId ?? null, play.caseId ?? null, play.contactId ?? null],
  )
  const places = new Set(await placesOf(stage, play))
  const tasks = new Set(open.map(({ id }) => id))
  return {
    at: (expected.at ?? []).filter((id) => places.has(id)),
    notAt: (expected.notAt ?? []).filter((id) => places.has(id)),
    tasks: (expected.tasks ?? []).filter((id) => tasks.has(id)),
  }
}
