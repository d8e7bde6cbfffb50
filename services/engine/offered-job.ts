import type { Job } from '../define/worker.ts'

/** A job as the wire carries it: variables and headers are still text. */
export type RawJob = {
  key: string
  type: string
  processInstanceKey: string
  bpmnProcessId: string
  processDefinitionVersion: number
  elementId: string
  elementInstanceKey: string
  customHeaders: string
  retries: number
  variables: string
}

/** `readable: false` when variables or headers were no JSON object: it becomes an incident. */
export type OfferedJob = { job: Job; readable: boolean }

export function readJob(raw: RawJob): OfferedJob {
  const variables = readObject(raw.variables)
  const headers = readObject(raw.customHeaders)

  return {
    readable: variables !== null && headers !== null,
    job: {
      key: raw.key,
      type: raw.type,
      retries: raw.retries,
      processId: raw.bpmnProcessId,
      processVersion: raw.processDefinitionVersion,
      instanceKey: raw.processInstanceKey,
      elementId: raw.elementId,
      elementInstanceKey: raw.elementInstanceKey,
      headers: (headers ?? {}) as Record<string, string>,
      variables: variables ?? {},
    },
  }
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    return value as Record<string, unknown>
  } catch {
    return null
  }
}
