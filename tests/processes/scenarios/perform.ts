import type { Step } from '../../../processes/scenario.ts'
import { newContact, talk, until } from '../../support/journey.ts'
import { newKey } from '../../support/person.ts'
import type { Stage } from '../stage.ts'
import { type Cast, ok } from './cast.ts'
import { expectTable } from './decide.ts'
import { expectSubject } from './expect-subject.ts'
import { answerNotice, completeTask, findReferral, type Play } from './play.ts'

/** Does one step of a scenario and waits until it is done. */
export async function perform(stage: Stage, cast: Cast, play: Play, step: Step): Promise<void> {
  if ('task' in step) return completeTask(stage, cast, play, step)
  if ('notice' in step) return answerNotice(stage, cast, play, step)
  if ('decide' in step) return expectTable(cast, step)
  if ('expect' in step) return expectSubject(stage, play, step.expect)
  if ('clock' in step || 'clockTo' in step) {
    await settle(stage, play)
    return moveClock(stage, cast, step)
  }
  if ('referral' in step) return answerReferral(stage, play, step)

  const jana = await cast.as('jana-wierzbicki')
  if ('open' in step) {
    const { number } = await openProceeding(cast, play, step.open, step.values)
    play.opened = number
  } else if ('life' in step) {
    await ok(
      jana.post(`/api/cases/${play.caseId}/life-events`, {
        event: step.life,
        on: step.on ?? (await today(cast)).toString(),
        ...(step.life === 'transferred' ? { toStaffId: 'derya-aksoy' } : {}),
      }),
    )
  } else if ('withdrawConsent' in step) {
    const consentId = await findConsent(stage, play, step.withdrawConsent)
    await ok(jana.post(`/api/consents/${consentId}/withdrawal`, {}))
  } else if ('hold' in step) {
    const tobias = await cast.as('tobias-henning')
    await ok(
      tobias.post(`/api/proceedings/${play.proceedingId}/hold`, {
        hold: step.hold,
        reason: 'Beschwerde ist noch offen.',
      }),
    )
  } else if ('reopen' in step) {
    await ok(jana.post(`/api/cases/${play.caseId}/reopening`))
  } else {
    await ok(jana.post(`/api/cases/${play.caseId}/referral-plans`))
  }
}

/** The product's day. */
export async function today(cast: Cast): Promise<Temporal.PlainDate> {
  return (await currentTime(cast)).toPlainDate()
}

async function currentTime(cast: Cast): Promise<Temporal.ZonedDateTime> {
  const { now } = await ok((await cast.as('jana-wierzbicki')).get('/api/session'))
  return Temporal.Instant.from(now).toZonedDateTimeISO('Europe/Berlin')
}

export async function openProceeding(
  cast: Cast,
  { caseId }: Play,
  kind: string,
  values: Record<string, unknown>,
): Promise<{ proceedingId: string; number: string }> {
  const body = { kind, values, ...(caseId ? { caseId } : {}) }
  const person = await cast.as(openerOf(kind))
  return ok(person.post('/api/proceedings', body, { 'idempotency-key': newKey() }))
}

/** Who opens a proceeding in the demo: the body that runs it. */
const openerOf = (kind: string): string =>
  ({ naturalisation: 'martin-hollerbeck', 'right-to-remain': 'ayse-demirtas' })[kind] ??
  'jana-wierzbicki'

export async function receiveContact(cast: Cast, more: Record<string, unknown>): Promise<string> {
  const jana = await cast.as('jana-wierzbicki')
  const body = {
    ...newContact,
    ...more,
    person: { ...newContact.person, ...(more['person'] as object | undefined) },
  }
  const { contactId } = await ok(jana.post('/api/contacts', body, { 'idempotency-key': newKey() }))
  return contactId
}

/** A case of the person described, opened the ordinary way. */
export async function openCase(
  stage: Stage,
  cast: Cast,
  { contact = {}, talk: said = {} }: { contact?: object | undefined; talk?: object | undefined },
): Promise<Play> {
  const play: Play = { contactId: await receiveContact(cast, { ...contact }) }
  const birthDate = (contact as { person?: { birthDate?: string } }).person?.birthDate
  for (const [task, values] of [
    ['document-first-talk', { ...talk, ...(birthDate ? { birthDate } : {}), ...said }],
    ['decide-admission', { outcome: 'OPEN_CASE', reason: 'Im Team besprochen.' }],
  ] as const) {
    await completeTask(stage, cast, play, { task, values })
  }
  const caseId = await until('case', async () => {
    const [row] = await stage.truth.query('select id from cases where contact_id = $1', [
      play.contactId,
    ])
    return row?.id as string | undefined
  })
  return { ...play, caseId }
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
async function moveClock(
  stage: Stage,
  cast: Cast,
  step: Extract<Step, { clock: string } | { clockTo: string }>,
): Promise<void> {
  const now = await currentTime(cast)
  const days =
    'clockTo' in step
      ? now.toPlainDate().until(step.clockTo).days
      : Number.parseInt(step.clock.slice(1), 10) * (step.clock.endsWith('w') ? 7 : 1)
  if (days <= 0) throw new Error('The clock only moves forward')
  await stage.world.moveClock(now.until(now.add({ days })).total('milliseconds'))
  cast.doubtSessions()
}

async function answerReferral(
  { journey, truth }: Stage,
  play: Play,
  { referral: targetId, verdict, reason, text }: Extract<Step, { referral: string }>,
): Promise<void> {
  const referral = await findReferral(truth, play, targetId)
  const more = { ...(reason ? { reason } : {}), ...(text ? { text } : {}) }
  await until(`${targetId} may answer`, async () =>
    answerable(verdict).includes((await journey.referralView(referral)).state),
  )
  await journey.answerAsMbe(referral, verdict, more)
}

/** In which states of a referral its body says what. */
const answerable = (verdict: string): string[] => {
  if (verdict === 'started') return ['accepted']
  return verdict === 'dropped' ? ['accepted', 'delivered'] : ['delivered', 'question']
}

const findConsent = (
  { truth }: Stage,
  { caseId, contactId }: Play,
  recipient: string,
): Promise<string> =>
  until(`consent for ${recipient}`, async () => {
    const [row] = await truth.query(
      `select c.id from consents c
       where c.person_id = coalesce((select person_id from cases where id = $1),
                                    (select person_id from contacts where id = $2))
       and (c.recipient_id = $3 or c.purpose = $3) and c.withdrawn_at is null`,
      [caseId ?? null, contactId ?? null, recipient],
    )
    return row?.id as string | undefined
  })
