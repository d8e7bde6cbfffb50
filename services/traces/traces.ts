import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import {
  diagrams,
  traceElements,
  traceFlows,
  traceIncidents,
  traceInstances,
} from '../../db/schema/traces.ts'
import type { Clock } from '../clock.ts'
import { missing } from '../failure.ts'
import { applyRecords } from './apply-records.ts'
import { createLru } from './lru.ts'
import type { EngineRecord } from './records.ts'

export type InstanceLink = {
  instanceKey: string
  processId: string
  processVersion: number
  contactId?: string | undefined
  caseId?: string | undefined
  referralId?: string | undefined
  proceedingId?: string | undefined
}

/** One process instance of a contact or case, with where it stands. */
export type TraceFlow = {
  instanceKey: string
  processId: string
  processVersion: number
  contactId: string | null
  caseId: string | null
  referralId: string | null
  proceedingId: string | null
  /** active, completed, terminated */
  state: string
  startedAt: string
  endedAt: string | null
}

export type TraceElement = {
  elementInstanceKey: string
  elementId: string
  elementType: string
  state: string
  enteredAt: string
  leftAt: string | null
}

export type TraceIncident = {
  incidentKey: string
  instanceKey: string
  processId: string
  elementId: string
  jobKey: string | null
  errorType: string
  code: string
  raisedAt: string
}

export type OpenIncident = TraceIncident &
  Pick<TraceFlow, 'processVersion' | 'contactId' | 'caseId' | 'referralId' | 'proceedingId'>

export type Diagram = { bpmn: string; definitionKey: string }

/** More at once is one fault many times over; resolving the first ones shows the next. */
const mostIncidents = 500

/**
 * Where each case stands in its diagrams. The projected stream knows no tenant; the links do, and
 * every read goes through them, so one district never sees another's instances.
 */
export function createTraces({ db, clock }: { db: Db; clock: Clock }) {
  const linked = createLru<string>(5_000)
  const known = createLru<Diagram>(100)

  const readDiagram = async (processId: string, version: number): Promise<Diagram> => {
    const name = `${processId}:${version}`
    const cached = known.get(name)
    if (cached) return cached
    const [row] = await db.shared
      .select({ bpmn: diagrams.bpmn, definitionKey: diagrams.definitionKey })
      .from(diagrams)
      .where(and(eq(diagrams.processId, processId), eq(diagrams.version, version)))
    if (!row) throw missing('DIAGRAM_MISSING', `No diagram of ${processId} in version ${version}`)
    known.set(name, row)
    return row
  }

  return {
    /** Notes which contact, case, referral or proceeding an instance belongs to. Safe to repeat. */
    async link(tenantId: string, instance: InstanceLink): Promise<void> {
      const { instanceKey, processId, processVersion } = instance
      const { contactId = null, caseId = null, referralId = null, proceedingId = null } = instance
      const name = `${tenantId}:${instanceKey}`
      const seen = JSON.stringify([processVersion, contactId, caseId, referralId, proceedingId])
      if (linked.get(name) === seen) return

      await db.withTenant(tenantId, (tx) =>
        tx
          .insert(traceInstances)
          .values({
            tenantId,
            instanceKey,
            processId,
            processVersion,
            contactId,
            caseId,
            referralId,
            proceedingId,
            linkedAt: clock.now().toString(),
          })
          .onConflictDoUpdate({
            target: [traceInstances.tenantId, traceInstances.instanceKey],
            // An intake learns its case on the way; what is known once stays.
            set: {
              processVersion: sql`excluded.process_version`,
              contactId: sql`coalesce(${traceInstances.contactId}, excluded.contact_id)`,
              caseId: sql`coalesce(${traceInstances.caseId}, excluded.case_id)`,
              referralId: sql`coalesce(${traceInstances.referralId}, excluded.referral_id)`,
              proceedingId: sql`coalesce(${traceInstances.proceedingId}, excluded.proceeding_id)`,
            },
          }),
      )
      linked.set(name, seen)
    },

    /** Projects a batch of the exported stream; the door acknowledges it afterwards. */
    apply: (records: EngineRecord[]): Promise<void> => applyRecords(db, records),

    /** Every process instance of a contact or a case, oldest first. */
    readFlows: (
      tenantId: string,
      of: { caseId: string } | { contactId: string } | { proceedingId: string },
    ): Promise<TraceFlow[]> =>
      db.withTenant(tenantId, (tx) =>
        tx
          .select(flowColumns)
          .from(traceInstances)
          .leftJoin(traceElements, eq(traceElements.elementInstanceKey, traceInstances.instanceKey))
          .where(
            'proceedingId' in of
              ? eq(traceInstances.proceedingId, of.proceedingId)
              : 'caseId' in of
                ? eq(traceInstances.caseId, of.caseId)
                : eq(traceInstances.contactId, of.contactId),
          )
          .orderBy(asc(startedAt), asc(traceInstances.instanceKey)),
      ),

    /** One instance with its diagram and everything the stream told about it. */
    async readFlow(tenantId: string, instanceKey: string) {
      const flow = await db.withTenant(tenantId, async (tx) => {
        const [instance] = await tx
          .select(flowColumns)
          .from(traceInstances)
          .leftJoin(traceElements, eq(traceElements.elementInstanceKey, traceInstances.instanceKey))
          .where(eq(traceInstances.instanceKey, instanceKey))
        if (!instance) throw missing('FLOW_MISSING', `No instance ${instanceKey} of this tenant`)

        const elements: TraceElement[] = await tx
          .select(elementColumns)
          .from(traceElements)
          .where(eq(traceElements.instanceKey, instanceKey))
          .orderBy(asc(traceElements.enteredAt), asc(traceElements.position))
        const flows = await tx
          .select({ flowId: traceFlows.flowId })
          .from(traceFlows)
          .where(eq(traceFlows.instanceKey, instanceKey))
        const incidents: TraceIncident[] = await tx
          .select(incidentColumns)
          .from(traceIncidents)
          .where(
            and(eq(traceIncidents.instanceKey, instanceKey), isNull(traceIncidents.resolvedAt)),
          )
        return { instance, elements, takenFlows: flows.map(({ flowId }) => flowId), incidents }
      })
      const { bpmn } = await readDiagram(flow.instance.processId, flow.instance.processVersion)
      return { ...flow, bpmn }
    },

    /** How an element ended, as far as the stream has told by now; its key comes from a walled row. */
    async endOf(elementInstanceKey: string): Promise<'completed' | 'terminated' | null> {
      const [row] = await db.shared
        .select({ state: traceElements.state })
        .from(traceElements)
        .where(eq(traceElements.elementInstanceKey, elementInstanceKey))
      return row?.state === 'completed' || row?.state === 'terminated' ? row.state : null
    },

    /** What stands still until a person looks, newest first; of one case, or of all of them. */
    openIncidents: (
      tenantId: string,
      of?: { caseId?: string; contactId: string },
    ): Promise<OpenIncident[]> =>
      db.withTenant(tenantId, (tx) =>
        tx
          .select({ ...incidentColumns, ...linkColumns })
          .from(traceIncidents)
          .innerJoin(traceInstances, eq(traceInstances.instanceKey, traceIncidents.instanceKey))
          .where(
            and(
              isNull(traceIncidents.resolvedAt),
              of &&
                or(
                  of.caseId ? eq(traceInstances.caseId, of.caseId) : undefined,
                  eq(traceInstances.contactId, of.contactId),
                ),
            ),
          )
          .orderBy(desc(traceIncidents.raisedAt))
          .limit(mostIncidents),
      ),

    /** Whether the engine has been given each of these processes. */
    isDeployed: async (processIds: readonly string[]): Promise<boolean> => {
      const rows = await db.shared.selectDistinct({ id: diagrams.processId }).from(diagrams)
      const known = new Set(rows.map(({ id }) => id))
      return processIds.every((id) => known.has(id))
    },

    /** The diagram of one deployed version, as XML. */
    readDiagram,
  }
}

const startedAt = sql`coalesce(${traceElements.enteredAt}, ${traceInstances.linkedAt})`.mapWith(
  traceInstances.linkedAt,
)

const linkColumns = {
  processVersion: traceInstances.processVersion,
  contactId: traceInstances.contactId,
  caseId: traceInstances.caseId,
  referralId: traceInstances.referralId,
  proceedingId: traceInstances.proceedingId,
}

/** An instance that is linked but not projected yet has just begun. */
const flowColumns = {
  ...linkColumns,
  instanceKey: traceInstances.instanceKey,
  processId: traceInstances.processId,
  state: sql<string>`coalesce(${traceElements.state}, 'active')`,
  startedAt,
  endedAt: traceElements.leftAt,
}

const elementColumns = {
  elementInstanceKey: traceElements.elementInstanceKey,
  elementId: traceElements.elementId,
  elementType: traceElements.elementType,
  state: traceElements.state,
  enteredAt: traceElements.enteredAt,
  leftAt: traceElements.leftAt,
}

const incidentColumns = {
  incidentKey: traceIncidents.incidentKey,
  instanceKey: traceIncidents.instanceKey,
  processId: traceIncidents.processId,
  elementId: traceIncidents.elementId,
  jobKey: traceIncidents.jobKey,
  errorType: traceIncidents.errorType,
  code: traceIncidents.code,
  raisedAt: traceIncidents.raisedAt,
}
