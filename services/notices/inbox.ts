import { and, asc, count, desc, eq, isNull, not, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { notices } from '../../db/schema/notices.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import type { Clock } from '../clock.ts'
import { missing } from '../failure.ts'
import type { Notice } from './end-notices.ts'

/** The folders a receiver sees: what waits for him or is unread, and the rest. */
export type NoticeFolder = 'open' | 'done'
type Page = { offset: number; limit: number }

const isOpen = sql`(${or(
  eq(notices.state, 'sent'),
  and(eq(notices.state, 'informed'), isNull(notices.readAt)),
)})`
const folder = sql<NoticeFolder>`case when ${isOpen} then 'open' else 'done' end`

/** What was addressed to an organisation. */
export const createNoticeInbox = ({ db, clock }: { db: Db; clock: Clock }) => ({
  /** One page of a folder, newest first, with the size of both. */
  listAddressed: (tenantId: string, recipientId: string, of: { folder: NoticeFolder } & Page) =>
    db.withTenant(tenantId, async (tx) => {
      const rows = await addressed(tx)
        .where(
          and(eq(notices.recipientId, recipientId), of.folder === 'open' ? isOpen : not(isOpen)),
        )
        .orderBy(desc(notices.sentAt), asc(notices.id))
        .offset(of.offset)
        .limit(of.limit)
      const sizes = await tx
        .select({ folder, size: count() })
        .from(notices)
        .where(eq(notices.recipientId, recipientId))
        .groupBy(sql`1`)
      return { rows, counts: new Map(sizes.map((row) => [row.folder, row.size])) }
    }),

  readAddressed: (tenantId: string, recipientId: string, noticeId: string) =>
    db.withTenant(tenantId, async (tx) => {
      const [row] = await addressed(tx).where(
        and(eq(notices.recipientId, recipientId), eq(notices.id, noticeId)),
      )
      if (!row) throw missing('NOTICE_UNKNOWN', 'No such notice in this inbox')
      return row
    }),

  /** First opened by the receiving organisation. */
  markRead: (tenantId: string, { id, readAt }: Notice): Promise<void> =>
    db.withTenant(tenantId, async (tx) => {
      if (readAt) return
      await tx.update(notices).set({ readAt: clock.now().toString() }).where(eq(notices.id, id))
    }),
})

const addressed = (tx: Tx) =>
  tx
    .select({ notice: notices, proceeding: proceedings })
    .from(notices)
    .innerJoin(proceedings, eq(proceedings.id, notices.proceedingId))
    .$dynamic()
