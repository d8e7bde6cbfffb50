/** How something reached a person when the law fixes the day by a fiction. */
export type FictionManner = 'letter' | 'electronic' | 'portal-notice' | 'mailbox' | 'registered'

/** One version of a fiction: how many days after the act of sending the notification counts as made. */
export type FictionVersion = { validFrom: string; validTo: string | null; days: number }

const shortened = '2025-01-01'
const lastOfOld = '2024-12-31'
const versions = (since: string): readonly [FictionVersion, FictionVersion] => [
  { validFrom: since, validTo: lastOfOld, days: 3 },
  { validFrom: shortened, validTo: null, days: 4 },
]

/**
 * Three days until the end of 2024, four since: the postal services act of 2024 changed VwVfG, SGB X,
 * VwZG and OZG from the same day. What was sent before keeps the older fiction.
 */
export const fictionVersions: Readonly<
  Record<FictionManner, readonly [FictionVersion, FictionVersion]>
> = {
  letter: versions('1977-01-01'),
  electronic: versions('2003-02-01'),
  'portal-notice': versions('2021-01-01'),
  mailbox: versions('2020-12-10'),
  registered: versions('2006-02-01'),
}

const ordinals: Readonly<Record<number, string>> = { 3: 'dritter', 4: 'vierter' }

/** „vierter Tag“ */
export const ordinalDay = (days: number): string => `${ordinals[days] ?? `${days}.`} Tag`

/** The version in force on the day of sending; the earliest there is for days before all of them. */
export const fictionOn = (manner: FictionManner, sentOn: string): FictionVersion => {
  const [old, current] = fictionVersions[manner]
  return sentOn >= current.validFrom ? current : old
}
