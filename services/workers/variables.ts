import Type from 'typebox'

/** An id that some instances carry and others do not; FEEL gives null for what was never set. */
export const optionalId = Type.Optional(Type.Union([Type.String(), Type.Null()]))

/** Every job of ours runs for one tenant. */
export const tenantId = Type.String({ minLength: 1 })

export const proceedingId = Type.String({ minLength: 1 })

/** Whose step it is: any of the subjects a process may have. */
export const subject = {
  tenantId,
  contactId: optionalId,
  caseId: optionalId,
  referralId: optionalId,
  proceedingId: optionalId,
}

/** Variables whose names the diagram chooses. */
export const anyVariables = Type.Object({}, { additionalProperties: Type.Unknown() })
