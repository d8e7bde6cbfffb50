import { useSuspenseQuery } from '@tanstack/react-query'
import { type Session, session } from '../resources/session.ts'

/** Who is signed in; the frame has fetched it before any screen is drawn. */
export const useSession = (): Session => useSuspenseQuery(session).data
