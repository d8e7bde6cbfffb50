import Type, { type Static } from 'typebox'

/** RFC 9457 problem details. `code` is the stable name clients match; no echo of what was sent. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  /** faults of single fields, JSON pointer → German sentence that says how to mend it */
  errors: Type.Optional(
    Type.Array(Type.Object({ path: Type.String(), code: Type.String(), message: Type.String() })),
  ),
  traceId: Type.Optional(Type.String()),
})

/** UUID-shaped opaque id, as `services/ids.ts` makes them. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
/** Slug of a tenant, organisation or staff member. */
export const Slug = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,62}$' })
/** A day that exists and that somebody can mean; a pattern alone would let 30 February through. */
export const PlainDate = Type.String({
  pattern: '^(19|2\\d)\\d{2}-\\d{2}-\\d{2}$',
  format: 'date',
})
export const Instant = Type.String({ maxLength: 40 })
export const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Name as it may be shown: null when the caller may see the number only. */
export const PersonBrief = Type.Object({
  id: Id,
  givenName: Type.String(),
  familyName: Type.String(),
})

export const StaffBrief = Type.Object({ id: Slug, name: Type.String(), title: Type.String() })
export const OrganisationBrief = Type.Object({
  id: Slug,
  name: Type.String(),
  unit: Nullable(Type.String()),
  kind: Type.String(),
})

/** The five due states of the design guide; `rest` in working days, negative when overdue. */
export const Due = Type.Object({
  on: PlainDate,
  state: Type.Union([
    Type.Literal('planned'),
    Type.Literal('soon'),
    Type.Literal('today'),
    Type.Literal('overdue'),
    Type.Literal('resting'),
  ]),
  workingDays: Type.Integer(),
  /** legal dates bear the § mark and cannot be edited */
  legal: Type.Boolean(),
})

export type Due = Static<typeof Due>
export type PersonBrief = Static<typeof PersonBrief>
export type OrganisationBrief = Static<typeof OrganisationBrief>
