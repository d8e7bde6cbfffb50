import { type KeyObject, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { loadKeyPair } from '../../../simulators/jobcenter/signatures.ts'
import { type Journey, jobcenter, type OpenReferral } from '../../support/journey.ts'
import type { SharedWorld } from '../../support/world-control.ts'

type Letter = {
  tenant?: string
  organisation?: string
  audience?: string
  ageSeconds?: number
  key?: KeyObject
}

/** The Jobcenter's own pen: letters exactly as its machine signs them, or almost. */
export function openMailbox({ addresses }: SharedWorld, journey: Journey) {
  const keys = loadKeyPair(join(addresses.data, 'simulators', 'jobcenter-key.json'))
  const nameOf = (tenant: string) => `${addresses.kimflow}/api/tenants/${tenant}`

  const seal = (payload: object, { tenant = 'ahrsiepen', audience, ...more }: Letter = {}) =>
    keys.seal(payload, audience ?? nameOf(tenant), more)

  const post = async (
    body: string,
    { tenant = 'ahrsiepen', organisation = jobcenter }: Letter = {},
  ) => {
    const answer = await fetch(`${nameOf(tenant)}/organisations/${organisation}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/jose' },
      body,
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, any> }
  }

  return {
    seal,
    post,
    /** What an answer to a referral says on the wire. */
    letter: async (referral: OpenReferral, art: string, more: object = {}) => ({
      antwortId: randomUUID(),
      ueberleitungId: await journey.dispatchFor(referral),
      art,
      zeitpunkt: new Date().toISOString(),
      ...more,
    }),
    send: (payload: object, letter: Letter = {}) => post(seal(payload, letter), letter),
  }
}
