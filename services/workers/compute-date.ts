import Type from 'typebox'
import { previewDeadline } from '../deadlines/compute-deadline.ts'
import { defineWorker } from '../define/worker.ts'
import { assignmentsIn, ruleFacts } from '../proceedings/facts.ts'
import { headerOf } from './headers.ts'
import { anyVariables, proceedingId, tenantId } from './variables.ts'

/**
 * Computes a date by a deadline rule without starting a deadline. The header `into` says which open
 * facts its dates become; a date the law does not give stays empty.
 */
export const computeDate = defineWorker({
  type: 'date.compute',
  input: Type.Object({ tenantId, proceedingId }),
  output: anyVariables,
  needs: ['proceedings', 'directory', 'clock'],

  async handle({ tenantId, proceedingId }, { proceedings, directory, clock }, job) {
    const proceeding = await proceedings.read(tenantId, proceedingId)
    const known = await proceedings.readFacts(tenantId, proceedingId)
    const { rule, computed } = previewDeadline({
      rule: headerOf(job, 'rule'),
      facts: ruleFacts(job.headers['facts'], known, clock.today()),
      state: (await directory.readTenant(tenantId)).state,
      asOf: clock.today(),
    })
    const dueOn = computed.dueOn?.toString() ?? null
    const dates = new Map([
      ['dueOn', dueOn],
      ['rawOn', computed.rawOn?.toString() ?? null],
      ['startsOn', computed.startsOn.toString()],
      ...(computed.dates ?? []).map(({ name, on }) => [name, on.toString()] as const),
    ])
    const into = assignmentsIn(headerOf(job, 'into')).map(
      ([name, fact]) => [fact, dates.get(name) ?? null] as const,
    )
    const reached = into.flatMap(([fact, day]) => (day === null ? [] : [[fact, day] as const]))

    await proceedings.keepDate(tenantId, proceeding, {
      rule: rule.name,
      title: rule.title,
      law: rule.law.source,
      dueOn,
      explanation: computed.steps,
    })
    await proceedings.setFacts(tenantId, proceedingId, Object.fromEntries(reached))

    return Object.fromEntries(into)
  },
})
