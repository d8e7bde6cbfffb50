import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, sealed, tenantId, tenantPolicy } from './tenant-table.ts'

/**
 * A newcomer. Everything about the person is one sealed document under a key of its own; destroying
 * `wrapped_key` erases the person, in backups too.
 */
export const persons = pgTable(
  'persons',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** the person's data key, wrapped by the tenant key; null after erasure */
    wrappedKey: sealed('wrapped_key'),
    /** PersonRecord (services/persons/person.ts) */
    record: sealed('record'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), tenantPolicy('persons')],
).enableRLS()
