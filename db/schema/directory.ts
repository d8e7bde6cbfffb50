import {
  boolean,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { instant, sealed, tenantId, tenantPolicy } from './tenant-table.ts'

/** Districts and cities. The only tenant list; holds no personal data and therefore no policy. */
export const tenants = pgTable('tenants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** prefix of case numbers, e.g. AHR */
  prefix: text('prefix').notNull(),
  /** German state whose holidays apply, e.g. NW */
  state: text('state').notNull(),
  /** data key of the tenant, wrapped by the master key */
  wrappedKey: sealed('wrapped_key').notNull(),
  /** public half of the key that signs outgoing messages (JWK) */
  signingJwk: jsonb('signing_jwk').$type<Record<string, string>>().notNull(),
  /** private half, sealed under the tenant key */
  sealedSigningKey: sealed('sealed_signing_key').notNull(),
  /** issuer of the identity provider whose people belong here */
  issuer: text('issuer').notNull(),
})

/** Integration centre, authorities, counselling offices. */
export const organisations = pgTable(
  'organisations',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    unit: text('unit'),
    /** what referral-target proposes: municipal-integration-centre, jobcenter, mbe, jmd, ... */
    kind: text('kind').notNull(),
    /** folder in services/agencies, null where nothing is sent */
    agency: text('agency'),
    /** base address of the machine interface, null for an inbox */
    endpoint: text('endpoint'),
    /** public key that signs the organisation's answers */
    publicJwk: jsonb('public_jwk').$type<Record<string, string>>(),
    active: boolean('active').notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), tenantPolicy('organisations')],
).enableRLS()

/** People who sign in. */
export const staff = pgTable(
  'staff',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    organisationId: text('organisation_id').notNull(),
    /** subject at the tenant's identity provider */
    subject: text('subject').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    /** the role in German, as shown under the name */
    title: text('title').notNull(),
    active: boolean('active').notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('staff_subject').on(t.tenantId, t.subject),
    foreignKey({
      columns: [t.tenantId, t.organisationId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
    tenantPolicy('staff'),
  ],
).enableRLS()

/** Tokens of machines that report contacts; only the SHA-256 is kept. */
export const machineTokens = pgTable(
  'machine_tokens',
  {
    tenantId: tenantId(),
    tokenHash: text('token_hash').notNull(),
    organisationId: text('organisation_id').notNull(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.tokenHash] }),
    index('machine_tokens_organisation').on(t.tenantId, t.organisationId),
    foreignKey({
      columns: [t.tenantId, t.organisationId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
    tenantPolicy('machine_tokens'),
  ],
).enableRLS()
