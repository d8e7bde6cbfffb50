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

/** The person as the case file's header shows them. */
export const personView = (id: string, person: PersonRecord, today: Temporal.PlainDate) => ({
  id,
  givenName: person.givenName,
  familyName: person.familyName,
  birthDate: person.birthDate,
  age: ageOn(person.birthDate, today),
  languages: person.languages,
  interpreterNeeded: person.interpreterNeeded,
  channel: person.channel,
  phone: person.phone,
  email: person.email,
})

export const staffBrief = (staff: Staff[], id: string | null) => {
  const found = staff.find((row) => row.id === id)
  return found ? { id: found.id, name: found.name, title: found.title } : null
}
