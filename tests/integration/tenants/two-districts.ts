import { createHash, randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type GroundTruth, openGroundTruth } from '../../support/ground-truth.ts'
import {
  finding,
  type Journey,
  jobcenter,
  mbe,
  newContact,
  openJourney,
  talk,
  until,
} from '../../support/journey.ts'
import { newKey, type Person, personWith } from '../../support/person.ts'
import { openProductHouse } from '../../support/product-house.ts'
import { connectWorld, type SharedWorld } from '../../support/world-control.ts'

export const home = 'ahrsiepen'
export const other = 'nordhellen'

/** Rows in every table for one district, and neighbours of each role in the other one. */
export type TwoDistricts = Awaited<ReturnType<typeof openTwoDistricts>>

export async function openTwoDistricts() {
  const shared = inject('world')
  const world = connectWorld(shared)
  await world.start('kimflow')
  const journey = await openJourney(shared)
  const truth = openGroundTruth(shared)
  const ids = await fillHome(shared, journey, truth)
  const malik = await journey.as('malik-toennies', other)
  await fillOther(malik)
  const { kimflow } = shared.addresses
  const lead = personWith(
    kimflow,
    await sessionOf(truth, 'test-lead', 'team-lead', 'integration-centre'),
  )
  const agency = personWith(
    kimflow,
    await sessionOf(truth, 'test-agency', 'agency', 'mbe-hellenhof'),
  )

  return { shared, world, journey, truth, ids, malik, lead, agency, close: () => truth.close() }
}

/** Every kind of thing that has an id, in the first district. */
async function fillHome(shared: SharedWorld, journey: Journey, truth: GroundTruth) {
  const opened = await journey.openCase()
  const [atMbe] = await journey.chooseTargets(opened, [mbe, jobcenter], { consented: [mbe] })
  if (!atMbe) throw new Error('No referral')
  await journey.untilState(atMbe, 'delivered')
  await journey.answerAsMbe(atMbe, 'question', { text: 'Seit wann?' })
  const task = await journey.taskFor(atMbe, 'Rückfrage beantworten')
  const { legalBasis } = await journey.referralView(atMbe)
  const { deadlines } = await journey.caseView(opened.caseId)
  const flow = await until('flow', async () => (await journey.flows(opened))[0])
  await truth.engine.publish({
    name: 'contact.received',
    correlationKey: newKey(),
    messageId: newKey(),
    ttlMs: 60_000,
    variables: { tenantId: home, contactId: newKey() },
  })
  const incident = await until('incident', async () => {
    const { body } = await journey.people.tobias.get('/api/incidents')
    return (body as { incidentKey: string }[])[0]
  })
  const { proceedingId } = await journey.openProceeding('structural-finding', finding)
  const noticeId = newKey()
  const { house, close } = await openProductHouse(shared)
  const seal = await house.persons.readSealFor(home, { personId: null, proceedingId })
  const sender = { organisation: 'Integrationszentrum', contact: null }
  const content = { number: 'SIM-2026-0001', person: null, facts: {}, sender }
  await truth.query(
    `insert into notices (tenant_id, id, proceeding_id, notice, recipient_id, state, content,
       data_categories, sent_at)
     values ($1, $2, $3, 'finding.reported', $4, 'sent', $5, '{}', now())`,
    [home, noticeId, proceedingId, mbe, seal.seal(`notices/${noticeId}/content`, content)],
  )
  await close()
  return {
    ...opened,
    proceedingId,
    noticeId,
    taskId: task.id,
    referralId: atMbe.referralId,
    consentId: legalBasis.consentId ?? '',
    dispatchId: await journey.dispatchFor(atMbe),
    deadlineId: deadlines[0]?.id ?? '',
    instanceKey: flow.instanceKey as string,
    incidentKey: incident.incidentKey,
  }
}

async function fillOther(malik: Person): Promise<void> {
  for (const familyName of ['Yusuf', 'Petrenko', 'Rahimi']) {
    const person = { ...newContact.person, familyName }
    const { body } = await malik.post('/api/contacts', { ...newContact, person })
    if (familyName !== 'Yusuf') continue
    const task = await until('task', async () => {
      const list = await malik.get('/api/tasks?view=group&size=100&sort=created')
      return list.body.rows.find(
        ({ contactId }: { contactId: string }) => contactId === body.contactId,
      )
    })
    const { body: claimed } = await malik.post(`/api/tasks/${task.id}/claim`, { rev: task.rev })
    await malik.post(`/api/tasks/${task.id}/completion`, { rev: claimed.rev, values: talk })
  }
}

/** The demo has few people there; this one is signed in without a provider. */
async function sessionOf(
  { query }: GroundTruth,
  id: string,
  role: string,
  organisationId: string,
): Promise<string> {
  await query(
    `insert into staff (tenant_id, id, organisation_id, subject, name, role, title, active)
     values ($1, $2, $3, $2, 'Test', $4, 'Test', true) on conflict do nothing`,
    [other, id, organisationId, role],
  )
  const secret = randomBytes(32).toString('base64url')
  await query(
    'insert into sessions (tenant_id, id, staff_id, created_at, seen_at) values ($1, $2, $3, now(), now())',
    [other, createHash('sha256').update(secret).digest('hex'), id],
  )
  return `__Host-kimflow=${other}.${secret}`
}
