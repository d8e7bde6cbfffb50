import { formContract } from '../../../processes/contracts.ts'
import type { Needs } from '../../house.ts'
import type { Task } from '../../tasks/task.ts'

type FormHouse = Needs<
  | 'agencies'
  | 'cases'
  | 'contacts'
  | 'directory'
  | 'persons'
  | 'proceedings'
  | 'proposals'
  | 'referrals'
  | 'tasks'
>

/** Which decision stands above which form. */
const decisionOfForm: Record<string, string> = {
  'intake-decision': 'intake-triage',
  'referral-targets': 'referral-target',
  'referral-rejection': 'referral-target',
  'referral-silence': 'referral-target',
  'referral-delivery': 'referral-target',
}

export async function readProposal(house: FormHouse, tenantId: string, task: Task) {
  if (task.proceedingId) {
    const { proceedingId, createdAt } = task
    const since = await house.tasks.lastDoneBefore(tenantId, proceedingId, createdAt)
    return house.proposals.latestOfProceeding(tenantId, proceedingId, { since, until: createdAt })
  }
  const decisionId = decisionOfForm[task.formId]
  if (!decisionId) return null
  const of = task.caseId ? { caseId: task.caseId } : { contactId: task.contactId ?? '' }
  return house.proposals.latest(tenantId, decisionId, of)
}

/**
 * What a form starts with: the stored draft, else what is already known (nobody enters a thing
 * twice), plus the lists its options come from.
 */
export async function readFormValues(
  house: FormHouse,
  tenantId: string,
  task: Task,
): Promise<Record<string, unknown>> {
  const draft = await house.tasks.readDraft(task)
  return {
    ...(await options(house, tenantId, task)),
    ...(draft ?? (await known(house, tenantId, task))),
  }
}

async function options(house: FormHouse, tenantId: string, task: Task) {
  const targets = await readTargets(house, tenantId, task)
  if (!targets) return {}
  const proposal = await readProposal(house, tenantId, task)
  const proposed = Array.isArray(proposal?.result) ? proposal.result.map(String) : []
  const targetOptions = targets
    .map((row) => ({ row, fits: proposed.includes(row.kind) }))
    // Proposed targets first; the others stay available, a person decides.
    .sort((a, b) => Number(b.fits) - Number(a.fits))
    .map(({ row, fits }) => ({
      label: fits ? `${row.name} (vorgeschlagen)` : row.name,
      value: row.id,
    }))
  return { targetOptions }
}

/** Organisations a form may name: all that take referrals but the one it is about. */
export async function readTargets(house: FormHouse, tenantId: string, task: Task) {
  if (!decisionOfForm[task.formId]?.startsWith('referral')) return null
  const organisations = await house.directory.listOrganisations(tenantId)
  const current = task.referralId
    ? (await house.referrals.read(tenantId, task.referralId)).targetId
    : null
  return organisations.filter((row) => row.agency !== null && row.active && row.id !== current)
}

/** Said anew each time, whatever was said before. */
const saidEachTime = ['choice', 'note', 'reason']

async function known(house: FormHouse, tenantId: string, task: Task) {
  if (task.formId === 'intake-talk' && task.contactId) {
    const contact = await house.contacts.read(tenantId, task.contactId)
    const person = (await house.persons.readMany(tenantId, [contact.personId])).get(
      contact.personId,
    )
    const snapshot = await house.contacts.tryReadSnapshot(tenantId, contact)
    if (!person || !snapshot) return {}
    return {
      attendance: 'held',
      language: person.languages[0],
      interpreter: person.interpreterNeeded ? 'on-site' : 'none',
      ...(person.birthDate ? { birthDate: person.birthDate } : {}),
      needs: snapshot.topics,
      providers: 0,
      existingCaseManager: 'none',
      emergency: false,
      fitForWork: true,
      consentGiven: false,
    }
  }
  if (task.formId === 'intake-decision') {
    const proposal = await readProposal(house, tenantId, task)
    return proposal ? { outcome: proposal.result } : {}
  }
  if (task.formId === 'referral-targets') {
    return { targets: [], consented: [], confidentialityRelease: false }
  }
  return task.proceedingId ? recorded(house, tenantId, task.formId, task.proceedingId) : {}
}

/** What a proceeding knows already, so that nobody types it again. */
async function recorded(house: FormHouse, tenantId: string, formId: string, proceedingId: string) {
  const row = await house.proceedings.read(tenantId, proceedingId)
  const facts = { ...(await house.proceedings.tryReadSealed(tenantId, row)), ...row.facts }
  const fields = Object.keys(formContract(formId).values.properties)
  return Object.fromEntries(
    fields
      .filter((name) => name in facts && !saidEachTime.includes(name))
      .map((name) => [name, facts[name]]),
  )
}
