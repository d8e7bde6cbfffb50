import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** Ends a contact that becomes no case. */
export const closeContact = defineWorker({
  type: 'contact.close',
  input: Type.Object({ tenantId, contactId: Type.String() }),
  output: Type.Object({}),
  needs: ['contacts'],

  async handle({ tenantId, contactId }, { contacts }) {
    await contacts.close(tenantId, contactId)

    return {}
  },
})
