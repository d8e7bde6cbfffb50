import { t } from './de.ts'

type Named = { givenName: string; familyName: string }

/** The file of an erased person stands with its number and its days, without a name. */
export const isErased = ({ givenName, familyName }: Named): boolean =>
  `${givenName}${familyName}`.trim() === ''

/** As spelled in the file. */
export const fullName = (person: Named): string =>
  isErased(person) ? t.erased : `${person.givenName} ${person.familyName}`.trim()
