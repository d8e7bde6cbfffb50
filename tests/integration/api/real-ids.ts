import { randomUUID } from 'node:crypto'
import { type OwnHouse, tenantId } from '../proceedings/own-house.ts'

const jobcenter = 'jobcenter-ahrsiepen'

/** One of each thing that routes know by an id, by the name the routes give it. */
export async function openFile(own: OwnHouse): Promise<Record<string, string>> {
  const { house } = own
  const file = await own.openCase()
  const { proceedingId } = await own.openRegimeChange(file)
  const consentId = await own.consentTo(
    file.personId,
    ['name', 'birth-date', 'contact', 'language'],
    jobcenter,
  )
  const { noticeId } = await house.notices.send(tenantId, {
    proceedingId,
    notice: 'application.filed',
    occasion: randomUUID(),
  })
  const { deadlineId } = await house.deadlines.start({
    tenantId,
    rule: 'acknowledgement-due',
    occasion: randomUUID(),
    ...file,
    facts: { startsOn: house.clock.today().toString() },
  })
  const taskId = await claimedTask(own, { ...file, proceedingId })
  const [referralId = ''] = await house.referrals.plan(tenantId, file.caseId, {
    taskId: randomUUID(),
    staffId: 'jana-wierzbicki',
    targets: ['mbe-brueckenhaus'],
    consented: [],
    confidentialityRelease: false,
    request: { topics: ['german'], appointmentWish: null, message: null },
  })
  return { ...file, proceedingId, consentId, noticeId, deadlineId, taskId, referralId }
}

async function claimedTask(
  { house }: OwnHouse,
  of: { contactId: string; caseId: string; proceedingId: string },
): Promise<string> {
  const { taskId } = await house.tasks.open(tenantId, {
    jobKey: String(Date.now()),
    elementInstanceKey: randomUUID(),
    instanceKey: '1',
    processId: 'regime-change',
    processVersion: 1,
    elementId: 'check-handover',
    formId: 'intake-talk',
    groupId: 'case-management',
    contactId: of.contactId,
    caseId: of.caseId,
    referralId: null,
    proceedingId: of.proceedingId,
    dueOn: '2026-12-01',
  })
  const worker = { staffId: 'jana-wierzbicki', role: 'case-manager' }
  await house.tasks.claim(tenantId, taskId, worker, 1)
  return taskId
}
