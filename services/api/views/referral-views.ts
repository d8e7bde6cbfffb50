import type { Organisation } from '../../directory/directory.ts'
import { answerText, fileNumberOf } from '../../dispatches/answer-texts.ts'
import type { Acknowledgement, Dispatch } from '../../dispatches/dispatches.ts'
import type { House } from '../../house.ts'
import { openRequest, type Referral } from '../../referrals/referrals.ts'
import { openReferralStates } from '../../referrals/states.ts'
import type { ReferralView } from '../schemas/cases.ts'
import { type Days, newestOf, readDays } from './response-clocks.ts'

/** The handover cards of a case: chain, clock, basis, what was sent and what was held back. */
export async function referralViews(
  house: House,
  tenantId: string,
  referrals: Referral[],
  personId: string,
): Promise<ReferralView[]> {
  const [organisations, staff, dispatches, days, given, seal] = await Promise.all([
    house.directory.listOrganisations(tenantId),
    house.directory.listStaff(tenantId),
    house.dispatches.ofReferrals(
      tenantId,
      referrals.map((row) => row.id),
    ),
    readDays(house, tenantId),
    house.consents.ofPerson(tenantId, personId),
    house.persons.tryReadSealFor(tenantId, { personId, proceedingId: null }),
  ])
  const [answers, deadlines] = await Promise.all([
    house.dispatches.answersTo(
      tenantId,
      dispatches.map((row) => row.id),
    ),
    house.deadlines.readForReferrals(
      tenantId,
      referrals.map((row) => row.id),
    ),
  ])

  return referrals.map((referral) => {
    const target = organisations.find((row) => row.id === referral.targetId)
    const own = dispatches.filter((row) => row.referralId === referral.id)
    const sent = own.find((row) => row.kind === 'referral')
    const heard = answers.filter((row) => own.some(({ id }) => id === row.dispatchId))
    const last = heard.findLast((row) => row.effect === 'applied')
    const request = openRequest(seal, referral)
    const awaited = newestOf(deadlines, referral.id, 'acknowledgement-due')
    const waits = ['released', 'delivered', 'sent', 'question'].includes(referral.state)
    const clock = awaited && waits ? days.clockOf(awaited, referral.state === 'question') : null
    const consent = given.find((row) => row.id === referral.consentId)
    const planner = staff.find((row) => row.id === referral.plannedBy)?.name ?? null

    return {
      id: referral.id,
      number: referral.number,
      target: brief(target, referral.targetId),
      purpose: referral.purpose,
      state: referral.state,
      createdAt: referral.createdAt,
      chain: chainOf(referral, sent, heard, target?.name ?? null, planner),
      clock,
      due: clock && awaited ? dueOf(days, referral, awaited.dueOn) : null,
      legalBasis: {
        consentId: referral.consentId,
        consentNumber: consent?.number ?? null,
        statute: referral.statute,
      },
      sentData: sent?.sentAt ? sent.dataCategories : [],
      heldBackData: sent?.sentAt ? house.agencies.heldBack(sent.dataCategories) : [],
      topics: request?.topics ?? [],
      message: request?.message ?? null,
      rejectionReason: referral.rejectionReason,
      answerText: seal && answerText(seal, last),
      fileNumber: seal && fileNumberOf(seal, heard),
      reference: sent?.reference ?? null,
      reminders: own.filter((row) => row.kind === 'reminder' && row.sentAt !== null).length,
    }
  })
}

const brief = (target: Organisation | undefined, id: string) => ({
  id,
  name: target?.name ?? id,
  unit: target?.unit ?? null,
  kind: target?.kind ?? 'unknown',
})

const dueOf = (days: Days, referral: Referral, on: string) =>
  days.due(on, { resting: referral.state === 'question' })

/** Freigegeben, gesendet, zugestellt, Annahme, begonnen, abgeschlossen: never merged. */
function chainOf(
  referral: Referral,
  sent: Dispatch | undefined,
  answers: Acknowledgement[],
  target: string | null,
  planner: string | null,
) {
  const answered = (verdict: string) =>
    answers.find((row) => row.verdict === verdict && row.effect === 'applied')
  const accepted = answered('accepted') ?? answered('started')
  const started = answered('started')
  const rejected = answered('rejected')
  const stations = [
    {
      step: 'released',
      at: referral.state === 'draft' ? null : (sent?.createdAt ?? referral.stateSince),
      by: planner,
    },
    { step: 'sent', at: sent?.sentAt ?? null, by: null },
    { step: 'delivered', at: sent?.sentAt ?? null, by: target },
    { step: 'accepted', at: accepted?.receivedAt ?? rejected?.receivedAt ?? null, by: target },
    {
      step: 'started',
      at: started?.receivedAt ?? (referral.state === 'started' ? referral.closedAt : null),
      by: target,
    },
    { step: 'closed', at: referral.closedAt, by: null },
  ]
  const open = openReferralStates.includes(referral.state)
  const current = stations.findIndex((station) => station.at === null)

  return stations.map((station, index) => {
    const failed =
      (station.step === 'accepted' && rejected !== undefined) ||
      (station.step === 'sent' && sent?.state === 'undeliverable')
    const state = failed
      ? 'failed'
      : station.at !== null
        ? 'done'
        : open && index === current
          ? 'current'
          : 'future'
    return { ...station, state, by: station.at === null && !failed ? null : station.by }
  })
}
