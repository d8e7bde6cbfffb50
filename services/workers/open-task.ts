import Type from 'typebox'
import { calendarOf } from '../deadlines/calendar.ts'
import { defineWorker } from '../define/worker.ts'
import { defect } from '../failure.ts'
import { optionalId, subject } from './variables.ts'

/** How long the engine waits before it offers an open task again. */
const parkedMs = 24 * 60 * 60 * 1000

/**
 * A human task: puts it on the list and parks the job. Completing is a person's act and travels
 * through the outbox; a job offered again only renews the sign of life.
 */
export const openTask = defineWorker({
  type: 'io.camunda.zeebe:userTask',
  input: Type.Object({
    ...subject,
    /** set by an input mapping where an element has several tasks at the same time */
    about: optionalId,
  }),
  output: Type.Object({}),
  needs: ['tasks', 'directory', 'engine', 'clock'],
  parks: true,

  async handle(
    { tenantId, contactId, caseId, referralId, proceedingId, about },
    { tasks, directory, engine, clock },
    job,
  ) {
    const formId = job.headers['form']
    const groups = job.headers['io.camunda.zeebe:candidateGroups']
    const workingDays = Number(job.headers['dueWorkingDays'])
    if (!formId || !groups || !Number.isInteger(workingDays)) {
      throw defect('TASK_HEADERS_MISSING', `Element ${job.elementId} lacks form, group or due time`)
    }
    const calendar = calendarOf((await directory.readTenant(tenantId)).state)
    await tasks.open(tenantId, {
      jobKey: job.key,
      elementInstanceKey: job.elementInstanceKey,
      instanceKey: job.instanceKey,
      processId: job.processId,
      processVersion: job.processVersion,
      elementId: job.elementId,
      about: about ?? null,
      formId,
      groupId: firstGroup(groups),
      contactId: contactId ?? null,
      caseId: caseId ?? null,
      referralId: referralId ?? null,
      proceedingId: proceedingId ?? null,
      dueOn: calendar.addWorkingDays(clock.today(), workingDays).toString(),
    })
    const parked = await engine.extendJob(job.key, parkedMs)
    if (parked === 'gone') await tasks.cancel(tenantId, [job.elementInstanceKey])

    return {}
  },
})

/** Zeebe hands lists over as JSON text. */
const firstGroup = (groups: string): string => {
  const list: unknown = groups.startsWith('[') ? JSON.parse(groups) : [groups]
  return Array.isArray(list) && typeof list[0] === 'string' ? list[0] : groups
}
