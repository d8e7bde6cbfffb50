import type { Staff } from '../../directory/directory.ts'
import { ageOn, type PersonRecord } from '../../persons/person.ts'

/** How much of a person a list shows. */
export const personBrief = (people: Map<string, PersonRecord>, id: string) => {
  const person = people.get(id)
  return {
    id,
    givenName: person?.givenName ?? '',
    familyName: person?.familyName ?? '',
  }
}

/** Who was erased: the file stands with its number and its days, without a person. */
const erased: PersonRecord = {
  givenName: '',
  familyName: '',
  birthDate: null,
  languages: [],
  interpreterNeeded: false,
  channel: '',
  phone: null,
  email: null,
}

/** The person as the case file's header shows them; empty names mean that they were erased. */
export function personView(
  people: Map<string, PersonRecord>,
  id: string,
  today: Temporal.PlainDate,
) {
  const { birthDate, ...person } = people.get(id) ?? erased
  return { id, ...person, birthDate, age: ageOn(birthDate, today) }
}

export const staffBrief = (staff: Staff[], id: string | null) => {
  const found = staff.find((row) => row.id === id)
  return found ? { id: found.id, name: found.name, title: found.title } : null
}
