import Type, { type Static } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const PlainDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** Everything an agency can be told about a referral; each agency gets the part it declares. */
export const ReferralContent = Type.Object(
  {
    /** Ü-2026-1304 */
    number: Text(40),
    purpose: Text(60),
    topics: Type.Array(Text(40), { maxItems: 20 }),
    person: Type.Object(
      {
        givenName: Text(120),
        familyName: Text(120),
        birthDate: Nullable(PlainDate),
        languages: Type.Array(Text(8), { maxItems: 5 }),
        interpreterNeeded: Type.Boolean(),
        channel: Text(40),
        phone: Nullable(Type.String({ maxLength: 40 })),
        email: Nullable(Type.String({ maxLength: 120 })),
      },
      { additionalProperties: false },
    ),
    appointmentWish: Nullable(Text(500)),
    message: Nullable(Text(2000)),
    legalBasis: Type.Union([
      Type.Object(
        { kind: Type.Literal('consent'), givenOn: PlainDate, validUntil: PlainDate },
        { additionalProperties: false },
      ),
      Type.Object(
        { kind: Type.Literal('statute'), paragraph: Text(120) },
        { additionalProperties: false },
      ),
    ]),
    sender: Type.Object(
      { organisation: Text(400), contact: Text(200) },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)
export type ReferralContent = Static<typeof ReferralContent>

/** What can leave the house, as people see it: „übermittelt“ and „nicht übermittelt“. */
export const dataCategories = [
  'name',
  'birth-date',
  'contact',
  'language',
  'topics',
  'appointment-wish',
  'message',
] as const

/** What the house knows and no agency gets; listed so that people see it was held back. */
export const neverSent = ['residence-status', 'notes'] as const

/**
 * The part of a content that an agency gets (Art. 5 Abs. 1 Buchst. c DSGVO): only its categories,
 * only topics that are its business, only the address of the channel the person agreed to.
 */
export function reduceContent(
  content: ReferralContent,
  to: { dataCategories: readonly string[]; topics: readonly string[] },
): ReferralContent {
  const gets = (category: (typeof dataCategories)[number]) => to.dataCategories.includes(category)
  const { person } = content
  const byPhone = person.channel === 'phone' || person.channel === 'text-message'

  return {
    number: content.number,
    purpose: content.purpose,
    topics: gets('topics') ? content.topics.filter((topic) => to.topics.includes(topic)) : [],
    person: {
      givenName: person.givenName,
      familyName: person.familyName,
      birthDate: gets('birth-date') ? person.birthDate : null,
      languages: gets('language') ? person.languages : [],
      interpreterNeeded: gets('language') && person.interpreterNeeded,
      channel: person.channel,
      phone: gets('contact') && byPhone ? person.phone : null,
      email: gets('contact') && person.channel === 'email' ? person.email : null,
    },
    appointmentWish: gets('appointment-wish') ? content.appointmentWish : null,
    message: gets('message') ? content.message : null,
    legalBasis: content.legalBasis,
    sender: content.sender,
  }
}

/** The categories a content really carries, in the order of the catalogue. */
export function categoriesIn(content: ReferralContent): string[] {
  const { person } = content
  const carries: Record<(typeof dataCategories)[number], boolean> = {
    name: true,
    'birth-date': person.birthDate !== null,
    contact: person.phone !== null || person.email !== null,
    language: person.languages.length > 0,
    topics: content.topics.length > 0,
    'appointment-wish': content.appointmentWish !== null,
    message: content.message !== null,
  }
  return dataCategories.filter((category) => carries[category])
}
