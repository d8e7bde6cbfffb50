import type { Engine } from '../../services/engine/engine.ts'
import type { Row, Rows } from './rows.ts'

/** What the driver did and was told, kept outside of the product (promises.md A4). */
export type Ledger = {
  tenantId: string
  /** number of the last audit entry before the first intent */
  auditBefore: number
  contacts: { contactId: string; key: string }[]
  /** successful claims and completions, as answered */
  claims: { taskId: string; staffId: string }[]
  completions: { taskId: string; staffId: string }[]
  /** the same request twice, with both answers */
  repeats: { key: string; first: string; second: string }[]
  /** tasks a person still saw on their list after completing them */
  staleReads: string[]
}

export type Look = {
  rows: Rows
  engine: Engine
  /** the Jobcenter's own record */
  protocol: { ueberleitungen: Row[] }
  ledger: Ledger
}

export type Violation = { invariant: string; contactId: string | null; text: string }

type Checker = (look: Look) => Promise<Violation[]>

/** Every invariant that applies here; the order is the one in which they are reported. */
export const invariants: Record<string, Checker> = {
  I1: noCaseLost,
  I2: noGhost,
  I3: everyCaseEnded,
  I4: oneEffectAtTheAgency,
  I6: deadlineOnce,
  I7: auditComplete,
  I9: taskListEqualsEngine,
  I10: claimIsExclusive,
  I11: completionOnce,
  I12: readYourWrites,
  I13: repeatsAnswerTheSame,
  I17: drained,
}

export async function findViolations(look: Look): Promise<Violation[]> {
  const found: Violation[] = []
  for (const check of Object.values(invariants)) found.push(...(await check(look)))
  return found
}

export const emptyLedger = (tenantId: string, auditBefore: number): Ledger => ({
  tenantId,
  auditBefore,
  contacts: [],
  claims: [],
  completions: [],
  repeats: [],
  staleReads: [],
})

/** Each contact: one row, one case, one intake and one support plan, one instance per referral. */
async function noCaseLost({ rows, ledger }: Look): Promise<Violation[]> {
  const counts = await rows.read(
    `select c.id,
      (select count(*) from cases k where k.contact_id = c.id)::int as cases,
      (select count(*) from trace_instances i where i.contact_id = c.id and i.process_id = 'intake')::int as intakes,
      (select count(*) from trace_instances i join cases k on k.id = i.case_id
        where k.contact_id = c.id and i.process_id = 'support-plan')::int as plans,
      (select count(*) from trace_instances i join cases k on k.id = i.case_id
        where k.contact_id = c.id and i.process_id = 'referral')::int as handovers,
      (select count(*) from referrals r join cases k on k.id = r.case_id
        where k.contact_id = c.id and r.replaces_id is null)::int as referrals
     from contacts c where c.id = any($1)`,
    [idsOf(ledger)],
  )
  return ledger.contacts.flatMap(({ contactId }) => {
    const row = counts.find(({ id }) => id === contactId)
    if (!row) return [violation('I1', contactId, 'the contact has no row')]
    const { cases, intakes, plans, handovers, referrals } = row
    const right = cases === 1 && intakes === 1 && plans === 1 && handovers === referrals
    return right ? [] : [violation('I1', contactId, JSON.stringify(row))]
  })
}

/** Nothing came in that nobody sent. */
async function noGhost({ rows, ledger }: Look): Promise<Violation[]> {
  const found = await rows.read(
    `select contact_id, count(*)::int as times from audit_entries
     where tenant_id = $1 and seq > $2 and event = 'contact.received' group by contact_id`,
    [ledger.tenantId, ledger.auditBefore],
  )
  const known = new Set(idsOf(ledger))
  return found.flatMap(({ contact_id: id, times }) => {
    if (!known.has(id)) return [violation('I2', id, 'a contact that nobody sent')]
    return times === 1 ? [] : [violation('I2', id, `received ${times} times`)]
  })
}

/**
 * Referrals closed, case moved on, no live task but the assessment, with which its plan goes on for
 * months; no other instance left in the engine, no incident.
 */
async function everyCaseEnded({ rows, engine, ledger }: Look): Promise<Violation[]> {
  const open = await rows.read(
    `select k.contact_id, k.phase,
      (select count(*) from referrals r where r.case_id = k.id and r.closed_at is null)::int as referrals,
      (select count(*) from tasks t where (t.case_id = k.id or t.contact_id = k.contact_id)
        and t.form_id <> 'plan-assessment' and t.state in ('open', 'completing'))::int as tasks
     from cases k where k.contact_id = any($1)`,
    [idsOf(ledger)],
  )
  const found = open
    .filter(({ phase, referrals, tasks }) => phase !== 'monitoring' || referrals + tasks > 0)
    .map((row) => violation('I3', row['contact_id'], `not at its end: ${JSON.stringify(row)}`))

  for (const { contactId, key, processId, incidents } of await instancesOf({ rows, ledger })) {
    if (incidents > 0) {
      found.push(violation('I3', contactId, `${incidents} open incidents in ${processId} ${key}`))
    } else if (processId !== 'support-plan' && (await engine.probeInstance(key)) === 'alive') {
      found.push(violation('I3', contactId, `${processId} ${key} still runs`))
    }
  }
  return found
}

/** One accepted payload per id, one id per occasion, our receipt is the agency's. */
async function oneEffectAtTheAgency({ rows, protocol, ledger }: Look): Promise<Violation[]> {
  const dispatches = await rows.read(
    `select d.*, k.contact_id from dispatches d join referrals r on r.id = d.referral_id
     join cases k on k.id = r.case_id where k.contact_id = any($1)`,
    [idsOf(ledger)],
  )
  const received = protocol.ueberleitungen.flatMap((one) => [
    { ...one, nachrichtId: one['nachrichtId'] } as Row,
    ...(one['nachrichten'] as Row[]),
  ])
  const found: Violation[] = []
  const fault = (row: Row, text: string) =>
    found.push(violation('I4', row['contact_id'], `${row['kind']} ${row['id']}: ${text}`))

  for (const row of dispatches) {
    const twin = dispatches.find(
      (other) =>
        other !== row &&
        other['referral_id'] === row['referral_id'] &&
        other['kind'] === row['kind'] &&
        (row['kind'] === 'referral' || other['occasion'] === row['occasion']),
    )
    if (twin) fault(row, `a second dispatch ${twin['id']} of the same occasion`)
    if (row['state'] !== 'sent') fault(row, `ended as ${row['state']}`)
    if (row['target_id'] !== 'jobcenter-ahrsiepen') continue
    const there = received.filter(({ nachrichtId }) => nachrichtId === row['id'])
    if (there.length !== 1) fault(row, `${there.length} times in the agency's record`)
    const [message] = there
    if (!message) continue
    if (message['verschiedeneInhalte'] !== 1) fault(row, 'different contents under one id')
    if (message['zustellungen'] < 1) fault(row, 'never delivered')
    if (message['eingangsnummer'] !== row['reference']) {
      fault(row, `receipt ${row['reference']} is ${message['eingangsnummer']} at the agency`)
    }
  }
  const ours = new Set(dispatches.map((row) => row['id']))
  const numbers = new Set((await referralsOf({ rows, ledger })).map((row) => row['number']))
  for (const message of protocol.ueberleitungen) {
    if (!numbers.has(message['inhalt'].vorgangsnummer)) continue
    for (const one of [message, ...message['nachrichten']]) {
      if (!ours.has(one.nachrichtId)) {
        found.push(
          violation('I4', null, `the agency holds ${one.nachrichtId}, which we never sent`),
        )
      }
    }
  }
  return found
}

/** Missed: fired once, not early, one message, one reminder. Met or cancelled: never fired. */
async function deadlineOnce({ rows, ledger }: Look): Promise<Violation[]> {
  const deadlines = await rows.read(
    `select d.id, d.rule, d.state, d.due_at, d.fired_at, d.referral_id, k.contact_id,
      (select count(*) from audit_entries a where a.tenant_id = d.tenant_id
        and a.event = 'deadline.missed' and a.facts->>'deadlineId' = d.id)::int as missed,
      (select count(*) from outbox o where o.tenant_id = d.tenant_id
        and o.payload->>'name' = 'deadline.missed' and o.payload->>'correlationKey' = d.id)::int as told
     from deadlines d join cases k on k.id = d.case_id where k.contact_id = any($1)`,
    [idsOf(ledger)],
  )
  const found: Violation[] = []
  for (const row of deadlines) {
    const times = row['state'] === 'missed' ? 1 : 0
    const fault = (text: string) =>
      found.push(violation('I6', row['contact_id'], `${row['rule']} ${row['id']}: ${text}`))
    if (row['missed'] !== times) fault(`${row['state']}, but recorded ${row['missed']} times`)
    if (row['told'] !== times) fault(`${row['state']}, but told ${row['told']} times`)
    if (times === 1 && row['fired_at'] < row['due_at']) fault('fired early')
  }
  const reminders = await rows.read(
    `select r.id, k.contact_id,
      (select count(*) from dispatches d where d.referral_id = r.id and d.kind = 'reminder')::int as reminders,
      (select count(*) from deadlines d where d.referral_id = r.id and d.state = 'missed'
        and d.rule = 'acknowledgement-due')::int as missed
     from referrals r join cases k on k.id = r.case_id where k.contact_id = any($1)`,
    [idsOf(ledger)],
  )
  // Fewer are right: an answer may have ended the wait before the bell was heard.
  for (const row of reminders.filter(({ reminders, missed }) => reminders > missed)) {
    found.push(violation('I6', row['contact_id'], `reminded too often: ${JSON.stringify(row)}`))
  }
  return found
}

/** The chain verifies, and each thing that happened has exactly one entry. */
async function auditComplete({ rows, ledger }: Look): Promise<Violation[]> {
  const found: Violation[] = []
  const broken = await rows.firstBrokenAudit(ledger.tenantId)
  if (broken !== null) found.push(violation('I7', null, `the chain breaks at entry ${broken}`))

  const pairs: [what: string, sql: string][] = [
    ['task.opened', taskPairs('task.opened', 'true')],
    [
      'task.completed',
      taskPairs('task.completed', `t.state in ('completing', 'completed', 'obsolete')`),
    ],
    ['task.cancelled', taskPairs('task.cancelled', `t.state = 'cancelled'`)],
    [
      'case.opened',
      `select k.contact_id, k.id, 1 as happened, (select count(*) from audit_entries a
        where a.event = 'case.opened' and a.case_id = k.id)::int as entries
       from cases k where k.contact_id = any($1)`,
    ],
    [
      'referral.sent',
      `select k.contact_id, d.id, (d.state = 'sent')::int as happened, (select count(*) from audit_entries a
        where a.event = 'referral.sent' and a.facts->>'dispatchId' = d.id)::int as entries
       from dispatches d join referrals r on r.id = d.referral_id join cases k on k.id = r.case_id
       where d.kind = 'referral' and k.contact_id = any($1)`,
    ],
    [
      'acknowledgement.received',
      `select k.contact_id, r.id, (select count(*) from acknowledgements w join dispatches d on d.id = w.dispatch_id
        where d.referral_id = r.id)::int as happened, (select count(*) from audit_entries a
        where a.event = 'acknowledgement.received' and a.referral_id = r.id)::int as entries
       from referrals r join cases k on k.id = r.case_id where k.contact_id = any($1)`,
    ],
    [
      'referral.closed',
      `select k.contact_id, r.id, (r.closed_at is not null)::int as happened, (select count(*) from audit_entries a
        where a.event = 'referral.closed' and a.referral_id = r.id)::int as entries
       from referrals r join cases k on k.id = r.case_id where k.contact_id = any($1)`,
    ],
  ]
  for (const [what, sql] of pairs) {
    for (const { contact_id: id, ...row } of await rows.read(sql, [idsOf(ledger)])) {
      if (row['happened'] === row['entries']) continue
      found.push(violation('I7', id, `${what} ${row['id']}: ${row['entries']} entries`))
    }
  }
  return found
}

const taskPairs = (event: string, happened: string): string =>
  `select coalesce(t.contact_id, k.contact_id) as contact_id, t.id, (${happened})::int as happened,
    (select count(*) from audit_entries a where a.event = '${event}' and a.task_id = t.id)::int as entries
   from tasks t left join cases k on k.id = t.case_id
   where coalesce(t.contact_id, k.contact_id) = any($1)`

/** Open tasks have their job in the engine; what waits for a person in the engine is on the list. */
async function taskListEqualsEngine({ rows, engine, ledger }: Look): Promise<Violation[]> {
  const listed = await rows.read(
    `select t.id, t.job_key, t.element_instance_key, t.state,
      coalesce(t.contact_id, k.contact_id) as contact_id
     from tasks t left join cases k on k.id = t.case_id
     where t.tenant_id = $1 and t.state in ('open', 'completing')`,
    [ledger.tenantId],
  )
  const found: Violation[] = []
  for (const task of listed) {
    const answer = await engine.extendJob(task['job_key'], 24 * 60 * 60 * 1000)
    if (answer !== 'gone') continue
    found.push(violation('I9', task['contact_id'], `task ${task['id']} has no job in the engine`))
  }
  const waiting = await rows.read(
    `select e.element_instance_key, e.element_id, i.contact_id
     from trace_elements e join trace_instances i on i.instance_key = e.instance_key
     where i.tenant_id = $1 and e.element_type = 'USER_TASK' and e.state = 'active'`,
    [ledger.tenantId],
  )
  const known = new Set(listed.map((task) => task['element_instance_key']))
  for (const { element_instance_key: key, element_id: element, contact_id: id } of waiting) {
    if (known.has(key) || (await engine.probeInstance(key)) === 'gone') continue
    found.push(violation('I9', id, `${element} ${key} waits for a person and is on no list`))
  }
  return found
}

/** Nobody here releases a task, so two people who were told it is theirs are one too many. */
async function claimIsExclusive({ ledger }: Look): Promise<Violation[]> {
  return twoPeople('I10', ledger.claims, 'claimed')
}

/** One accepted form per task, and one effect: the engine's, or none because it was taken back. */
async function completionOnce({ rows, ledger }: Look): Promise<Violation[]> {
  const found = twoPeople('I11', ledger.completions, 'completed')
  const states = await rows.read(
    `select t.id, t.state, t.completed_by, e.state as element from tasks t
     left join trace_elements e on e.element_instance_key = t.element_instance_key
     where t.id = any($1)`,
    [ledger.completions.map(({ taskId }) => taskId)],
  )
  for (const { taskId, staffId } of ledger.completions) {
    const { state, completed_by: by, element } = states.find(({ id }) => id === taskId) ?? {}
    const took = state === 'completed' && element !== 'terminated'
    const tooLate = state === 'obsolete' && element !== 'completed'
    if (by === staffId && (took || tooLate)) continue
    found.push(violation('I11', null, `${taskId} of ${staffId} is ${state}, ${element} (${by})`))
  }
  return found
}

async function readYourWrites({ ledger }: Look): Promise<Violation[]> {
  return ledger.staleReads.map((taskId) =>
    violation('I12', null, `${taskId} was still on the list of whoever completed it`),
  )
}

async function repeatsAnswerTheSame({ ledger }: Look): Promise<Violation[]> {
  return ledger.repeats
    .filter(({ first, second }) => first !== second)
    .map(({ key, first, second }) => violation('I13', null, `${key}: ${first}, then ${second}`))
}

/** Nothing is left to tell, and nothing was given up. */
async function drained({ rows, ledger }: Look): Promise<Violation[]> {
  const left = await rows.read(
    'select id, lane, kind, attempts, last_error from outbox where tenant_id = $1 and sent_at is null',
    [ledger.tenantId],
  )
  return left.map((row) => violation('I17', null, `unsent: ${json(row)}`))
}

const idsOf = ({ contacts }: Ledger): string[] => contacts.map(({ contactId }) => contactId)

const referralsOf = ({ rows, ledger }: Pick<Look, 'rows' | 'ledger'>): Promise<Row[]> =>
  rows.read(
    `select r.*, k.contact_id from referrals r join cases k on k.id = r.case_id
     where k.contact_id = any($1)`,
    [idsOf(ledger)],
  )

async function instancesOf({ rows, ledger }: Pick<Look, 'rows' | 'ledger'>) {
  const found = await rows.read(
    `select i.instance_key, i.process_id, coalesce(i.contact_id, k.contact_id) as contact_id,
      (select count(*) from trace_incidents n where n.instance_key = i.instance_key
        and n.resolved_at is null)::int as incidents
     from trace_instances i left join cases k on k.id = i.case_id
     where coalesce(i.contact_id, k.contact_id) = any($1)`,
    [idsOf(ledger)],
  )
  return found.map((row) => ({
    contactId: String(row['contact_id']),
    key: String(row['instance_key']),
    processId: String(row['process_id']),
    incidents: Number(row['incidents']),
  }))
}

function twoPeople(
  invariant: string,
  acts: { taskId: string; staffId: string }[],
  verb: string,
): Violation[] {
  const first = new Map<string, string>()
  return acts.flatMap(({ taskId, staffId }) => {
    const other = first.get(taskId) ?? staffId
    first.set(taskId, other)
    return other === staffId
      ? []
      : [violation(invariant, null, `${taskId} was ${verb} by ${other} and by ${staffId}`)]
  })
}

const json = (value: unknown): string => JSON.stringify(value ?? null)

const violation = (invariant: string, contactId: string | null, text: string): Violation => ({
  invariant,
  contactId,
  text,
})
