import type { ContactSnapshot } from '../contacts/snapshot.ts'
import { defect } from '../failure.ts'

/**
 * What a decision table may look at: enums, numbers and flags of the snapshot. Only what the talk
 * found out is given; for the rest the table's own defaults count and are kept with the proposal.
 */
export function factsFor(
  decisionId: string,
  snapshot: ContactSnapshot,
  age: number | null,
): Record<string, unknown> {
  const { talk } = snapshot
  if (!talk) throw defect('FACTS_MISSING', 'The first talk has not been recorded')
  if (decisionId === 'intake-triage') {
    return {
      emergency: talk.emergency,
      existingCaseManager: talk.existingCaseManager !== 'none',
      needsAreas: talk.needs.length,
      providers: talk.providers,
      ownResources: talk.ownResources,
      consent: talk.consentGiven,
    }
  }
  if (decisionId === 'referral-target') {
    return {
      age,
      status: talk.status,
      needs: talk.needs,
      workCapacity: talk.fitForWork ? 'able' : 'temporarily-unable',
    }
  }
  throw defect('DECISION_UNPREPARED', `No facts are known for decision ${decisionId}`)
}
