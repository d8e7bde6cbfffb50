import { sql } from 'drizzle-orm'
import { customType, pgPolicy, pgRole, text } from 'drizzle-orm/pg-core'

/** The role the services run as: owns nothing, cannot bypass row-level security. */
export const appRole = pgRole('kimflow_app').existing()

/** Every table with this column has a composite key that starts with it, a policy and FORCE. */
export const tenantId = () => text('tenant_id').notNull()

/**
 * Rows of one district only. The setting is read without `missing_ok`: a query outside
 * `withTenant()` is an error, not an empty answer.
 */
export const tenantPolicy = (table: string) =>
  pgPolicy(`${table}_tenant`, {
    as: 'permissive',
    for: 'all',
    to: appRole,
    using: sql`tenant_id = (select current_setting('app.tenant'))`,
    withCheck: sql`tenant_id = (select current_setting('app.tenant'))`,
  })

/** An instant, read and written as an ISO 8601 string: no Date object ever meets a legal date. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  // Postgres writes `2026-11-22 10:00:00.123+00`.
  fromDriver: (text) => text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'),
})

/** Ciphertext of AES-256-GCM under a person's or a tenant's key (services/vault/vault.ts). */
export const sealed = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
