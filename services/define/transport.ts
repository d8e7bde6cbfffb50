/**
 * How messages travel, in words both sides share: agencies name a transport and are handed it bound
 * to one destination; `transports/` builds them and knows no agency.
 */

/** What the receiver gave for a message. The same message again yields the same receipt. */
export type Receipt = { reference: string; receivedAt: string }

/** A receipt as read from the wire: what it is for and over which bytes. */
export type WireReceipt = Receipt & { key: string; digest: string }

export type SignedPost = {
  /** below the end point of the directory */
  path: string
  /** our id of this message; the receiver recognises a repeat by it */
  key: string
  /** what leaves the house, already in the agency's words */
  body: unknown
  /** null when the answer is no receipt */
  readReceipt(body: unknown): WireReceipt | null
}

/** `conflict` (409) and `gone` (410) are left to the agency: only it knows what it means by them. */
export type PostOutcome =
  | { status: 'received'; receipt: Receipt }
  | { status: 'conflict' | 'gone'; body: unknown }

export type Transports = {
  /** signed JSON over HTTP */
  'signed-json': { post(message: SignedPost): Promise<PostOutcome> }
  /** an inbox of our own, for agencies without a system: the dispatch itself is the item */
  portal: { place(message: { key: string }): Promise<Receipt> }
}
export type TransportName = keyof Transports

export type SigningKey = { kid: string; privateJwk: Record<string, string> }

/** Where a message goes and who signs it, as the directory has it. */
export type Destination = {
  tenantId: string
  organisationId: string
  endpoint: string | null
  readSigningKey(): Promise<SigningKey>
  /** W3C trace id of the case's way, so that both sides find it in their logs */
  traceId?: string
}

/** Who says a message is theirs: the tenant it is meant for, the key the directory has for them. */
export type ClaimedSender = { tenantId: string; publicJwk: Record<string, string> | null }

/** All transports, before they are bound to a destination. */
export type TransportSet = {
  to: { [Name in TransportName]: (destination: Destination) => Transports[Name] }
  /** the payload of a signed message; throws `forbidden` when it is not theirs, ours and fresh */
  readSigned(message: unknown, sender: ClaimedSender): Promise<unknown>
}
