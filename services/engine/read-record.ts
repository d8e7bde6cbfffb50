import type { EngineRecord } from '../traces/records.ts'

/** The value types the projector needs; an exporter may be told to leave out everything else. */
export const exportedTypes = ['PROCESS_INSTANCE', 'JOB', 'INCIDENT'] as const

/** A string, or a number too long for a double: the first is left alone, the second is quoted. */
const stringOrLongNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d{16,}/gs

type Fields = Record<string, unknown>

/**
 * Reads one exported record. Keys of partitions above 3 do not fit a double, so long numbers become
 * strings before they are parsed. Variables are never looked at. Null: not a record we keep.
 */
export function readRecord(json: string): EngineRecord | null {
  const record = parse(json)
  const value = record['value']
  if (record['recordType'] !== 'EVENT' || !isFields(value)) return null
  const common = {
    partition: integer(record['partitionId']),
    position: integer(record['position']),
    at: instantOf(integer(record['timestamp'])),
    intent: text(record['intent']),
    key: key(record['key']),
  }

  switch (record['valueType']) {
    case 'PROCESS_INSTANCE':
      return {
        ...common,
        valueType: 'PROCESS_INSTANCE',
        processId: text(value['bpmnProcessId']),
        processVersion: integer(value['version']),
        instanceKey: key(value['processInstanceKey']),
        elementId: text(value['elementId']),
        elementType: text(value['bpmnElementType']),
      }
    case 'JOB':
      return {
        ...common,
        valueType: 'JOB',
        type: text(value['type']),
        instanceKey: key(value['processInstanceKey']),
        elementId: text(value['elementId']),
        elementInstanceKey: key(value['elementInstanceKey']),
      }
    case 'INCIDENT': {
      const jobKey = key(value['jobKey'])
      return {
        ...common,
        valueType: 'INCIDENT',
        processId: text(value['bpmnProcessId']),
        instanceKey: key(value['processInstanceKey']),
        elementId: text(value['elementId']),
        elementInstanceKey: key(value['elementInstanceKey']),
        jobKey: jobKey === '-1' ? null : jobKey,
        errorType: text(value['errorType']),
        code: codeOf(value),
      }
    }
    default:
      return null
  }
}

/** Our run-job writes `CODE: message`; of any other text only the engine's error type is kept. */
function codeOf(value: Fields): string {
  const message = value['errorMessage']
  const prefix = typeof message === 'string' ? /^([A-Z][A-Z0-9_]+): /.exec(message) : null
  return prefix?.[1] ?? text(value['errorType'])
}

function parse(json: string): Fields {
  const record: unknown = JSON.parse(
    json.replace(stringOrLongNumber, (found) => (found.startsWith('"') ? found : `"${found}"`)),
  )
  if (!isFields(record)) throw new TypeError('not a record')
  return record
}

/** Always with milliseconds, so that the texts sort like the times. */
const instantOf = (ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' })

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function key(value: unknown): string {
  const digits = typeof value === 'number' ? String(value) : value
  if (typeof digits !== 'string' || !/^-?\d+$/.test(digits)) throw new TypeError('not a key')
  return digits
}

function integer(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value
  if (!Number.isSafeInteger(number)) throw new TypeError('not an integer')
  return number as number
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a text')
  return value
}
