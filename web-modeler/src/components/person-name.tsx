import { fullName } from '../texts/names.ts'

type Props = { person: { givenName: string; familyName: string } }

/** In the name's own writing direction. */
export const PersonName = ({ person }: Props) => <bdi>{fullName(person)}</bdi>
