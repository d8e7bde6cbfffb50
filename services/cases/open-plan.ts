import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { enqueue } from '../outbox/outbox.ts'
import type { PersonSeal } from '../persons/persons.ts'
import { insertProceeding } from '../proceedings/open-proceeding.ts'

type Plan = {
  tenantId: string
  proceedingId: string
  caseId: string
  contactId: string
  personId: string
  seal: PersonSeal
  at: Temporal.Instant
}

/** Opens the plan of a case and starts its process, in the transaction of whatever asks for it. */
export async function openPlan(tx: Tx, plan: Plan): Promise<void> {
  const { tenantId, proceedingId, caseId, contactId, personId, seal, at } = plan
  await insertProceeding(tx, {
    tenantId,
    id: proceedingId,
    kind: 'support-plan',
    caseId,
    personId,
    openFacts: {},
    values: {},
    seal: seal.seal,
    by: {},
    at,
  })
  await enqueue(tx, {
    lane: caseId,
    at,
    payload: {
      kind: 'publish-message',
      name: 'case.opened',
      correlationKey: caseId,
      variables: { tenantId, contactId, caseId, proceedingId },
    },
  })
}

export async function isPlanRunning(tx: Tx, caseId: string): Promise<boolean> {
  const running = await tx
    .select({ id: proceedings.id })
    .from(proceedings)
    .where(
      and(
        eq(proceedings.caseId, caseId),
        eq(proceedings.kind, 'support-plan'),
        isNull(proceedings.closedAt),
      ),
    )
  return running.length > 0
}
