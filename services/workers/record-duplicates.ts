import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** Keeps whether another body already looks after the person, as they answered. */
export const recordDuplicates = defineWorker({
  type: 'contact.record-duplicates',
  input: Type.Object({
    tenantId,
    contactId: Type.String(),
    duplicateAnswers: Type.Array(Type.Union([Type.String(), Type.Null()])),
  }),
  output: Type.Object({}),
  needs: ['contacts'],

  async handle({ tenantId, contactId, duplicateAnswers }, { contacts }) {
    if (duplicateAnswers.includes('yes')) await contacts.recordDuplicate(tenantId, contactId)

    return {}
  },
})
