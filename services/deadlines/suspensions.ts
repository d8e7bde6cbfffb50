import { asc, desc, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { deadlineSuspensions, type deadlines, deadlineVersions } from '../../db/schema/deadlines.ts'
import type { Actor } from '../audit/audit.ts'
import type { Facts } from '../define/deadline.ts'
import { type Pause, pausedDays } from './pauses.ts'
import { factsPlace, pausePlace, type Seal } from './sealed-texts.ts'

type Row = typeof deadlines.$inferSelect

/** Writes down that time stops to count; the row is locked, so lines follow one another. */
export async function addPause(
  tx: Tx,
  row: Row,
  {
    from,
    basis,
    reason,
    actor,
    seal,
    at,
  }: {
    from: Temporal.PlainDate
    basis: string
    reason: string
    actor: Actor
    seal: Seal
    at: Temporal.Instant
  },
): Promise<void> {
  const number = (await readLedger(tx, row.id)).length + 1
  await tx.insert(deadlineSuspensions).values({
    tenantId: row.tenantId,
    deadlineId: row.id,
    number,
    entry: 'suspended',
    onDay: from.toString(),
    basis,
    reason: seal.seal(pausePlace(row.id, number), reason),
    actorKind: actor.kind,
    actorId: actor.id ?? null,
    at: at.toString(),
  })
}

/** Writes down that it counts again, and how many days did not. */
export async function addResumption(
  tx: Tx,
  row: Row,
  { pause, actor, at }: { pause: Pause; actor: Actor; at: Temporal.Instant },
): Promise<void> {
  await tx.insert(deadlineSuspensions).values({
    tenantId: row.tenantId,
    deadlineId: row.id,
    number: (await readLedger(tx, row.id)).length + 1,
    entry: 'resumed',
    onDay: pause.on.toString(),
    days: pausedDays(pause),
    actorKind: actor.kind,
    actorId: actor.id ?? null,
    at: at.toString(),
  })
}

/** Pauses that are over, in order. */
export async function readPauses(tx: Tx, deadlineId: string): Promise<Pause[]> {
  const ledger = await readLedger(tx, deadlineId)
  return ledger.flatMap((line, at) => {
    const began = ledger[at - 1]
    return line.entry === 'resumed' && began ? [{ ...beginning(began), on: day(line.onDay) }] : []
  })
}

/** The pause that goes on, or null. */
export async function readPauseSince(tx: Tx, deadlineId: string) {
  const last = (await readLedger(tx, deadlineId)).at(-1)
  return last?.entry === 'suspended' ? beginning(last) : null
}

/** The facts that the present date was computed from; none are kept of rows from before versions. */
export async function readFacts(tx: Tx, deadlineId: string, seal: Seal): Promise<Facts> {
  const [last] = await tx
    .select()
    .from(deadlineVersions)
    .where(eq(deadlineVersions.deadlineId, deadlineId))
    .orderBy(desc(deadlineVersions.number))
    .limit(1)
  return last ? seal.open<Facts>(factsPlace(deadlineId, last.number), last.facts) : {}
}

const readLedger = (tx: Tx, deadlineId: string) =>
  tx
    .select()
    .from(deadlineSuspensions)
    .where(eq(deadlineSuspensions.deadlineId, deadlineId))
    .orderBy(asc(deadlineSuspensions.number))

const beginning = ({ onDay, basis }: typeof deadlineSuspensions.$inferSelect) => ({
  from: day(onDay),
  basis: basis ?? '',
})

const day = (iso: string) => Temporal.PlainDate.from(iso)
