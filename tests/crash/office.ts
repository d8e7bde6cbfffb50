import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TaskRow } from '../../services/api/schemas/tasks.ts'
import { jobcenter, newContact, talk } from '../support/journey.ts'
import type { Answer, Person } from '../support/person.ts'
import type { Ledger } from './invariants.ts'
import type { Plan, Script, Verdict } from './plans.ts'
import type { Row, Rows } from './rows.ts'

/** Everybody who works on the cases of a round, and what they work with. */
export type Office = {
  /** two case managers who reach for the same tasks */
  managers: { id: string; person: Person }[]
  counsellor: Person
  jobcenter: string
  rows: Rows
  ledger: Ledger
}

type CaseOfPlan = { plan: Plan; contactId: string }

const assessment = 'Bedarf in allen Lebensbereichen ermitteln'
const german: Record<Verdict, string> = {
  accepted: 'angenommen',
  rejected: 'abgelehnt',
  question: 'rueckfrage',
  started: 'begonnen',
  dropped: 'beendet',
}

/**
 * Works on all cases until each has ended, as people do while servers come and go: whatever does not
 * answer is tried again. Rejects when the time is over.
 */
export async function workThrough(office: Office, plans: Plan[], withinMs: number): Promise<void> {
  const end = performance.now() + withinMs
  const stillTime = () => {
    if (performance.now() > end) throw new Error(`Not at their ends within ${withinMs} ms`)
  }
  const cases = await Promise.all(plans.map((plan) => report(office, plan, stillTime)))
  for (;;) {
    stillTime()
    const round = await Promise.allSettled([workOnTasks(office, cases), answerAll(office, cases)])
    for (const done of round) if (done.status === 'rejected') mustBeAnOutage(done.reason)
    if (await areOver(office, cases).catch(() => false)) return
    await sleep(120)
  }
}

/** Once with its key until somebody says 2xx, then again: the repeat must get the same answer. */
async function report(
  { managers, ledger }: Office,
  plan: Plan,
  stillTime: () => void,
): Promise<CaseOfPlan> {
  const [{ person } = never()] = managers
  const key = `crash-${ledger.auditBefore}-${plan.name.replace(' ', '-')}`
  const body = { ...newContact, message: plan.name }
  const post = async (): Promise<Answer<{ contactId: string }>> => {
    for (;;) {
      stillTime()
      const answer = await patiently(() =>
        person.post<any>('/api/contacts', body, { 'idempotency-key': key }),
      )
      if (answer && answer.status < 300) return answer
      if (answer && answer.status !== 409) throw new Error(`contact: ${describe(answer)}`)
      await sleep(250)
    }
  }
  const first = await post()
  const second = await post()
  const { contactId } = first.body
  ledger.contacts.push({ contactId, key })
  ledger.repeats.push({ key, first: describe(first), second: describe(second) })
  return { plan, contactId }
}

/** Both case managers reach for each open task at once; one of them gets it and does it. */
async function workOnTasks(office: Office, cases: CaseOfPlan[]): Promise<void> {
  const [{ person } = never()] = office.managers
  const answer = await patiently(() =>
    person.get<{ rows: TaskRow[] }>('/api/tasks?view=all&size=100'),
  )
  if (answer?.status !== 200) return
  // The assessment begins a plan of many months, which is not this round's business.
  const due = answer.body.rows.filter(({ title }) => title !== assessment)
  const own = await plansByTask(office, cases, due)
  await Promise.all(own.map(([task, of]) => workOnTask(office, task, of)))
}

async function workOnTask(office: Office, task: TaskRow, { plan }: CaseOfPlan): Promise<void> {
  const { ledger, managers, rows } = office
  const claims = await Promise.all(
    managers.map(async ({ id, person }) => {
      const claim = await patiently(() =>
        person.post<{ rev: number }>(`/api/tasks/${task.id}/claim`, { rev: task.rev }),
      )
      if (claim?.status === 200) ledger.claims.push({ taskId: task.id, staffId: id })
      return { id, person, claim }
    }),
  )
  const mine = claims.find(({ claim }) => claim?.status === 200)
  if (!mine) return
  const values = await valuesFor(rows, task, plan)
  if (!values) return
  const rev = mine.claim?.body.rev ?? task.rev
  const done = await patiently(() =>
    mine.person.post(`/api/tasks/${task.id}/completion`, { rev, values }),
  )
  if (!done || done.status >= 500 || done.status === 409) return
  if (done.status !== 200) throw new Error(`${task.title}: ${describe(done)}`)
  ledger.completions.push({ taskId: task.id, staffId: mine.id })
  const after = await patiently(() =>
    mine.person.get<{ rows: TaskRow[] }>('/api/tasks?view=all&size=100'),
  )
  const still = after?.status === 200 && after.body.rows.some(({ id }) => id === task.id)
  if (still) ledger.staleReads.push(task.id)
}

async function valuesFor(rows: Rows, task: TaskRow, plan: Plan): Promise<object | null> {
  const targets = Object.keys(plan.targets)
  const forms: Record<string, object> = {
    'Erstgespräch dokumentieren': talk,
    'Über Aufnahme entscheiden': { outcome: 'OPEN_CASE', reason: 'Im Team besprochen.' },
    'Stellen auswählen': { targets, consented: targets, confidentialityRelease: true },
    'Einwilligung klären': { choice: 'given', evidence: 'written' },
    'Zustellung klären': { choice: 'retry' },
    'Ablehnung bearbeiten': { choice: 'drop' },
    'Ausbleibende Antwort klären': { choice: 'keep-waiting' },
    'Verlauf nach vier Wochen prüfen': { choice: 'keep-waiting' },
    'Rückfrage beantworten': { text: 'Die Unterlagen folgen.' },
  }
  const values = forms[task.title]
  if (!values) throw new Error(`Nobody knows how to do „${task.title}“`)
  if (task.title !== 'Rückfrage beantworten') return values
  // An impatient agency answers first and takes the question back.
  const [referral] = await rows.read('select target_id from referrals where id = $1', [
    task.referralId,
  ])
  const script = plan.targets[referral?.['target_id']] as Script
  return script.impatient ? null : values
}

/** Each agency gives its next answer as soon as the one before has had its effect. */
async function answerAll(office: Office, cases: CaseOfPlan[]): Promise<void> {
  const due = await office.rows.read(
    `select d.id, r.id as referral_id, r.target_id, r.state, k.contact_id,
      (select count(*) from acknowledgements w where w.dispatch_id = d.id)::int as answered,
      exists (select 1 from deadlines l where l.referral_id = r.id and l.state = 'missed') as overdue
     from dispatches d join referrals r on r.id = d.referral_id join cases k on k.id = r.case_id
     where d.kind = 'referral' and d.state = 'sent' and r.closed_at is null and k.contact_id = any($1)`,
    [cases.map(({ contactId }) => contactId)],
  )
  await Promise.all(due.map((row) => answer(office, row, cases)))
}

async function answer(office: Office, row: Row, cases: CaseOfPlan[]): Promise<void> {
  const plan = cases.find(({ contactId }) => contactId === row['contact_id'])?.plan
  const script = plan?.targets[row['target_id']]
  const verdict = script?.verdicts[row['answered']]
  if (!script || !verdict) return
  if (script.silent && !row['overdue']) return
  if (row['state'] === 'question' && !script.impatient) return
  // Made from what it answers: asked again after a crash, it is the same answer.
  const answerId = uuidFrom(`${row['id']} ${row['answered']}`)
  if (row['target_id'] === jobcenter)
    return orderAnswer(office, row['id'], answerId, verdict, script)
  for (let copy = 0; copy < script.copies; copy += 1) {
    const said = await patiently(() =>
      office.counsellor.post(`/api/dispatches/${row['id']}/acknowledgements`, {
        answerId,
        verdict,
        ...(verdict === 'rejected' ? { reason: 'no-places' } : {}),
        ...(verdict === 'question' ? { text: 'Welche Unterlagen liegen vor?' } : {}),
      }),
    )
    if (said && said.status >= 400) throw new Error(`answer ${verdict}: ${describe(said)}`)
  }
}

const ordered = new Set<string>()

/** The Jobcenter delivers what it was told to say by itself, again and again. */
async function orderAnswer(
  office: Office,
  dispatchId: string,
  answerId: string,
  verdict: Verdict,
  script: Script,
): Promise<void> {
  if (ordered.has(answerId)) return
  const body = {
    ueberleitungId: dispatchId,
    antwortId: answerId,
    art: german[verdict],
    mehrfach: script.copies,
    ...(verdict === 'rejected' ? { grund: 'keine-plaetze' } : {}),
    ...(verdict === 'question' ? { text: 'Welche Unterlagen liegen vor?' } : {}),
  }
  const told = await patiently(async () => {
    const response = await fetch(`${office.jobcenter}/steuerung`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: await response.text(), headers: response.headers }
  })
  if (told?.status === 200) ordered.add(answerId)
}

async function areOver({ rows }: Office, cases: CaseOfPlan[]): Promise<boolean> {
  const [row] = await rows.read(
    `select count(*)::int as ended from cases k where k.contact_id = any($1)
      and k.phase = 'monitoring' and not exists
        (select 1 from referrals r where r.case_id = k.id and r.closed_at is null)
      and not exists (select 1 from tasks t where t.case_id = k.id
        and t.form_id <> 'plan-assessment' and t.state in ('open', 'completing'))`,
    [cases.map(({ contactId }) => contactId)],
  )
  return row?.['ended'] === cases.length
}

async function plansByTask(
  { rows }: Office,
  cases: CaseOfPlan[],
  tasks: TaskRow[],
): Promise<[TaskRow, CaseOfPlan][]> {
  const opened = await rows.read('select id, contact_id from cases where contact_id = any($1)', [
    cases.map(({ contactId }) => contactId),
  ])
  return tasks.flatMap((task) => {
    const contactId =
      opened.find(({ id }) => id === task.caseId)?.['contact_id'] ?? task.contactId ?? ''
    const of = cases.find((one) => one.contactId === contactId)
    return of ? [[task, of] as [TaskRow, CaseOfPlan]] : []
  })
}

/** Nobody there, or nobody able to answer: null. Everything else is an answer. */
async function patiently<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T> | null> {
  try {
    const answer = await ask()
    return answer.status >= 500 || answer.status === 429 ? null : answer
  } catch {
    return null
  }
}

function mustBeAnOutage(reason: unknown): void {
  const { code = '', message = '' } = (reason ?? {}) as { code?: string; message?: string }
  const outage = /^(57|08|53|E[A-Z]+)/.test(code) || /terminat|timeout|connect/i.test(message)
  if (!outage) throw reason
}

const describe = ({ status, body }: Answer<unknown>): string => `${status} ${JSON.stringify(body)}`

const uuidFrom = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const never = (): never => {
  throw new Error('The office has no case managers')
}
