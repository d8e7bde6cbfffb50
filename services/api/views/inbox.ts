import type { Static } from 'typebox'
import type { ReferralContent } from '../../agencies/content.ts'
import { answerText, fileNumberOf } from '../../dispatches/answer-texts.ts'
import type { Acknowledgement, Dispatch } from '../../dispatches/dispatches.ts'
import { missing } from '../../failure.ts'
import type { House } from '../../house.ts'
import type { Referral } from '../../referrals/referrals.ts'
import { openReferralStates, possibleAnswers } from '../../referrals/states.ts'
import type { InboxItem, InboxRow } from '../schemas/inbox.ts'
import { newestOf, readDays } from './response-clocks.ts'

type Addressed = { dispatch: Dispatch; referral: Referral; personId: string }
type Reader = { tenantId: string; organisationId: string }

/** The folders an agency sees; its own words, no process words. */
export function folderOf(referral: Referral): string {
  if (referral.state === 'rejected') return 'rejected'
  if (!openReferralStates.includes(referral.state)) {
    return referral.rejectionReason ? 'rejected' : 'answered'
  }
  return referral.state === 'accepted' || referral.state === 'question' ? 'in-progress' : 'new'
}

/** Rows of an inbox, newest first, read from what was really handed over. */
export async function inboxRows(
  house: House,
  { tenantId }: Reader,
  addressed: Addressed[],
): Promise<Static<typeof InboxRow>[]> {
  const days = await readDays(house, tenantId)

  return Promise.all(
    addressed.map(async ({ dispatch, referral }) => {
      const content = await house.dispatches.readContent<ReferralContent>(tenantId, dispatch)
      const deadlines = await house.deadlines.readForReferral(tenantId, referral.id)
      const awaited = newestOf(deadlines, referral.id, 'acknowledgement-due')
      const waits = referral.state === 'delivered' || referral.state === 'question'
      const sent = await house.dispatches.ofReferrals(tenantId, [referral.id])
      return {
        dispatchId: dispatch.id,
        number: referral.number,
        personName: `${content.person.givenName} ${content.person.familyName}`,
        topics: content.topics,
        receivedAt: dispatch.sentAt ?? dispatch.createdAt,
        due:
          awaited && waits
            ? days.due(awaited.dueOn, { resting: referral.state === 'question' })
            : null,
        state: referral.state,
        unread: dispatch.readAt === null,
        reminded: sent.some((row) => row.kind === 'reminder' && row.sentAt !== null),
      }
    }),
  )
}

/** One item with its correspondence. Opening it marks it as read. */
export async function readInboxItem(
  house: House,
  reader: Reader,
  dispatchId: string,
): Promise<Static<typeof InboxItem>> {
  const { tenantId, organisationId } = reader
  const all = await house.dispatches.addressedTo(tenantId, organisationId)
  const found = all.find(({ dispatch }) => dispatch.id === dispatchId)
  if (!found) throw missing('DISPATCH_UNKNOWN', 'No such item in this inbox')
  await house.dispatches.markRead(tenantId, dispatchId)

  const { dispatch, referral } = found
  const [row] = await inboxRows(house, reader, [found])
  const content = await house.dispatches.readContent<ReferralContent>(tenantId, dispatch)
  const deadlines = await house.deadlines.readForReferral(tenantId, referral.id)
  const awaited = newestOf(deadlines, referral.id, 'acknowledgement-due')
  const days = await readDays(house, tenantId)
  const { person, legalBasis } = content
  const answers = await house.dispatches.answersTo(tenantId, [dispatchId])

  return {
    ...(row as Static<typeof InboxRow>),
    unread: false,
    from: content.sender.organisation,
    person: {
      givenName: person.givenName,
      familyName: person.familyName,
      languages: person.languages,
      interpreterNeeded: person.interpreterNeeded,
      channel: person.channel,
      phone: person.phone,
      email: person.email,
    },
    appointmentWish: content.appointmentWish,
    purpose: content.purpose,
    legalBasis:
      legalBasis.kind === 'consent'
        ? {
            consentGivenOn: legalBasis.givenOn,
            consentValidUntil: legalBasis.validUntil,
            statute: null,
          }
        : { consentGivenOn: null, consentValidUntil: null, statute: legalBasis.paragraph },
    clock:
      awaited && (referral.state === 'delivered' || referral.state === 'question')
        ? days.clockOf(awaited, referral.state === 'question')
        : null,
    messages: await messagesOf(house, tenantId, found, content, answers),
    possibleAnswers: possibleAnswers(referral.state),
    fileNumber: fileNumberOf(await house.persons.readSeal(tenantId, found.personId), answers),
  }
}

async function messagesOf(
  house: House,
  tenantId: string,
  { dispatch, referral, personId }: Addressed,
  content: ReferralContent,
  answers: Acknowledgement[],
) {
  const seal = await house.persons.readSeal(tenantId, personId)
  const staff = await house.directory.listStaff(tenantId)
  const organisation = await house.directory.readOrganisation(tenantId, dispatch.targetId)
  const replies = (await house.dispatches.ofReferrals(tenantId, [referral.id])).filter(
    (row) => row.kind !== 'referral' && row.sentAt !== null,
  )
  const ours = await Promise.all(
    replies.map(async (row) => ({
      at: row.sentAt ?? row.createdAt,
      fromAgency: false,
      author: content.sender.contact,
      kind: row.kind,
      text:
        row.kind === 'reply'
          ? (await house.dispatches.readContent<{ text: string }>(tenantId, row)).text
          : null,
    })),
  )
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
