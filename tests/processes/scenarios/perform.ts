import type { Step } from '../../../processes/scenario.ts'
import { birthDateOn, jobcenter, newContact, talk, until } from '../../support/journey.ts'
import { newKey } from '../../support/person.ts'
import type { Stage } from '../stage.ts'
import { setBody } from './bodies.ts'
import { type Cast, ok } from './cast.ts'
import { expectTable } from './decide.ts'
import { expectSubject } from './expect-subject.ts'
import { passAttempts, passDays, passSilently, today } from './passing-time.ts'
import { answerNotice, completeTask, findReferral, type Play } from './play.ts'

/** Does one step of a scenario and waits until it is done. */
export async function perform(stage: Stage, cast: Cast, play: Play, step: Step): Promise<void> {
  if ('task' in step) return completeTask(stage, cast, play, step)
  if ('notice' in step) return answerNotice(stage, cast, play, step)
  if ('decide' in step) return expectTable(cast, step)
  if ('expect' in step) return expectSubject(stage, play, step.expect)
  if ('clock' in step || 'clockTo' in step) return passDays(stage, cast, play, step)
  if ('silence' in step) return passSilently(stage, cast, play, step)
  if ('attemptsUntil' in step) return passAttempts(stage, cast, play, step)
  if ('body' in step) return setBody(stage, play, step)
  if ('referral' in step) return answerReferral(stage, play, step)

  const jana = await cast.as('jana-wierzbicki')
  if ('open' in step) {
    const { number } = await openProceeding(cast, play, step.open, step.values)
    play.opened = number
  } else if ('life' in step) {
    const subject = play.caseId ? `cases/${play.caseId}` : `contacts/${play.contactId}`
    await ok(
      jana.post(`/api/${subject}/life-events`, {
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
  const { person } = contact as { person?: { birthDate?: string } }
  const birthDate = person?.birthDate ?? birthDateOn(await today(cast))
  const received = { ...contact, person: { ...person, birthDate } }
  const play: Play = { contactId: await receiveContact(cast, received) }
  for (const [task, values] of [
    ['document-first-talk', { ...talk, birthDate, ...said }],
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
  if (targetId === jobcenter) await journey.answerAsJobcenter(referral, artOf(verdict), more)
  else await journey.answerAsMbe(referral, verdict, more)
}

/** In which states of a referral its body says what. */
const answerable = (verdict: string): string[] => {
  if (verdict === 'started') return ['accepted']
  return verdict === 'dropped' ? ['accepted', 'delivered'] : ['delivered', 'question']
}

/** The same in the words of the Jobcenter's machine. */
const artOf = (verdict: string): string =>
  ({
    accepted: 'angenommen',
    rejected: 'abgelehnt',
    question: 'rueckfrage',
    started: 'begonnen',
    dropped: 'nicht-zustande-gekommen',
  })[verdict] ?? verdict

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
