import type { Job } from '../define/worker.ts'
import { defect } from '../failure.ts'

/**
 * How a step names a notice's receiver: by kind, or by the open fact that holds an organisation. With
 * `?` behind it the fact may be missing, and the kind decides.
 */
export function addressingOf(
  { headers, elementId }: Job,
  facts: Readonly<Record<string, unknown>>,
): { to?: string; organisationId?: string } {
  const { to, organisation } = headers
  if (!organisation) return to ? { to } : {}
  const organisationId = facts[organisation.replace(/\?$/, '')]
  if (organisationId === undefined && organisation.endsWith('?')) return to ? { to } : {}
  if (typeof organisationId !== 'string') {
    throw defect('FACT_MISSING', `Element ${elementId} finds no organisation in ${organisation}`)
  }
  return { organisationId, ...(to ? { to } : {}) }
}
