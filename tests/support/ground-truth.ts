import pg from 'pg'
import { createEngine } from '../../services/engine/engine.ts'
import { type Subject, until } from './journey.ts'
import type { SharedWorld } from './world-control.ts'

/** What really is so, past KIMflow's own views: rows as the superuser sees them, jobs as the engine does. */
export type GroundTruth = ReturnType<typeof openGroundTruth>

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const parkedMs = 24 * 60 * 60 * 1000

export function openGroundTruth({ addresses }: SharedWorld) {
  const pool = new pg.Pool({ connectionString: addresses.databaseAdmin, max: 4 })
  const engine = createEngine({ address: addresses.zeebe, log: quiet })

  const query = async <Row extends pg.QueryResultRow = any>(text: string, values: unknown[] = []) =>
    (await pool.query<Row>(text, values)).rows

  const listed = ({ contactId, caseId }: Subject) =>
    query<{ element_instance_key: string; job_key: string }>(
      `select element_instance_key, job_key from tasks where state = 'open' and
       ($1::text is not null and case_id = $1 or $2::text is not null and contact_id = $2)
       order by element_instance_key`,
      [caseId ?? null, contactId ?? null],
    )
  const active = ({ contactId, caseId }: Subject) =>
    query<{ element_instance_key: string }>(
      `select e.element_instance_key from trace_elements e
       join trace_instances i on i.instance_key = e.instance_key
       where e.element_type = 'USER_TASK' and e.state = 'active' and
       ($1::text is not null and i.case_id = $1 or $2::text is not null and i.contact_id = $2)
       order by e.element_instance_key`,
      [caseId ?? null, contactId ?? null],
    )

  return {
    query,
    engine,

    /** No task of a subject is listed that the engine does not hold, and none it holds is missing. */
    tasksEqualEngine: async (of: Subject): Promise<void> => {
      await until('task list equal to the engine', async () => {
        const [tasks, elements] = await Promise.all([listed(of), active(of)])
        const keys = (rows: { element_instance_key: string }[]) =>
          rows.map((row) => row.element_instance_key).join()
        if (keys(tasks) !== keys(elements)) return false
        const held = await Promise.all(
          tasks.map((task) => engine.extendJob(task.job_key, parkedMs)),
        )
        return held.every((answer) => answer === 'extended')
      })
    },

    /** Elements and flows of a process that instances begun since then have passed. */
    walked: async (
      processId: string,
      since = '-infinity',
    ): Promise<{ elements: Set<string>; flows: Set<string> }> => {
      const elements = await query(
        `select distinct e.element_id as id from trace_elements e
         join trace_instances i on i.instance_key = e.instance_key
         where e.process_id = $1 and i.linked_at >= $2`,
        [processId, since],
      )
      const flows = await query(
        `select distinct f.flow_id as id from trace_flows f
         join trace_instances i on i.instance_key = f.instance_key
         where i.process_id = $1 and i.linked_at >= $2`,
        [processId, since],
      )
      return {
        elements: new Set(elements.map(({ id }) => id)),
        flows: new Set(flows.map(({ id }) => id)),
      }
    },

    /** The reason on the record of a case's deadline rule, newest first. */
    deadlinesOf: (referralId: string) =>
      query(`select * from deadlines where referral_id = $1 order by created_at`, [referralId]),

    async close() {
      await Promise.all([pool.end(), engine.close()])
    },
  }
}
