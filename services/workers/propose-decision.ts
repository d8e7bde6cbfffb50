import Type, { type Static } from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { defect } from '../failure.ts'
import type { Needs } from '../house.ts'
import { ageOn } from '../persons/person.ts'
import { factsFor } from '../proposals/facts.ts'
import { proceedingFacts } from '../proposals/proceeding-facts.ts'
import { headerOf } from './headers.ts'
import { anyVariables, subject } from './variables.ts'

const Input = Type.Object(subject)
type Asking = Static<typeof Input> & { decisionId: string }
/** What these tables look at is prepared from the first talk, whoever asks. */
const preparedByTalk: readonly string[] = ['intake-triage', 'referral-target']
type AskedHouse = Needs<'contacts' | 'cases' | 'persons' | 'proceedings' | 'decisions' | 'clock'>

/**
 * Asks the engine what a decision table proposes and keeps the answer with the rules that hit. The
 * decision itself stays with a person (Art. 22 GDPR); `as` names a variable that steers the diagram.
 */
export const proposeDecision = defineWorker({
  type: 'decision.propose',
  input: Input,
  output: anyVariables,
  needs: ['contacts', 'cases', 'persons', 'proceedings', 'proposals', 'decisions', 'clock'],

  async handle(input, house, job) {
    const decisionId = headerOf(job, 'decision')
    const asking = { ...input, decisionId }
    const { known, asOf, ...about } =
      input.proceedingId && !preparedByTalk.includes(decisionId)
        ? await askedByProceeding(house, asking, input.proceedingId)
        : await askedByIntake(house, asking)
    const answer = await house.decisions.evaluate({ decisionId, facts: known, asOf })
    const { result, version, hitRules, facts, decisionDate, applicationDate } = answer

    await house.proposals.keep(input.tenantId, {
      occasion: job.elementInstanceKey,
      decisionId,
      decisionVersion: version,
      ...about,
      caseId: input.caseId ?? null,
      referralId: input.referralId ?? null,
      proceedingId: input.proceedingId ?? null,
      facts: { ...facts, decisionDate, ...(applicationDate ? { applicationDate } : {}) },
      result,
      hitRules,
    })

    return proposedAs(job.headers['as'], answer.rows[0])
  },
})

async function askedByIntake(
  { contacts, cases, persons, clock }: AskedHouse,
  { tenantId, caseId, contactId: given, decisionId }: Asking,
) {
  const contactId = caseId ? (await cases.read(tenantId, caseId)).contactId : given
  if (!contactId) throw defect('SUBJECT_MISSING', 'Neither contact nor case to decide about')
  const { personId } = await contacts.read(tenantId, contactId)
  const snapshot = await contacts.readSnapshot(tenantId, contactId)
  const person = await persons.read(tenantId, personId)
  const known = factsFor(decisionId, snapshot, ageOn(person.birthDate, clock.today()))

  return { known, asOf: {}, personId, contactId }
}

async function askedByProceeding(
  { contacts, cases, persons, proceedings, decisions, clock }: AskedHouse,
  { tenantId, decisionId }: Asking,
  proceedingId: string,
) {
  const { personId, caseId } = await proceedings.read(tenantId, proceedingId)
  const facts = await proceedings.readFacts(tenantId, proceedingId)
  const contactId = caseId ? (await cases.read(tenantId, caseId)).contactId : null
  const snapshot = contactId ? await contacts.readSnapshot(tenantId, contactId) : null
  const person = personId ? await persons.read(tenantId, personId) : null
  const age = ageOn(person?.birthDate ?? null, clock.today())
  const { contract } = await decisions.readTable(decisionId)
  const { applicationDate } = facts

  return {
    known: proceedingFacts(contract.facts, facts, { snapshot, age }),
    asOf: typeof applicationDate === 'string' ? { applicationDate } : {},
    personId,
    contactId,
  }
}

/** `as` = one variable for the first column of the answer; no rule hit gives null. */
function proposedAs(
  name: string | undefined,
  row: Record<string, unknown> | undefined,
): Record<string, unknown> {
  return name ? { [name]: Object.values(row ?? {})[0] ?? null } : {}
}
