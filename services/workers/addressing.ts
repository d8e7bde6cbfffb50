import type { Job } from '../define/worker.ts'
import { defect } from '../failure.ts'

/**
 * How a step names a notice's receiver: by kind, by the variable that holds one, or by the open fact that holds an organisation. With
 * `?` behind it the fact may be missing, and the kind decides.
 */
export function addressingOf(
  { headers, variables, elementId }: Job,
  facts: Readonly<Record<string, unknown>>,
): { to?: string; organisationId?: string } {
  const { organisation } = headers
  const to = headers['to'] ?? kindIn(variables[headers['toFrom'] ?? ''])
  if (!organisation) return to ? { to } : {}
  const organisationId = facts[organisation.replace(/\?$/, '')]
  if (organisationId === undefined && organisation.endsWith('?')) return to ? { to } : {}
  if (typeof organisationId !== 'string') {
    throw defect('FACT_MISSING', `Element ${elementId} finds no organisation in ${organisation}`)
  }
  return { organisationId, ...(to ? { to } : {}) }
}

const kindIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined
