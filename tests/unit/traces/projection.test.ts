import { describe, expect, it } from 'vitest'
import { project } from '../../../services/traces/projection.ts'
import type { ElementRecord, IncidentRecord } from '../../../services/traces/records.ts'

const element = (intent: string, position: number, more: Partial<ElementRecord> = {}) => ({
  valueType: 'PROCESS_INSTANCE' as const,
  partition: 1,
  position,
  at: `2026-11-22T10:00:${String(position).padStart(2, '0')}Z`,
  intent,
  key: '2251799813685260',
  processId: 'intake',
  processVersion: 1,
  instanceKey: '2251799813685200',
  elementId: 'talk',
  elementType: 'USER_TASK',
  ...more,
})
const incident = (intent: string, position: number): IncidentRecord => ({
  ...element(intent, position),
  valueType: 'INCIDENT',
  elementInstanceKey: '2251799813685260',
  jobKey: null,
  errorType: 'IO_MAPPING_ERROR',
  code: 'IO_MAPPING_ERROR',
})

describe('the projection of exported records', () => {
  it('folds entry and exit of an element into one row, in any order', () => {
    const [entered, left] = [element('ELEMENT_ACTIVATED', 1), element('ELEMENT_COMPLETED', 5)]
    const row = { state: 'completed', enteredAt: entered.at, leftAt: left.at, position: 5 }
    expect(project([entered, left]).elements).toMatchObject([row])
    expect(project([left, entered]).elements).toMatchObject([row])
  })

  it('ignores the steps in between', () => {
    expect(project([element('ELEMENT_ACTIVATING', 1)]).elements).toEqual([])
  })

  it('keeps each taken flow once', () => {
    const flow = { elementId: 'a-to-b', elementType: 'SEQUENCE_FLOW' }
    const taken = [1, 2].map((at) => element('SEQUENCE_FLOW_TAKEN', at, { ...flow, key: `${at}` }))
    const { flows, elements } = project(taken)
    expect(flows).toMatchObject([{ flowId: 'a-to-b' }])
    expect(elements).toEqual([])
  })

  it('knows when an incident was raised and that it is resolved', () => {
    const [raised, resolved] = [incident('CREATED', 3), incident('RESOLVED', 9)]
    const row = { raisedAt: raised.at, resolvedAt: resolved.at }
    expect(project([raised]).incidents).toMatchObject([{ resolvedAt: null }])
    expect(project([resolved, raised]).incidents).toMatchObject([row])
  })

  it('notes the newest position of each partition and type', () => {
    const { positions } = project([
      element('ELEMENT_ACTIVATED', 7),
      element('ELEMENT_ACTIVATED', 4),
      element('ELEMENT_ACTIVATED', 2, { partition: 3 }),
      incident('CREATED', 5),
    ])
    expect(positions).toEqual([
      { partition: 1, valueType: 'INCIDENT', position: 5 },
      { partition: 1, valueType: 'PROCESS_INSTANCE', position: 7 },
      { partition: 3, valueType: 'PROCESS_INSTANCE', position: 2 },
    ])
  })
})
