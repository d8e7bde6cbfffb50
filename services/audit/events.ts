/**
 * What can happen to a contact, a case or a referral. The timeline, the live stream and the
 * evidence chain all speak in these words; web-modeler/src/texts/de.ts has a sentence for each.
 */
export const auditEvents = [
  'acknowledgement.received',
  'case.advanced',
  'case.opened',
  'consent.given',
  'consent.refused',
  'consent.withdrawn',
  'contact.closed',
  'contact.received',
  'deadline.met',
  'deadline.missed',
  'deadline.started',
  'incident.retried',
  'outcome.decided',
  'proposal.made',
  'referral.closed',
  'referral.planned',
  'referral.released',
  'referral.reminded',
  'referral.replied',
  'referral.replaced',
  'referral.requested',
  'referral.sent',
  'referral.undeliverable',
  'referral.withdrawn',
  'talk.recorded',
  'task.cancelled',
  'task.claimed',
  'task.completed',
  'task.obsolete',
  'task.opened',
  'task.postponed',
  'task.released',
  'task.taken-over',
] as const

export type AuditEvent = (typeof auditEvents)[number]
