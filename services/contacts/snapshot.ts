/** What was reported and what the first talk found. Lives sealed in `contacts.snapshot`. */
export type ContactSnapshot = {
  topics: string[]
  urgent: boolean
  message: string | null
  talk: Talk | null
}

/** Values of the form intake-talk that later steps need. */
export type Talk = {
  status: string
  needs: string[]
  providers: number
  ownResources: string
  existingCaseManager: string
  emergency: boolean
  fitForWork: boolean
  consentGiven: boolean
  note: string | null
}
