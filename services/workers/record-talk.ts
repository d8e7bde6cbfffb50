import Type from 'typebox'
import type { IntakeTalk } from '../../processes/intake/contract.ts'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** Keeps what the first talk found: snapshot, language, consent to case management. */
export const recordTalk = defineWorker({
  type: 'contact.record-talk',
  input: Type.Object({ tenantId, contactId: Type.String(), completedTaskId: Type.String() }),
  output: Type.Object({}),
  needs: ['contacts', 'tasks'],

  async handle({ tenantId, contactId, completedTaskId }, { contacts, tasks }) {
    const { values } = await tasks.readResult<IntakeTalk>(tenantId, completedTaskId)
    await contacts.recordTalk(tenantId, contactId, completedTaskId, {
      language: values.language,
      interpreter: values.interpreter,
      ...(values.birthDate ? { birthDate: values.birthDate } : {}),
      ...(values.consentEvidence ? { consentEvidence: values.consentEvidence } : {}),
      status: values.status,
      needs: values.needs,
      providers: values.providers,
      ownResources: values.ownResources,
      existingCaseManager: values.existingCaseManager,
      emergency: values.emergency,
      fitForWork: values.fitForWork,
      consentGiven: values.consentGiven,
      note: values.note ?? null,
      askOthers: values.askOthers === true,
    })

    return {}
  },
})
