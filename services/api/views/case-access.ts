import type { CaseFile } from '../../cases/cases.ts'
import { forbidden } from '../../failure.ts'
import type { Needs } from '../../house.ts'
import type { StaffCaller } from '../plugins/caller.ts'

type Reader = Pick<StaffCaller, 'tenantId' | 'role'>

/** A restricted file is for team lead and data protection alone (Art. 18 GDPR). */
export const isClosedTo = ({ role }: Pick<Reader, 'role'>, { restrictedAt }: CaseFile): boolean =>
  restrictedAt !== null && role === 'case-manager'

/** The file, for whoever may look into it. */
export async function readOpenFile(
  { cases }: Needs<'cases'>,
  reader: Reader,
  caseId: string,
): Promise<CaseFile> {
  const file = await cases.read(reader.tenantId, caseId)
  if (isClosedTo(reader, file)) throw forbidden('CASE_RESTRICTED', 'The file is restricted')
  return file
}

/** A contact is restricted with the case it became. */
export async function readOpenContact(
  house: Needs<'cases' | 'contacts'>,
  reader: Reader,
  contactId: string,
) {
  const contact = await house.contacts.read(reader.tenantId, contactId)
  const caseId = await house.contacts.caseIdOf(reader.tenantId, contact.id)
  if (caseId) await readOpenFile(house, reader, caseId)
  return { contact, caseId }
}
