import type { Static, TSchema } from 'typebox'
import type { rejectionReasons } from '../api/schemas/inbox.ts'
import type { Receipt, TransportName, Transports } from './transport.ts'

export type { Receipt }

/** What an agency said about a dispatch, in our words. */
export type AgencyAnswer = {
  /** the agency's id of this answer; a repeat carries the same one */
  answerId: string
  dispatchId: string
  verdict: 'accepted' | 'rejected' | 'question' | 'started' | 'dropped'
  /** only with verdict `rejected` */
  reason?: RejectionReason
  /** free text for people; sealed before it is stored */
  text?: string
  /** the agency's own file number */
  fileNumber?: string
  /** when the agency says it decided, ISO instant */
  answeredAt: string
}

export type RejectionReason = (typeof rejectionReasons)[number]

export type WithdrawalReason = 'consent-withdrawn' | 'other-target' | 'not-needed'

/** Asks again about a dispatch nobody answered; no new data about the person. */
export type Reminder = { of: string }
/** Our answer to the agency's question. */
export type Reply = { of: string; inReplyTo: string | null; text: string }
/** The referral ends before the agency finished it; the id and a code, nothing else. */
export type Withdrawal = { of: string; reason: WithdrawalReason }

/** How each kind of message is said. `dispatchId` is the message's own id, `of` the referral's. */
type Calls<Content, Transport> = {
  send(dispatchId: string, content: Content, transport: Transport): Promise<Receipt>
  remind(dispatchId: string, reminder: Reminder, transport: Transport): Promise<Receipt>
  reply(dispatchId: string, reply: Reply, transport: Transport): Promise<Receipt>
  withdraw(dispatchId: string, withdrawal: Withdrawal, transport: Transport): Promise<Receipt>
  /** throws `invalid` ANSWER_MALFORMED when it is not in the agency's own form */
  readAnswer(body: unknown): AgencyAnswer
}

type Description = {
  /** the folder's name */
  name: string
  /** what the data is passed on for; consents are given per purpose */
  purpose: string
  /** codes of what leaves the house; everything else is held back */
  dataCategories: readonly string[]
  /** topics that are this agency's business */
  topics: readonly string[]
  /** norms that allow a transfer without consent */
  allowedStatutes: readonly string[]
}

export type Agency = Description & { transport: TransportName; accepts: TSchema } & Calls<
    never,
    never
  >

/**
 * Declares one kind of agency: what it takes, how it travels, what its refusals mean. Foreign words
 * stay in its `wire.ts`; outages are the transport's business. Every call is safe to repeat: the
 * dispatch id is the receiver's idempotency key.
 */
export function defineAgency<const Content extends TSchema, const Name extends TransportName>(
  agency: Description & { transport: Name; accepts: Content } & Calls<
      Static<Content>,
      Transports[Name]
    >,
): Agency {
  return agency as unknown as Agency
}
