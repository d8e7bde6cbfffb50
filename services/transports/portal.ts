import type { Clock } from '../clock.ts'
import type { Transports } from '../define/transport.ts'

/**
 * An inbox of our own. The sent dispatch is the item, so there is nothing to carry; the reference
 * follows from the dispatch, and a repeat gives the same one.
 */
export const portal = (clock: Clock): Transports['portal'] => ({
  place: async ({ key }) => ({
    reference: `P-${key.replaceAll('-', '').slice(0, 10).toUpperCase()}`,
    receivedAt: clock.now().toString(),
  }),
})
