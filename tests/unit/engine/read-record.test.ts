import { describe, expect, it } from 'vitest'
import { cancelledJobs } from '../../../services/engine/cancelled-jobs.ts'
import { readRecord } from '../../../services/engine/read-record.ts'
import type { EngineRecord } from '../../../services/traces/records.ts'

const common = {
  partitionId: 1,
  position: 23,
  key: 2251799813685259,
  timestamp: 1795360279384,
  recordType: 'EVENT',
}
const element = {
  ...common,
  valueType: 'PROCESS_INSTANCE',
  intent: 'ELEMENT_TERMINATED',
  value: {
    version: 2,
    bpmnProcessId: 'intake',
    processInstanceKey: 2251799813685200,
    elementId: 'talk',
    bpmnElementType: 'USER_TASK',
  },
}
const job = (more: object) => ({
  ...common,
  valueType: 'JOB',
  intent: 'CANCELED',
  value: {
    type: 'io.camunda.zeebe:userTask',
    processInstanceKey: 2251799813685200,
    elementId: 'talk',
    elementInstanceKey: 2251799813685259,
    variables: { name: 'Canary' },
  },
  ...more,
})
const incident = (errorMessage: string) => ({
  ...common,
  valueType: 'INCIDENT',
  intent: 'CREATED',
  value: {
    bpmnProcessId: 'intake',
    processInstanceKey: 2251799813685200,
    elementId: 'talk',
    elementInstanceKey: 2251799813685259,
    jobKey: -1,
    errorType: 'EXTRACT_VALUE_ERROR',
    errorMessage,
  },
})
const read = (record: object) => readRecord(JSON.stringify(record)) as EngineRecord

describe('an exported record', () => {
  it('keeps the place and the time of an element', () => {
    expect(read(element)).toEqual({
      valueType: 'PROCESS_INSTANCE',
      partition: 1,
      position: 23,
      at: '2026-11-22T15:11:19.384Z',
      intent: 'ELEMENT_TERMINATED',
      key: '2251799813685259',
      processId: 'intake',
      processVersion: 2,
      instanceKey: '2251799813685200',
      elementId: 'talk',
      elementType: 'USER_TASK',
    })
  })

  it('reads keys of partitions above three digit by digit', () => {
    const json = JSON.stringify(job({})).replaceAll('2251799813685259', '11258999068426241123')
    expect(readRecord(json)).toMatchObject({
      key: '11258999068426241123',
      elementInstanceKey: '11258999068426241123',
    })
  })

  it('leaves digits inside texts alone, also behind escaped quotes', () => {
    const odd = 'a "quoted" 11258999068426241123 \\'
    expect(read({ ...element, value: { ...element.value, elementId: odd } })).toMatchObject({
      elementId: odd,
    })
  })

  it('drops the variables of a job', () => {
    expect(JSON.stringify(read(job({})))).not.toMatch(/variables|Canary/)
  })

  it('keeps the code of an incident and not its message', () => {
    const ours = read(incident('CONSENT_MISSING: of Canary'))
    expect(ours).toMatchObject({ code: 'CONSENT_MISSING', jobKey: null })
    const engines = read(incident("Expected Canary to be 'x': no"))
    expect(engines).toMatchObject({ code: 'EXTRACT_VALUE_ERROR' })
    expect(JSON.stringify([ours, engines])).not.toContain('Canary')
  })

  it('is passed over when it is no event or of another type', () => {
    expect(readRecord(JSON.stringify({ ...element, recordType: 'COMMAND' }))).toBeNull()
    expect(readRecord(JSON.stringify({ ...element, valueType: 'TIMER' }))).toBeNull()
  })

  it.each(['', '[]', '{"recordType":"EVENT","valueType":"JOB","value":{}}'])(
    'is refused when it is broken: %s',
    (json) => {
      expect(() => readRecord(json)).toThrow()
    },
  )
})

describe('human tasks the engine took back', () => {
  it('are told once, by the job or by the element', () => {
    const other = { ...element, key: 2251799813685270 }
    const cancelled = cancelledJobs([
      read(element),
      read(job({ key: 2251799813685260 })),
      read(other),
    ])
    expect(cancelled).toEqual([
      { jobKey: '2251799813685260', elementInstanceKey: '2251799813685259' },
      { jobKey: null, elementInstanceKey: '2251799813685270' },
    ])
  })

  it('are not those that a person completed', () => {
    const done = [
      read({ ...element, intent: 'ELEMENT_COMPLETED' }),
      read(job({ intent: 'COMPLETED' })),
    ]
    expect(cancelledJobs(done)).toEqual([])
  })
})
