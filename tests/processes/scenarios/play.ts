import type { GroundTruth } from '../../support/ground-truth.ts'
import { type OpenReferral, until } from '../../support/journey.ts'
import { newKey } from '../../support/person.ts'
import type { Stage } from '../stage.ts'
import { type Cast, ok } from './cast.ts'

/** Whom a scenario is about. */
export type Play = {
  contactId?: string
  caseId?: string
  proceedingId?: string
  /** number of the proceeding opened last beside the one the scenario is about */
  opened?: string
  /** bodies whose state the scenario has changed */
  bodies?: ReadonlyMap<string, string>
}

/** Rows of a subject: its own, and those of everything that belongs to its case. */
const belongs = `($1::text is not null and proceeding_id::text = $1
  or $2::text is not null and case_id = $2 or $3::text is not null and contact_id = $3)`
const subjectOf = ({ proceedingId, caseId, contactId }: Play) => [
  proceedingId ?? null,
  caseId ?? null,
  contactId ?? null,
]

/** Completes the open task of an element as somebody of its group. */
export async function completeTask(
  { truth }: Stage,
  cast: Cast,
  play: Play,
  step: { task: string; values?: Record<string, unknown> | undefined; as?: string | undefined },
): Promise<void> {
  const task = await until(`task ${step.task}`, async () => {
    const [row] = await truth.query(
      `select id, rev, group_id from tasks
       where state = 'open' and element_id = $4 and ${belongs} order by created_at limit 1`,
      [...subjectOf(play), step.task],
    )
    return row
  })
  const person = await (step.as ? cast.as(step.as) : cast.ofGroup(task.group_id))
  const { rev } = await ok(person.post(`/api/tasks/${task.id}/claim`, { rev: task.rev }))
  const values = Object.fromEntries(
    Object.entries(step.values ?? {}).map(([name, value]) => [
      name,
      value === '@opened' ? play.opened : value,
    ]),
  )
  await ok(person.post(`/api/tasks/${task.id}/completion`, { rev, values }))
}

/** Answers the oldest notice of a name that still waits, as somebody of its receiver. */
export async function answerNotice(
  { truth }: Stage,
  cast: Cast,
  play: Play,
  step: {
    notice: string
    answer: string
    facts?: Record<string, unknown> | undefined
    text?: string | undefined
  },
): Promise<void> {
  const notice = await until(`notice ${step.notice}`, async () => {
    const [row] = await truth.query(
      `select n.id, n.recipient_id from notices n
       where n.notice = $2 and n.state = 'sent' and n.proceeding_id = $1
       order by n.sent_at limit 1`,
      [play.proceedingId ?? null, step.notice],
    )
    return row
  })
  const reader = await until(`somebody at ${notice.recipient_id}`, async () => {
    const [row] = await truth.query(
      `select id from staff where organisation_id = $1 and role in ('agency', 'authority-officer') limit 1`,
      [notice.recipient_id],
    )
    return row?.id as string | undefined
  })
  const person = await cast.as(reader)
  await ok(
    person.post(`/api/notices/${notice.id}/answers`, {
      answerId: newKey(),
      answer: step.answer,
      ...(step.facts ? { facts: step.facts } : {}),
      ...(step.text ? { text: step.text } : {}),
    }),
  )
}

/** The open referral of a case to an organisation. */
export const findReferral = (
  truth: GroundTruth,
  play: Play,
  targetId: string,
): Promise<OpenReferral> =>
  until(`referral to ${targetId}`, async () => {
    const [row] = await truth.query(
      `select id, number from referrals where case_id = $1 and target_id = $2
       order by created_at desc limit 1`,
      [play.caseId ?? null, targetId],
    )
    return (
      row && {
        contactId: play.contactId ?? '',
        caseId: play.caseId ?? '',
        referralId: row.id,
        number: row.number,
        targetId,
      }
    )
  })
