/** Everything KIMflow knows about a newcomer as a person. Lives sealed in `persons.record`. */
export type PersonRecord = {
  givenName: string
  familyName: string
  /** plain date, null when unknown */
  birthDate: string | null
  /** language codes, first one preferred */
  languages: string[]
  interpreterNeeded: boolean
  /** text-message, phone, email, letter, through-reporter */
  channel: string
  phone: string | null
  email: string | null
}

/** Completed years on a day; the year is completed on the eve of the birthday (§ 187 Abs. 2 BGB). */
export function ageOn(birthDate: string | null, on: Temporal.PlainDate): number | null {
  if (!birthDate) return null
  return Temporal.PlainDate.from(birthDate).until(on, { largestUnit: 'years' }).years
}
