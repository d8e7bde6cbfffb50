import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { consents } from '../../db/schema/consents.ts'
import { organisations } from '../../db/schema/directory.ts'
import { contracts } from '../../processes/contracts.ts'
import { openProceedingsOf, openSubjectsOf } from '../proceedings/tell-subjects.ts'

/**
 * Who has to hear that a consent is gone: everything under way where it was the consent to case
 * management itself, else the proceedings that may tell this recipient something on its basis.
 */
export async function subjectsOn(
  tx: Tx,
  { personId, purpose, recipientId }: typeof consents.$inferSelect,
): Promise<string[]> {
  if (purpose === 'case-management') return openSubjectsOf(tx, personId)
  const [recipient] = await tx.select().from(organisations).where(eq(organisations.id, recipientId))
  const kinds = contracts
    .filter(({ notices = {} }) =>
      Object.values(notices).some(
        ({ basis, to }) =>
          basis.kind === 'consent' &&
          basis.purpose === purpose &&
          to.includes(recipient?.kind ?? ''),
      ),
    )
    .map(({ processId }) => processId)
  const running = await openProceedingsOf(tx, personId)
  return running.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)
}
