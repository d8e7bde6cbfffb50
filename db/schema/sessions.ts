import { foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { staff } from './directory.ts'
import { instant, tenantId, tenantPolicy } from './tenant-table.ts'

/** A sign-in on its way through the identity provider (state, nonce, PKCE verifier). */
export const signIns = pgTable(
  'sign_ins',
  {
    tenantId: tenantId(),
    /** SHA-256 of the state value */
    id: text('id').notNull(),
    nonce: text('nonce').notNull(),
    codeVerifier: text('code_verifier').notNull(),
    returnTo: text('return_to').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), tenantPolicy('sign_ins')],
).enableRLS()

/** Server-side sessions: idle 30 minutes, at most 10 hours, ended at once by deleting the row. */
export const sessions = pgTable(
  'sessions',
  {
    tenantId: tenantId(),
    /** SHA-256 of the cookie's secret */
    id: text('id').notNull(),
    staffId: text('staff_id').notNull(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.staffId], foreignColumns: [staff.tenantId, staff.id] }),
    tenantPolicy('sessions'),
  ],
).enableRLS()
