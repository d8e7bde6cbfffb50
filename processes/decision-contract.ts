import Type, { type TObject, type TSchema } from 'typebox'

/**
 * What a decision table is asked and what one of its rows answers. A suggestion, never an act.
 * Facts, answers and their German titles are declared once: the browser draws its form from them,
 * the check compares them with the table, and a stranger reads them through the API.
 */
export type DecisionContract = {
  /** every fact the table looks at besides the days it is asked for */
  facts: TObject
  /** what one row answers, column by column */
  result: TObject
  /** a worked example that hits a rule */
  example: {
    facts: Readonly<Record<string, unknown>>
    decisionDate?: string
    applicationDate?: string
  }
}

/** Days and flags that any table may ask for; no decision declares them among its facts. */
export const commonInputs: readonly string[] = ['decisionDate', 'applicationDate', 'lragInForce']

/** What may be said about a fact besides its title. With a `default` it may be left out. */
type About = { description?: string; default?: unknown }
type Range = { minimum?: number; maximum?: number }

export const yesNo = (title: string, about: About = {}): TSchema =>
  perhaps(Type.Boolean({ title, ...about }))

export const wholeNumber = (title: string, about: About & Range = {}): TSchema =>
  perhaps(Type.Integer({ title, minimum: 0, maximum: 1200, ...about }))

/** A whole number, or null where nobody knows it. No rule that needs it applies then. */
export const numberIfKnown = (
  title: string,
  { minimum = 0, maximum = 1200, ...about }: About & Range = {},
): TSchema =>
  perhaps(Type.Union([Type.Integer({ minimum, maximum }), Type.Null()], { title, ...about }))

/** A day as YYYY-MM-DD, or null where there is none. `notAfter` marks what has happened by then. */
export const dayIfKnown = (
  title: string,
  about: About & { notAfter?: 'decisionDate' } = {},
): TSchema =>
  perhaps(
    Type.Union([Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()], {
      title,
      ...about,
    }),
  )

/** One of a list of codes, each with what people read for it. */
export const choice = (
  title: string,
  labels: Readonly<Record<string, string>>,
  about: About = {},
): TSchema => perhaps(codesOf(labels, { title, ...about }))

/** Any number of codes of a list. */
export const several = (
  title: string,
  labels: Readonly<Record<string, string>>,
  about: About & { minItems?: number } = {},
): TSchema => perhaps(Type.Array(codesOf(labels), { title, uniqueItems: true, ...about }))

/** A column of the answer that may stay empty. */
export const numberOrNone = (title: string): TSchema =>
  Type.Union([Type.Integer(), Type.Null()], { title })
export const textOrNone = (title: string): TSchema =>
  Type.Union([Type.String(), Type.Null()], { title })

const codesOf = (labels: Readonly<Record<string, string>>, options = {}): TSchema =>
  Type.Union(
    Object.entries(labels).map(([code, title]) => Type.Literal(code, { title })),
    options,
  )

const perhaps = (schema: TSchema): TSchema => ('default' in schema ? Type.Optional(schema) : schema)
