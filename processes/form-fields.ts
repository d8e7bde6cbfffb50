import Type, { type TProperties, type TSchema } from 'typebox'
import { oneOf, optional } from './process-contract.ts'

/** A day as people pick it in a form. */
export const Day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** A box that may be ticked. */
export const flag = optional(Type.Boolean())

/** One or more of a list of codes. */
export const several = <const Codes extends readonly string[]>(codes: Codes) =>
  Type.Array(oneOf(codes), { minItems: 1, maxItems: codes.length, uniqueItems: true })

/** A form's fields, those of them that travel, and what one field asks of another. */
export const form = <const Fields extends TProperties>(
  fields: Fields,
  toEngine: readonly (keyof Fields & string)[] = [],
  rules: Partial<TSchema> = {},
) => ({ values: Type.Object(fields, { additionalProperties: false, ...rules }), toEngine })

/** A field that hides itself must be filled in once it shows: null will not do. */
export const filledWhen = (field: string, code: string | true, needed: string): TSchema => ({
  if: { properties: { [field]: { const: code } }, required: [field] },
  // biome-ignore lint/suspicious/noThenProperty: the word is JSON Schema's
  then: { properties: { [needed]: { type: 'string' } }, required: [needed] },
})
