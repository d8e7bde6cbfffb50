import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { type Cover, countGap } from '../proceedings/benefit-gap.ts'
import { proceedingId, tenantId } from './variables.ts'

/** Counts the days without benefits as they stand today, and writes them down for everybody to see. */
export const measureGap = defineWorker({
  type: 'gap.measure',
  input: Type.Object({ tenantId, proceedingId }),
  output: Type.Object({ gapDays: Type.Integer() }),
  needs: ['proceedings', 'clock'],

  async handle({ tenantId, proceedingId }, { proceedings, clock }) {
    const { facts } = await proceedings.read(tenantId, proceedingId)
    const { gapDays, uncoveredFrom } = countGap(coverIn(facts), clock.today())
    await proceedings.setFacts(tenantId, proceedingId, {
      gapDays,
      ...(uncoveredFrom ? { uncoveredFrom: uncoveredFrom.toString() } : {}),
    })

    return { gapDays }
  },
})

function coverIn(facts: Readonly<Record<string, unknown>>): Cover {
  const day = (name: string) => {
    const value = facts[name]
    return typeof value === 'string' ? Temporal.PlainDate.from(value) : null
  }
  const ends = [
    day('benefitEndsOn') ?? day('asylumBenefitsEndOn') ?? day('basicIncomeEndsOn'),
    day('continuedUntil'),
  ]
  return {
    coveredUntil: ends.filter((end) => end !== null),
    owedFrom: day('grantedFrom') ?? day('claimFrom'),
    paidOn: day('paidOn'),
    bridgedOn: day('bridgedOn'),
  }
}
