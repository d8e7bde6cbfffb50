import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { defect } from '../failure.ts'
import { ageOn } from '../persons/person.ts'
import { factsFor } from '../proposals/facts.ts'
import { optionalId, tenantId } from './variables.ts'

/**
 * Asks the engine what a decision table proposes and keeps the answer with the rules that hit. The
 * decision itself stays with a person (Art. 22 GDPR).
 */
export const proposeDecision = defineWorker({
  type: 'decision.propose',
  input: Type.Object({
    tenantId,
    contactId: optionalId,
    caseId: optionalId,
    referralId: optionalId,
  }),
  output: Type.Object({}),
  needs: ['contacts', 'cases', 'persons', 'proposals', 'engine', 'clock'],

  async handle(input, { contacts, cases, persons, proposals, engine, clock }, job) {
    const decisionId = job.headers['decision']
    if (!decisionId) throw defect('DECISION_MISSING', `Element ${job.elementId} names no decision`)
    const caseFile = input.caseId ? await cases.read(input.tenantId, input.caseId) : null
    const contactId = caseFile?.contactId ?? input.contactId
    if (!contactId) throw defect('SUBJECT_MISSING', 'Neither contact nor case to decide about')

    const contact = await contacts.read(input.tenantId, contactId)
    const snapshot = await contacts.readSnapshot(input.tenantId, contactId)
    const person = await persons.read(input.tenantId, contact.personId)
    const facts = factsFor(decisionId, snapshot, ageOn(person.birthDate, clock.today()))
    const { result, version, hitRules } = await engine.evaluateDecision({
      decisionId,
      variables: facts,
    })

    await proposals.keep(input.tenantId, {
      occasion: job.elementInstanceKey,
      decisionId,
      decisionVersion: version,
      personId: contact.personId,
      contactId,
      caseId: input.caseId ?? null,
      referralId: input.referralId ?? null,
      facts,
      result,
      hitRules,
    })

    return {}
  },
})
