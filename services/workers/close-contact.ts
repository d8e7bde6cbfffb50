import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { optionalId, tenantId } from './variables.ts'

/** How the taking in ended, by what a person decided. */
const outcomes: Record<string, string> = {
  ANONYMOUS_ADVICE: 'advised-anonymously',
  EMERGENCY_HANDOVER: 'handed-over',
  SIGNPOSTING: 'signposted',
  SIGNPOSTING_WITH_FOLLOW_UP: 'signposted',
  WARM_HANDOVER: 'handed-over',
}

/** Ends a contact that becomes no case; the diagram names the outcome where nobody decided. */
export const closeContact = defineWorker({
  type: 'contact.close',
  input: Type.Object({ tenantId, contactId: Type.String(), proceedingId: optionalId }),
  output: Type.Object({}),
  needs: ['contacts', 'proceedings'],

  async handle({ tenantId, contactId, proceedingId }, { contacts, proceedings }, job) {
    await contacts.close(tenantId, contactId)
    const { outcome } = await contacts.read(tenantId, contactId)
    const ended = job.headers['outcome'] ?? outcomes[outcome ?? ''] ?? 'informed'
    if (proceedingId) await proceedings.close(tenantId, proceedingId, ended)

    return {}
  },
})
