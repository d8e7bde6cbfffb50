import type { ReferralContent } from '../../services/agencies/content.ts'
import { createAgencies } from '../../services/agencies/create-agencies.ts'
import { createClock } from '../../services/clock.ts'
import { createTransports } from '../../services/transports/create-transports.ts'
import { eventually, startJobcenterWorld } from './jobcenter-world.ts'
import { readExample, type Sample } from './samples.ts'

type Organisation = Parameters<ReturnType<typeof createAgencies>['send']>[1]

/** The other side of one agency folder, as the contract suite needs it. */
export type OtherSide = {
  tenantId: string
  organisation: Organisation
  content: ReferralContent
  connect(): ReturnType<typeof createAgencies>
  /** orders the other side to misbehave; null where there is no other side that could */
  misbehave:
    | ((how: 'refusal' | 'outage' | 'timeout' | 'lost-receipt' | null) => Promise<void>)
    | null
  /** how often the dispatch arrived and in how many versions; null where nothing travels */
  deliveries: ((dispatchId: string) => Promise<{ count: number; versions: number }>) | null
  /** has the agency give a sample answer to a dispatch it received; returns it as it arrives here */
  giveAnswer(sample: Sample, dispatchId: string): Promise<unknown>
  close(): Promise<void>
}

/** One entry per folder under services/agencies; a folder without entry fails the suite. */
export const otherSides: Record<string, () => Promise<OtherSide>> = {
  counselling: startCounselling,
  jobcenter: startJobcenter,
}

export const contentFor = (purpose: string): ReferralContent => {
  const { content } = readExample<{ content: ReferralContent }>('jobcenter', 'referral')
  return { ...content, purpose }
}

async function startCounselling(): Promise<OtherSide> {
  const clock = createClock()
  return {
    tenantId: 'ahrsiepen',
    organisation: {
      id: 'mbe-brueckenhaus',
      agency: 'counselling',
      endpoint: null,
      publicJwk: null,
      active: true,
    },
    content: contentFor('counselling'),
    connect: () =>
      createAgencies({
        directory: { readSigningKey: () => Promise.reject(new Error('nothing is signed here')) },
        transports: createTransports({ publicUrl: 'http://localhost', clock, demo: true }),
      }),
    misbehave: null,
    deliveries: null,
    giveAnswer: async (sample, dispatchId) => ({ ...sample.wire, dispatchId }),
    close: async () => {},
  }
}

async function startJobcenter(): Promise<OtherSide> {
  const world = await startJobcenterWorld()
  const orders = {
    refusal: { modus: 'stillgelegt' },
    outage: { modus: 'ausfall' },
    timeout: { modus: 'langsam', verzoegerungMs: 2_500 },
    'lost-receipt': { modus: 'quittung-verloren' },
  }

  return {
    tenantId: world.tenantId,
    organisation: world.organisation,
    content: contentFor('benefits'),
    connect: world.connect,
    misbehave: async (how) => void (await world.command(how ? orders[how] : { modus: 'normal' })),
    deliveries: async (dispatchId) => {
      const entry = await world.readRecord(dispatchId)
      return { count: entry?.zustellungen ?? 0, versions: entry?.verschiedeneInhalte ?? 0 }
    },
    giveAnswer: async (sample, dispatchId) => {
      const before = world.standIn.received.length
      await world.command({ ueberleitungId: dispatchId, beispiel: sample.name })
      return eventually(() => world.standIn.received[before]?.jws)
    },
    close: world.close,
  }
}
