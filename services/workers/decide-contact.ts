import Type from 'typebox'
import type { IntakeDecision } from '../../processes/intake/contract.ts'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** Writes down how intake goes on, as a person decided it. */
export const decideContact = defineWorker({
  type: 'contact.decide',
  input: Type.Object({ tenantId, contactId: Type.String(), completedTaskId: Type.String() }),
  output: Type.Object({ outcome: Type.String() }),
  needs: ['contacts', 'tasks'],

  async handle({ tenantId, contactId, completedTaskId }, { contacts, tasks }) {
    const { values } = await tasks.readResult<IntakeDecision>(tenantId, completedTaskId)
    await contacts.decide(tenantId, contactId, completedTaskId, values.outcome)

    return { outcome: values.outcome }
  },
})
