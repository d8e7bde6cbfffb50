import type { Clock } from '../clock.ts'
import type { TransportSet } from '../define/transport.ts'
import { portal } from './portal.ts'
import { readSigned } from './read-signed.ts'
import { createSignedJson } from './signed-json.ts'

/** All transports of this process; breakers are shared by everything it sends. */
export function createTransports({
  publicUrl,
  clock,
  demo,
  timeoutMs = 10_000,
}: {
  /** our own address: who signs outgoing messages, whom incoming ones are meant for */
  publicUrl: string
  clock: Clock
  /** the simulated world speaks plain HTTP on this machine; nothing else may */
  demo: boolean
  timeoutMs?: number
}): TransportSet {
  const base = publicUrl.replace(/\/$/, '')
  const nameOf = (tenantId: string) => `${base}/api/tenants/${tenantId}`

  return {
    to: {
      'signed-json': createSignedJson({ nameOf, demo, timeoutMs }),
      portal: () => portal(clock),
    },
    readSigned: (message, { tenantId, publicJwk }) =>
      readSigned(message, { audience: nameOf(tenantId), publicJwk }),
  }
}
