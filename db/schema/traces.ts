import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, tenantId, tenantPolicy } from './tenant-table.ts'

/** Which process instance belongs to which contact, case, referral, proceeding. Written when served. */
export const traceInstances = pgTable(
  'trace_instances',
  {
    tenantId: tenantId(),
    instanceKey: text('instance_key').notNull(),
    processId: text('process_id').notNull(),
    processVersion: integer('process_version').notNull(),
    contactId: text('contact_id'),
    caseId: text('case_id'),
    referralId: text('referral_id'),
    proceedingId: text('proceeding_id'),
    linkedAt: instant('linked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.instanceKey] }),
    index('trace_instances_case').on(t.tenantId, t.caseId),
    index('trace_instances_proceeding').on(t.tenantId, t.proceedingId),
    index('trace_instances_contact').on(t.tenantId, t.contactId),
    tenantPolicy('trace_instances'),
  ],
).enableRLS()

/**
 * The exported stream, projected: engine keys and element ids only, no tenant and no person. Reached
 * through `trace_instances`, which is walled. A record counts only when its position is newer.
 */
export const traceElements = pgTable(
  'trace_elements',
  {
    elementInstanceKey: text('element_instance_key').primaryKey(),
    instanceKey: text('instance_key').notNull(),
    processId: text('process_id').notNull(),
    processVersion: integer('process_version').notNull(),
    elementId: text('element_id').notNull(),
    elementType: text('element_type').notNull(),
    /** active, completed, terminated */
    state: text('state').notNull(),
    enteredAt: instant('entered_at').notNull(),
    leftAt: instant('left_at'),
    partition: integer('partition').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
  },
  (t) => [index('trace_elements_instance').on(t.instanceKey)],
)

/** Sequence flows taken, for the coloured path. */
export const traceFlows = pgTable(
  'trace_flows',
  {
    instanceKey: text('instance_key').notNull(),
    flowId: text('flow_id').notNull(),
    takenAt: instant('taken_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.instanceKey, t.flowId] })],
)

/** Incidents of the engine, until resolved. The message is kept only as far as it names no data. */
export const traceIncidents = pgTable(
  'trace_incidents',
  {
    incidentKey: text('incident_key').primaryKey(),
    instanceKey: text('instance_key').notNull(),
    processId: text('process_id').notNull(),
    elementId: text('element_id').notNull(),
    jobKey: text('job_key'),
    errorType: text('error_type').notNull(),
    /** the failure code of run-job, or the engine's error type */
    code: text('code').notNull(),
    raisedAt: instant('raised_at').notNull(),
    resolvedAt: instant('resolved_at'),
    position: bigint('position', { mode: 'number' }).notNull(),
  },
  (t) => [index('trace_incidents_instance').on(t.instanceKey)],
)

/** Last position projected per partition and value type: detects gaps, skips what was seen. */
export const tracePositions = pgTable(
  'trace_positions',
  {
    partition: integer('partition').notNull(),
    valueType: text('value_type').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.partition, t.valueType] })],
)

/** Every deployed diagram version as XML, so that an old case is drawn on its own version. */
export const diagrams = pgTable(
  'diagrams',
  {
    processId: text('process_id').notNull(),
    version: integer('version').notNull(),
    definitionKey: text('definition_key').notNull(),
    bpmn: text('bpmn').notNull(),
    deployedAt: instant('deployed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.processId, t.version] })],
)
