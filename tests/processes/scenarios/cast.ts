import { until } from '../../support/journey.ts'
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

/** The people of the demo, signed in when they are needed. */
export function openCast(baseUrl: string) {
  const signedIn = new Map<string, Person>()
  const doubtful = new Set<string>()

  const as = async (staffId: string): Promise<Person> => {
    const known = signedIn.get(staffId)
    if (known && !doubtful.has(staffId)) return known
    doubtful.delete(staffId)
    if (known && (await known.get('/api/session')).status === 200) return known
    const person = await signInAtLast(baseUrl, staffId)
    signedIn.set(staffId, person)
    return person
  }

  return {
    as,
    ofGroup: (group: string): Promise<Person> => {
      const staffId = staffOfGroup[group]
      if (!staffId) throw new Error(`Nobody of the demo works for the group ${group}`)
      return as(staffId)
    },
    /** The clock was moved: whose session has ended is seen when they are needed again. */
    doubtSessions: () => {
      for (const staffId of signedIn.keys()) doubtful.add(staffId)
    },
  }
}

/** Everybody signs in from one address here, which the door allows only so often a minute. */
async function signInAtLast(baseUrl: string, staffId: string): Promise<Person> {
  return until(
    `sign-in of ${staffId}`,
    () =>
      signIn(baseUrl, staffId).catch((error: Error) => {
        if (!error.message.includes('429')) throw error
        return null
      }),
    70_000,
  )
}

export type Cast = ReturnType<typeof openCast>

/** The body of an answer that went well. */
export async function ok<T = any>(answer: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
