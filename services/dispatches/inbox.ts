import {
  and,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { dispatches } from '../../db/schema/dispatches.ts'
import { referrals } from '../../db/schema/referrals.ts'
import type { Clock } from '../clock.ts'
import { missing } from '../failure.ts'
import { openReferralStates } from '../referrals/states.ts'

/** The folders an agency sees; its own words, no process words. */
export type InboxFolder = 'new' | 'in-progress' | 'answered' | 'rejected'
type Page = { offset: number; limit: number }

const open = [...openReferralStates]
const inProgress = ['accepted', 'question']
const ended = notInArray(referrals.state, open)
/** A referral that ended after a refusal lies with the refused ones, whatever it ended as. */
const refused = and(
  ended,
  or(eq(referrals.state, 'rejected'), isNotNull(referrals.rejectionReason)),
)
/** By state wherever one decides, so that the few under way are found by index. */
const within: Record<InboxFolder, SQL | undefined> = {
  new: inArray(
    referrals.state,
    open.filter((state) => !inProgress.includes(state)),
  ),
  'in-progress': inArray(referrals.state, inProgress),
  answered: and(ended, ne(referrals.state, 'rejected'), isNull(referrals.rejectionReason)),
  rejected: refused,
}
const folder = sql<InboxFolder>`case
  when ${refused} then 'rejected'
  when ${ended} then 'answered'
  when ${within['in-progress']} then 'in-progress'
  else 'new' end`

/** What was addressed to an organisation: its inbox. Only what was really handed over. */
export const createInbox = ({ db, clock }: { db: Db; clock: Clock }) => ({
  /** One page of a folder, newest first, with the size of every folder. */
  listAddressed: (tenantId: string, organisationId: string, of: { folder: InboxFolder } & Page) =>
    db.withTenant(tenantId, async (tx) => {
      const rows = await addressed(tx)
        .where(and(addressedTo(organisationId), within[of.folder]))
        .orderBy(desc(dispatches.sentAt), desc(dispatches.id))
        .offset(of.offset)
        .limit(of.limit)
      const sizes = await tx
        .select({ folder, size: count() })
        .from(dispatches)
        .innerJoin(referrals, eq(referrals.id, dispatches.referralId))
        .where(addressedTo(organisationId))
        .groupBy(sql`1`)
      return { rows, counts: new Map(sizes.map((row) => [row.folder, row.size])) }
    }),

  readAddressed: (tenantId: string, organisationId: string, dispatchId: string) =>
    db.withTenant(tenantId, async (tx) => {
      const [row] = await addressed(tx).where(
        and(addressedTo(organisationId), eq(dispatches.id, dispatchId)),
      )
      if (!row) throw missing('DISPATCH_UNKNOWN', 'No such item in this inbox')
      return row
    }),

  /** First opened by a person of the receiving organisation. */
  markRead: (tenantId: string, dispatchId: string): Promise<void> =>
    db.withTenant(tenantId, async (tx) => {
      await tx
        .update(dispatches)
        .set({ readAt: clock.now().toString() })
        .where(and(eq(dispatches.id, dispatchId), isNull(dispatches.readAt)))
    }),
})

const addressed = (tx: Tx) =>
  tx
    .select({ dispatch: dispatches, referral: referrals, personId: cases.personId })
    .from(dispatches)
    .innerJoin(referrals, eq(referrals.id, dispatches.referralId))
    .innerJoin(cases, eq(cases.id, referrals.caseId))
    .$dynamic()

const addressedTo = (organisationId: string) =>
  and(
    eq(dispatches.targetId, organisationId),
    eq(referrals.targetId, organisationId),
    eq(dispatches.kind, 'referral'),
    eq(dispatches.state, 'sent'),
  )
