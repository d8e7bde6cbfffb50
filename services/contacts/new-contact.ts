/** A contact as it comes in, whichever door it came through. Without consent no name is taken. */
export type NewContact = {
  source: string
  reportConsent: 'written' | 'oral'
  person: {
    givenName: string
    familyName: string
    birthDate?: string
    languages: string[]
    interpreterNeeded: boolean
    phone?: string
    email?: string
    channel: string
  }
  topics: string[]
  urgent: boolean
  message?: string
}
