import type { OpenFacts } from '../../db/schema/proceedings.ts'
import type { NoticeCategory, NoticeContract } from '../../processes/process-contract.ts'
import type { PersonRecord } from '../persons/person.ts'

/** What the receiver learns, and nothing else. Lives sealed in `notices.content`. */
export type NoticeContent = {
  number: string
  person: NoticePerson | null
  facts: OpenFacts
  sender: { organisation: string; contact: string | null }
}

export type NoticePerson = {
  givenName: string
  familyName: string
  birthDate: string | null
  languages: string[]
  interpreterNeeded: boolean
  phone: string | null
  email: string | null
}

/** Cuts the content out of what is known, by the notice's data categories and named facts alone. */
export function noticeContent(
  notice: Pick<NoticeContract, 'dataCategories' | 'facts'>,
  known: {
    number: string
    person: PersonRecord | null
    facts: OpenFacts
    sender: NoticeContent['sender']
  },
): NoticeContent {
  const tells = (category: NoticeCategory) => notice.dataCategories.includes(category)
  const { person, number, sender } = known
  const shown = Object.entries(known.facts).filter(([name]) => notice.facts.includes(name))

  return {
    number,
    person:
      person && notice.dataCategories.length > 0
        ? {
            givenName: tells('name') ? person.givenName : '',
            familyName: tells('name') ? person.familyName : '',
            birthDate: tells('birth-date') ? person.birthDate : null,
            languages: tells('language') ? person.languages : [],
            interpreterNeeded: tells('language') && person.interpreterNeeded,
            phone: tells('contact') ? person.phone : null,
            email: tells('contact') ? person.email : null,
          }
        : null,
    facts: Object.fromEntries(shown),
    sender,
  }
}
