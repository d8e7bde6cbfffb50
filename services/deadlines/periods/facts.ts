import Type, { type TObject, type TProperties, type TSchema } from 'typebox'

/** Facts of a rule: nothing beside what it names. */
export const facts = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false, ...alternativesText(properties) })

/** Some facts say the same in different ways: the schema says so in words and in marks. */
export type Marks = {
  /** exactly one fact of this group is given */
  alternative?: string
  /** only beside one of these facts */
  goesWith?: readonly string[]
}

/** Days a calendar of ours can be asked about: 1900 to 2199. */
const centuries = '^(19|20|21)\\d{2}-\\d{2}-\\d{2}$'

/** A day, with the word for it and the sentence that says which day is meant. */
export const day = (title: string, description: string, marks: Marks = {}) =>
  Type.String({ title, description, format: 'date', pattern: centuries, ...marks })

/** A birth date: personal, so it never appears in an address. */
export const birthDate = () =>
  Type.String({
    title: 'Geburtsdatum',
    description: 'Tag der Geburt laut Ausweis oder Geburtsurkunde.',
    format: 'date',
    pattern: centuries,
    personal: true,
  })

export const count = (title: string, description: string, maximum: number) =>
  Type.Integer({ title, description, minimum: 1, maximum })

export const yesNo = (title: string, description: string, marks: Marks = {}) =>
  Type.Boolean({ title, description, ...marks })

/** One of several words; `labels` are what a person reads. */
export const choice = <const L extends Readonly<Record<string, string>>>(
  title: string,
  description: string,
  labels: L,
) =>
  Type.Unsafe<keyof L & string>({
    type: 'string',
    title,
    description,
    enum: Object.keys(labels),
    enumLabels: labels,
  })

export const optional = <S extends TSchema>(schema: S) => Type.Optional(schema)

/** A local time in Germany to the minute, without offset. */
export const localTime = (title: string, description: string) =>
  Type.String({
    title,
    description,
    pattern:
      '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$',
    widget: 'local-time',
  })

function alternativesText(properties: TProperties): { description?: string } {
  const names = Object.entries(properties)
    .filter(([, schema]) => 'alternative' in schema)
    .map(([name]) => name)
  return names.length === 0
    ? {}
    : { description: `Geben Sie genau eine dieser Angaben an: ${names.join(', ')}.` }
}
