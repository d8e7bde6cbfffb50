import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { organisations } from '../../db/schema/directory.ts'
import type { NoticeContract } from '../../processes/process-contract.ts'
import type { Organisation } from '../directory/directory.ts'
import { defect, refused } from '../failure.ts'

/** How a step names the receiver: by kind, by an organisation somebody chose, or not at all. */
export type Addressing = { to?: string | undefined; organisationId?: string | undefined }

/** The organisation a notice goes to. None of that kind in the district: the diagram has a path. */
export async function recipientFor(
  tx: Tx,
  { to: kinds }: NoticeContract,
  { to, organisationId }: Addressing,
): Promise<Organisation> {
  const kind = to ?? kinds[0]
  if (!kind || !kinds.includes(kind)) throw defect('RECIPIENT_KIND_UNKNOWN', 'Not in the contract')
  const [found] = await tx
    .select()
    .from(organisations)
    .where(
      and(
        eq(organisations.active, true),
        organisationId ? eq(organisations.id, organisationId) : eq(organisations.kind, kind),
      ),
    )
    .orderBy(asc(organisations.id))
  if (!found || !kinds.includes(found.kind)) {
    throw refused('RECIPIENT_MISSING', 'No organisation of that kind takes the notice')
  }
  return found
}
