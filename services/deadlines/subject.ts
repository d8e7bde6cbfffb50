/** Whom or what a deadline is about, as audit entries name it. */
export type Subject = {
  contactId?: string | null | undefined
  caseId?: string | null | undefined
  referralId?: string | null | undefined
  proceedingId?: string | null | undefined
}

export const subjectOf = ({ contactId, caseId, referralId, proceedingId }: Subject): Subject => ({
  contactId,
  caseId,
  referralId,
  proceedingId,
})
