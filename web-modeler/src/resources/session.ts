import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/session.ts'
import { answered, api } from '../api.ts'

export type Session = Static<typeof schemas.Session>
export type SignInOptions = Static<typeof schemas.SignInOptions>

export const session = queryOptions({
  queryKey: ['session'],
  queryFn: () => answered(api.GET('/api/session')),
  staleTime: 60_000,
})

export const signInOptions = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: () => answered(api.GET('/api/sign-in-options')),
  staleTime: 60_000,
})

/** Where the browser goes to sign in; the identity provider sends it back to `returnTo`. */
export function signInAddress(tenant: string, hint?: string, returnTo?: string): string {
  const query = new URLSearchParams({ tenant })
  if (hint) query.set('hint', hint)
  if (returnTo) query.set('returnTo', returnTo)
  return `/api/sign-in?${query}`
}

export const signOut = () => answered(api.POST('/api/sign-out'))
