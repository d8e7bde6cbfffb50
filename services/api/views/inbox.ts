import type { Static } from 'typebox'
import type { ReferralContent } from '../../agencies/content.ts'
import type { Deadline } from '../../deadlines/deadlines.ts'
import { answerText, fileNumberOf } from '../../dispatches/answer-texts.ts'
import { type Acknowledgement, type Dispatch, openContent } from '../../dispatches/dispatches.ts'
import type { House } from '../../house.ts'
import type { PersonSeal, SealedFor } from '../../persons/persons.ts'
import type { Referral } from '../../referrals/referrals.ts'
import { possibleAnswers } from '../../referrals/states.ts'
import type { InboxItem, InboxRow } from '../schemas/inbox.ts'
import { newestOf, readDays } from './response-clocks.ts'

type Addressed = { dispatch: Dispatch; referral: Referral; personId: string }
type Reader = { tenantId: string; organisationId: string }

/** Rows of an inbox, read from what was really handed over; without a name once it was erased. */
export async function inboxRows(
  house: House,
  tenantId: string,
  addressed: readonly Addressed[],
): Promise<Static<typeof InboxRow>[]> {
  const ids = addressed.map(({ referral }) => referral.id)
  const [days, seals, deadlines, sent] = await Promise.all([
    readDays(house, tenantId),
    house.persons.readSeals(tenantId, addressed.map(sealedFor)),
    house.deadlines.readForReferrals(tenantId, ids),
    house.dispatches.ofReferrals(tenantId, ids),
  ])

  return addressed.map((one) => {
    const { dispatch, referral } = one
    const content = contentOf(seals(sealedFor(one)), dispatch)
    const awaited = awaitedAnswer(deadlines, referral)
    return {
      dispatchId: dispatch.id,
      number: referral.number,
      personName: content && `${content.person.givenName} ${content.person.familyName}`,
      topics: content?.topics ?? [],
      receivedAt: dispatch.sentAt ?? dispatch.createdAt,
      due: awaited && days.due(awaited.dueOn, { resting: referral.state === 'question' }),
      state: referral.state,
      unread: dispatch.readAt === null,
      reminded: sent.some(
        (row) => row.referralId === referral.id && row.kind === 'reminder' && row.sentAt !== null,
      ),
    }
  })
}

/** One item with its correspondence. Opening it marks it as read. */
export async function readInboxItem(
  house: House,
  { tenantId, organisationId }: Reader,
  dispatchId: string,
): Promise<Static<typeof InboxItem>> {
  const found = await house.dispatches.readAddressed(tenantId, organisationId, dispatchId)
  await house.dispatches.markRead(tenantId, dispatchId)

  const { dispatch, referral } = found
  const [[row], seal, deadlines, days, answers] = await Promise.all([
    inboxRows(house, tenantId, [found]),
    house.persons.tryReadSealFor(tenantId, sealedFor(found)),
    house.deadlines.readForReferrals(tenantId, [referral.id]),
    readDays(house, tenantId),
    house.dispatches.answersTo(tenantId, [dispatchId]),
  ])
  const content = contentOf(seal, dispatch)
  const awaited = awaitedAnswer(deadlines, referral)

  return {
    ...(row as Static<typeof InboxRow>),
    unread: false,
    from: content?.sender.organisation ?? null,
    person: content && personOf(content),
    appointmentWish: content?.appointmentWish ?? null,
    purpose: referral.purpose,
    legalBasis: basisOf(content),
    clock: awaited && days.clockOf(awaited, referral.state === 'question'),
    messages:
      content && seal ? await messagesOf(house, tenantId, found, { content, seal, answers }) : [],
    possibleAnswers: possibleAnswers(referral.state),
    fileNumber: seal && fileNumberOf(seal, answers),
  }
}

const sealedFor = ({ personId }: Addressed): SealedFor => ({ personId, proceedingId: null })

const contentOf = (seal: PersonSeal | null, dispatch: Dispatch): ReferralContent | null =>
  seal && openContent<ReferralContent>(seal, dispatch)

/** The deadline of the answer that is awaited now, or null. */
const awaitedAnswer = (deadlines: Deadline[], { id, state }: Referral): Deadline | null =>
  state === 'delivered' || state === 'question'
    ? (newestOf(deadlines, id, 'acknowledgement-due') ?? null)
    : null

const personOf = ({ person }: ReferralContent) => ({
  givenName: person.givenName,
  familyName: person.familyName,
  languages: person.languages,
  interpreterNeeded: person.interpreterNeeded,
  channel: person.channel,
  phone: person.phone,
  email: person.email,
})

function basisOf(content: ReferralContent | null) {
  const basis = content?.legalBasis
  const consent = basis?.kind === 'consent' ? basis : null
  return {
    consentGivenOn: consent?.givenOn ?? null,
    consentValidUntil: consent?.validUntil ?? null,
    statute: basis?.kind === 'statute' ? basis.paragraph : null,
  }
}

type Opened = { content: ReferralContent; seal: PersonSeal; answers: Acknowledgement[] }

async function messagesOf(
  house: House,
  tenantId: string,
  { dispatch, referral }: Addressed,
  { content, seal, answers }: Opened,
) {
  const [staff, organisation, sent] = await Promise.all([
    house.directory.listStaff(tenantId),
    house.directory.readOrganisation(tenantId, dispatch.targetId),
    house.dispatches.ofReferrals(tenantId, [referral.id]),
  ])
  const ours = sent
    .filter((row) => row.kind !== 'referral' && row.sentAt !== null)
    .map((row) => ({
      at: row.sentAt ?? row.createdAt,
      fromAgency: false,
      author: content.sender.contact,
      kind: row.kind,
      text: row.kind === 'reply' ? openContent<{ text: string }>(seal, row).text : null,
    }))
  const first = {
    at: dispatch.sentAt ?? dispatch.createdAt,
    fromAgency: false,
    author: content.sender.contact,
    kind: 'referral',
    text: content.message,
  }
  const theirs = answers.map((answer) => ({
    at: answer.receivedAt,
    fromAgency: true,
    author: staff.find((row) => row.id === answer.answeredBy)?.name ?? organisation.name,
    kind: answer.verdict,
    text: answerText(seal, answer),
  }))
  return [first, ...ours, ...theirs].sort((a, b) => (a.at < b.at ? -1 : 1))
}
