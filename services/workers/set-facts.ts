import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { assignmentsIn, literal } from '../proceedings/facts.ts'
import { headerOf } from './headers.ts'
import { anyVariables, proceedingId, tenantId } from './variables.ts'

/** Writes down what the way through the diagram says: `name=value, other=today`. */
export const setFacts = defineWorker({
  type: 'fact.set',
  input: Type.Object({ tenantId, proceedingId }),
  output: anyVariables,
  needs: ['proceedings', 'clock'],

  async handle({ tenantId, proceedingId }, { proceedings, clock }, job) {
    const facts = Object.fromEntries(
      assignmentsIn(headerOf(job, 'facts')).map(([name, value]) => [
        name,
        literal(value, clock.today()),
      ]),
    )
    await proceedings.setFacts(tenantId, proceedingId, facts)

    return facts
  },
})
