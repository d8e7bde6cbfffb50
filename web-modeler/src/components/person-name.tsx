type Props = { person: { givenName: string; familyName: string } }

/** As spelled in the file, in its own writing direction. */
export const PersonName = ({ person }: Props) => <bdi>{fullName(person)}</bdi>

export const fullName = (person: Props['person']) =>
  `${person.givenName} ${person.familyName}`.trim()
