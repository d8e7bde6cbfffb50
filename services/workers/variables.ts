import Type from 'typebox'

/** An id that some instances carry and others do not; FEEL gives null for what was never set. */
export const optionalId = Type.Optional(Type.Union([Type.String(), Type.Null()]))

/** Every job of ours runs for one tenant. */
export const tenantId = Type.String({ minLength: 1 })
