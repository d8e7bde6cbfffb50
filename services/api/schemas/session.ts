import Type from 'typebox'
import { Instant, OrganisationBrief, Slug } from './common.ts'

/** GET /api/session — who is signed in; 401 SESSION_MISSING otherwise. */
export const Session = Type.Object({
  staff: Type.Object({
    id: Slug,
    name: Type.String(),
    title: Type.String(),
    role: Type.String(),
  }),
  organisation: OrganisationBrief,
  tenant: Type.Object({ id: Slug, name: Type.String() }),
  /** the product's clock, for the notice strip */
  now: Instant,
  /** true where people and cases are invented */
  demo: Type.Boolean(),
})

/** GET /api/sign-in-options — districts, and in the demo the people to sign in as. */
export const SignInOptions = Type.Object({
  now: Instant,
  demo: Type.Boolean(),
  tenants: Type.Array(
    Type.Object({
      id: Slug,
      name: Type.String(),
      people: Type.Array(
        Type.Object({
          subject: Type.String(),
          name: Type.String(),
          title: Type.String(),
          organisation: Type.String(),
          /** whether the person belongs to the district itself or to an agency in it */
          group: Type.Union([Type.Literal('district'), Type.Literal('agency')]),
        }),
      ),
    }),
  ),
})
