import { type Person, signIn } from '../../support/person.ts'

/** Who works for a candidate group in the demo. */
const staffOfGroup: Record<string, string> = {
  'case-management': 'jana-wierzbicki',
  'team-lead': 'tobias-henning',
  coordination: 'henrike-vossbeck',
  'steering-group': 'henrike-vossbeck',
  'working-group': 'henrike-vossbeck',
  'data-protection': 'ulrike-sandkamp',
  'nationality-authority': 'martin-hollerbeck',
  'foreigners-authority': 'ayse-demirtas',
  'social-welfare-office': 'sabine-klee',
  jobcenter: 'lars-petersen',
}

/** The people of the demo, signed in when they are needed; a moved clock ends their sessions. */
export function openCast(baseUrl: string) {
  const signedIn = new Map<string, Promise<Person>>()

  const as = (staffId: string): Promise<Person> => {
    const known = signedIn.get(staffId) ?? signIn(baseUrl, staffId)
    signedIn.set(staffId, known)
    return known
  }

  return {
    as,
    ofGroup: (group: string): Promise<Person> => {
      const staffId = staffOfGroup[group]
      if (!staffId) throw new Error(`Nobody of the demo works for the group ${group}`)
      return as(staffId)
    },
    signOut: () => signedIn.clear(),
  }
}

export type Cast = ReturnType<typeof openCast>

/** The body of an answer that went well. */
export async function ok<T = any>(answer: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
