import type { EngineRecord } from './records.ts'

export type ElementRow = {
  elementInstanceKey: string
  instanceKey: string
  processId: string
  processVersion: number
  elementId: string
  elementType: string
  state: 'active' | 'completed' | 'terminated'
  enteredAt: string
  leftAt: string | null
  partition: number
  position: number
}
export type FlowRow = { instanceKey: string; flowId: string; takenAt: string }
export type IncidentRow = {
  incidentKey: string
  instanceKey: string
  processId: string
  elementId: string
  jobKey: string | null
  errorType: string
  code: string
  raisedAt: string
  resolvedAt: string | null
  position: number
}
export type PositionRow = { partition: number; valueType: string; position: number }

export type Projection = {
  elements: ElementRow[]
  flows: FlowRow[]
  incidents: IncidentRow[]
  positions: PositionRow[]
}

const states: Record<string, ElementRow['state']> = {
  ELEMENT_ACTIVATED: 'active',
  ELEMENT_COMPLETED: 'completed',
  ELEMENT_TERMINATED: 'terminated',
}

/**
 * Folds a batch into one row per key, the newest position winning, so that a batch is written with
 * one statement per table. Rows are sorted: two projectors that meet on the same rows queue up
 * instead of blocking each other.
 */
export function project(records: EngineRecord[]): Projection {
  const elements = new Map<string, ElementRow>()
  const flows = new Map<string, FlowRow>()
  const incidents = new Map<string, IncidentRow>()
  const positions = new Map<string, PositionRow>()

  for (const record of records) {
    const { partition, valueType, position } = record
    keepHighest(positions, `${partition}:${valueType}`, { partition, valueType, position })
    if (record.valueType === 'PROCESS_INSTANCE' && record.intent === 'SEQUENCE_FLOW_TAKEN') {
      const row = { instanceKey: record.instanceKey, flowId: record.elementId, takenAt: record.at }
      flows.set(`${row.instanceKey}:${row.flowId}`, row)
    } else if (record.valueType === 'PROCESS_INSTANCE') {
      const state = states[record.intent]
      if (state) addElement(elements, { ...record, state })
    } else if (record.valueType === 'INCIDENT') {
      addIncident(incidents, record)
    }
  }

  return {
    elements: sorted(elements),
    flows: sorted(flows),
    incidents: sorted(incidents),
    positions: sorted(positions),
  }
}

function addElement(
  rows: Map<string, ElementRow>,
  record: Extract<EngineRecord, { valueType: 'PROCESS_INSTANCE' }> & { state: ElementRow['state'] },
): void {
  const { key, at, state, partition, position } = record
  const before = rows.get(key)
  const newer = before === undefined || position > before.position
  const enteredAt = before === undefined || at < before.enteredAt ? at : before.enteredAt

  rows.set(key, {
    elementInstanceKey: key,
    instanceKey: record.instanceKey,
    processId: record.processId,
    processVersion: record.processVersion,
    elementId: record.elementId,
    elementType: record.elementType,
    state: newer ? state : before.state,
    enteredAt,
    leftAt: newer ? (state === 'active' ? null : at) : before.leftAt,
    partition,
    position: newer ? position : before.position,
  })
}

function addIncident(
  rows: Map<string, IncidentRow>,
  record: Extract<EngineRecord, { valueType: 'INCIDENT' }>,
): void {
  const { key, at, position, intent } = record
  if (intent !== 'CREATED' && intent !== 'RESOLVED') return
  const before = rows.get(key)
  const newer = before === undefined || position > before.position

  rows.set(key, {
    incidentKey: key,
    instanceKey: record.instanceKey,
    processId: record.processId,
    elementId: record.elementId,
    jobKey: record.jobKey,
    errorType: record.errorType,
    code: record.code,
    raisedAt: before === undefined || at < before.raisedAt ? at : before.raisedAt,
    resolvedAt: newer ? (intent === 'RESOLVED' ? at : null) : before.resolvedAt,
    position: newer ? position : before.position,
  })
}

function keepHighest(rows: Map<string, PositionRow>, key: string, row: PositionRow): void {
  const before = rows.get(key)
  if (before === undefined || row.position > before.position) rows.set(key, row)
}

const sorted = <Row>(rows: Map<string, Row>): Row[] =>
  [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
