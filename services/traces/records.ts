/**
 * The exported records we keep, in our words. Read from the engine's stream in
 * engine/read-record.ts, which drops every variable; keys are decimal strings.
 */
type Common = {
  partition: number
  /** grows within a partition; a record that comes again has the same one */
  position: number
  /** the engine's time, ISO: it moves with the engine's clock */
  at: string
  intent: string
  key: string
}

export type ElementRecord = Common & {
  valueType: 'PROCESS_INSTANCE'
  processId: string
  processVersion: number
  instanceKey: string
  elementId: string
  /** PROCESS, USER_TASK, SEQUENCE_FLOW … */
  elementType: string
}

export type JobRecord = Common & {
  valueType: 'JOB'
  type: string
  instanceKey: string
  elementId: string
  elementInstanceKey: string
}

export type IncidentRecord = Common & {
  valueType: 'INCIDENT'
  processId: string
  instanceKey: string
  elementId: string
  elementInstanceKey: string
  jobKey: string | null
  errorType: string
  /** the failure code our run-job put before the message, else the engine's error type */
  code: string
}

export type EngineRecord = ElementRecord | JobRecord | IncidentRecord
