import type { ProceedingContract } from '../../../processes/process-contract.ts'
import type { Needs } from '../../house.ts'
import type { Proceeding } from '../../proceedings/proceedings.ts'
import type { StaffCaller } from '../plugins/caller.ts'
import { caseWorkers } from '../schemas/page.ts'

/** Roles that have to do with proceedings at all. */
export const proceedingRoles = [
  ...caseWorkers,
  'authority-officer',
  'coordination',
  'data-protection',
] as const

type Caller = Pick<StaffCaller, 'role' | 'organisationId' | 'organisationKind'>

const worksOnCases = ({ role }: Caller): boolean => caseWorkers.some((one) => one === role)

/** Who may open one: case management for its cases, an authority its own, coordination findings. */
export function mayOpen(
  { subject, runBy }: ProceedingContract,
  caller: Caller,
  withCase: boolean,
): boolean {
  if (worksOnCases(caller)) return subject !== 'person' || withCase
  if (caller.role === 'coordination') return subject === 'none'
  return caller.role === 'authority-officer' && caller.organisationKind === runBy
}

/**
 * Purpose separation: all of it is seen by the organisation that runs it. Case management sees of an
 * authority's proceeding that it is under way for its case, data protection that it exists.
 */
export function sightOf(caller: Caller, row: Proceeding): 'all' | 'outline' | null {
  const isOwn = row.organisationId === caller.organisationId
  if (caller.role === 'coordination') return row.personId === null ? 'all' : null
  if (caller.role === 'authority-officer') return isOwn ? 'all' : null
  if (caller.role === 'data-protection') return 'outline'
  if (!worksOnCases(caller)) return null
  if (isOwn) return 'all'
  return row.caseId === null ? null : 'outline'
}

/** The same for lists; undefined means every row. */
export function visibleTo(caller: Caller) {
  if (caller.role === 'data-protection') return undefined
  if (caller.role === 'coordination') return { withoutPerson: true }
  const own = { organisationId: caller.organisationId }
  return worksOnCases(caller) ? { ...own, withCase: true } : own
}

export const mayHold = (caller: Caller, row: Proceeding): boolean =>
  caller.role === 'data-protection' ||
  (caller.role === 'team-lead' && sightOf(caller, row) === 'all')

/** Proceedings that other bodies run for the person of a case: their steps are not the file's. */
export async function foreignProceedings(
  { proceedings, directory }: Needs<'proceedings' | 'directory'>,
  tenantId: string,
  caseId: string,
): Promise<string[]> {
  const { rows } = await proceedings.list(tenantId, { caseId, offset: 0, limit: 100 })
  if (rows.length === 0) return []
  const organisations = await directory.listOrganisations(tenantId)
  const own = organisations.filter(({ kind }) => kind === 'municipal-integration-centre')
  return rows
    .map(({ proceeding }) => proceeding)
    .filter(({ organisationId }) => !own.some(({ id }) => id === organisationId))
    .map(({ id }) => id)
}
