import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { auditEntries } from '../../../db/schema/audit.ts'
import { deadlines as rows } from '../../../db/schema/deadlines.ts'
import { outbox } from '../../../db/schema/outbox.ts'
import { startAlarms } from '../../../services/alarms/start-alarms.ts'
import { createClock } from '../../../services/clock.ts'
import { createDeadlines } from '../../../services/deadlines/deadlines.ts'
import { createLog, type Log } from '../../../services/log.ts'

const quiet: Log = createLog({ level: 'silent' })

const key = randomBytes(32)

/** A district without persons: what is sealed lies under its own key. */
export const people = {
  directory: { readTenant: async () => ({ state: 'NW' }), readTenantKey: async () => key },
  persons: {
    readSeal: async () => {
      throw new Error('There are no persons here')
    },
  },
}

/** Deadlines with as many alarm doors as a test wants; each door may have a clock of its own. */
export function openAlarmHouse(db: Db, tenantIds: string[]) {
  const clock = createClock()
  const lateness: number[] = []
  const observeLateness = (ms: number) => void lateness.push(ms)
  const deadlines = createDeadlines({ db, clock, ...people, observeLateness })

  return {
    clock,
    deadlines,
    lateness,

    door: (
      redisUrl: string,
      own: { deadlines?: typeof deadlines; log?: Log; listen?: Db['listen'] } = {},
    ) =>
      startAlarms({
        redisUrl,
        clock,
        deadlines,
        tenants: async () => tenantIds,
        listen: db.listen,
        log: quiet,
        ...own,
      }),

    /** A deadline like any other, its end moved to so many milliseconds from now. */
    async arm(tenantId: string, inMs: number, count = 1): Promise<string[]> {
      const { deadlineId } = await deadlines.start({
        tenantId,
        rule: 'acknowledgement-due',
        occasion: randomUUID(),
        facts: { startsOn: clock.today().toString() },
        referralId: randomUUID(),
      })
      const dueAt = clock.now().add({ milliseconds: inMs }).toString()
      const ends = { dueAt, ringsAt: dueAt, remindOn: [] }
      return db.withTenant(tenantId, async (tx) => {
        const [row] = await tx.update(rows).set(ends).where(eq(rows.id, deadlineId)).returning()
        const copies = Array.from({ length: count - 1 }, () => ({ ...row!, id: randomUUID() }))
        for (let from = 0; from < copies.length; from += 1_000) {
          await tx.insert(rows).values(copies.slice(from, from + 1_000))
        }
        return [deadlineId, ...copies.map((copy) => copy.id)]
      })
    },

    /** What the audit and the outbox say about a tenant's missed deadlines, with their ids. */
    effects: (tenantId: string) =>
      db.withTenant(tenantId, async (tx) => {
        const told = await tx.select().from(outbox)
        const written = await tx
          .select()
          .from(auditEntries)
          .where(eq(auditEntries.event, 'deadline.missed'))
        return {
          messages: told.map(({ payload }) =>
            payload.kind === 'publish-message' ? payload.correlationKey : payload.kind,
          ),
          audited: written.map(({ facts }) => (facts as { deadlineId: string }).deadlineId),
        }
      }),

    /** Deadlines fired before their instant; there must be none. */
    early: (tenantId: string) =>
      db.withTenant(tenantId, async (tx) => {
        const missed = await tx.select().from(rows).where(eq(rows.state, 'missed'))
        return missed.filter(
          ({ firedAt, dueAt }) =>
            Temporal.Instant.compare(
              Temporal.Instant.from(firedAt!),
              Temporal.Instant.from(dueAt),
            ) < 0,
        )
      }),

    countMissed: (tenantId: string) =>
      db.withTenant(tenantId, (tx) =>
        tx.$count(rows, and(eq(rows.state, 'missed'), eq(rows.tenantId, tenantId))),
      ),
  }
}
