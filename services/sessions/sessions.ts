import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, lte, or } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { organisations, staff } from '../../db/schema/directory.ts'
import { sessions, signIns } from '../../db/schema/sessions.ts'
import { systemNow } from '../clock.ts'
import type { StaffRole } from '../define/route.ts'

/** Who is signed in, as every request needs it. */
export type SignedIn = {
  tenantId: string
  staffId: string
  organisationId: string
  organisationKind: string
  role: StaffRole
  name: string
  title: string
}

/** What a sign-in keeps while the person is at the identity provider. */
export type SignIn = { nonce: string; codeVerifier: string; returnTo: string }

const idleMinutes = 30
const longestHours = 10
const signInMinutes = 10
/** Reading a session writes at most this often, so that a busy screen costs no writes. */
const touchSeconds = 60

/**
 * Sessions and sign-ins in progress. The browser holds `<tenant>.<secret>`, the database only the
 * secret's hash. Time is the system's, not the product's: moving the demo's clock by days must not
 * sign people out.
 */
export function createSessions({ db, now = systemNow }: { db: Db; now?: () => Temporal.Instant }) {
  const before = (duration: Temporal.DurationLike) => now().subtract(duration).toString()

  return {
    /** Keeps what the callback must match. Also clears what ran out, so that nothing piles up. */
    beginSignIn: (tenantId: string, state: string, signIn: SignIn): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        await tx.delete(signIns).where(lte(signIns.createdAt, before({ minutes: signInMinutes })))
        await tx.delete(sessions).where(or(...expired(before)))
        await tx
          .insert(signIns)
          .values({ tenantId, id: hashOf(state), ...signIn, createdAt: now().toString() })
      }),

    /** Takes the sign-in out: a second callback with the same state finds nothing. */
    finishSignIn: (tenantId: string, state: string): Promise<SignIn | null> =>
      db.withTenant(tenantId, async (tx) => {
        const [row] = await tx
          .delete(signIns)
          .where(eq(signIns.id, hashOf(state)))
          .returning()
        if (
          !row ||
          Temporal.Instant.compare(row.createdAt, before({ minutes: signInMinutes })) < 0
        ) {
          return null
        }
        return { nonce: row.nonce, codeVerifier: row.codeVerifier, returnTo: row.returnTo }
      }),

    /** Opens a session and returns the cookie's value. Every sign-in gets a new secret. */
    create: async (tenantId: string, staffId: string): Promise<string> => {
      const secret = randomBytes(32).toString('base64url')
      const at = now().toString()
      await db.withTenant(tenantId, (tx) =>
        tx
          .insert(sessions)
          .values({ tenantId, id: hashOf(secret), staffId, createdAt: at, seenAt: at }),
      )
      return `${tenantId}.${secret}`
    },

    /** The person behind a cookie, or null. `touch: false` looks without counting as activity. */
    read: async (cookie: string, { touch = true } = {}): Promise<SignedIn | null> => {
      const parts = partsOf(cookie)
      if (!parts) return null
      return db.withTenant(parts.tenantId, async (tx) => {
        const row = await readRow(tx, parts.id, before)
        if (!row) return null
        const { seenAt, ...signedIn } = row
        if (touch && Temporal.Instant.compare(seenAt, before({ seconds: touchSeconds })) < 0) {
          const seen = { seenAt: now().toString() }
          await tx.update(sessions).set(seen).where(eq(sessions.id, parts.id))
        }
        return { ...signedIn, tenantId: parts.tenantId, role: signedIn.role as StaffRole }
      })
    },

    end: async (cookie: string): Promise<void> => {
      const parts = partsOf(cookie)
      if (!parts) return
      await db.withTenant(parts.tenantId, (tx) =>
        tx.delete(sessions).where(eq(sessions.id, parts.id)),
      )
    },

    /** Ends every session of one person at once, on all devices. */
    endAllOf: async (tenantId: string, staffId: string): Promise<void> => {
      await db.withTenant(tenantId, (tx) =>
        tx.delete(sessions).where(eq(sessions.staffId, staffId)),
      )
    },
  }
}

type Before = (duration: Temporal.DurationLike) => string

/** One query per request; a person who was deactivated is out with the next one. */
async function readRow(tx: Tx, id: string, before: Before) {
  const [row] = await tx
    .select({
      staffId: staff.id,
      organisationId: staff.organisationId,
      organisationKind: organisations.kind,
      role: staff.role,
      name: staff.name,
      title: staff.title,
      seenAt: sessions.seenAt,
    })
    .from(sessions)
    .innerJoin(staff, and(eq(staff.tenantId, sessions.tenantId), eq(staff.id, sessions.staffId)))
    .innerJoin(
      organisations,
      and(eq(organisations.tenantId, staff.tenantId), eq(organisations.id, staff.organisationId)),
    )
    .where(
      and(
        eq(sessions.id, id),
        eq(staff.active, true),
        gt(sessions.seenAt, before({ minutes: idleMinutes })),
        gt(sessions.createdAt, before({ hours: longestHours })),
      ),
    )
  return row
}

const expired = (before: Before) => [
  lte(sessions.seenAt, before({ minutes: idleMinutes })),
  lte(sessions.createdAt, before({ hours: longestHours })),
]

function partsOf(cookie: string): { tenantId: string; id: string } | null {
  const match = /^([a-z0-9][a-z0-9-]{0,62})\.([A-Za-z0-9_-]{43})$/.exec(cookie)
  if (!match?.[1] || !match[2]) return null
  return { tenantId: match[1], id: hashOf(match[2]) }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
