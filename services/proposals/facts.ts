import type { ContactSnapshot } from '../contacts/snapshot.ts'
import { defect } from '../failure.ts'

/**
 * What a decision table may look at: enums, numbers and flags of the snapshot. A missing input gives
 * null in the engine, silently; so nothing is asked before the talk was recorded.
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
    return { age, status: talk.status, needs: talk.needs, fitForWork: talk.fitForWork }
  }
  throw defect('DECISION_UNKNOWN', `No facts are known for decision ${decisionId}`)
}
