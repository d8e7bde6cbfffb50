import type { Static } from 'typebox'
import type { OpenProposal } from '../../proposals/proposals.ts'
import type { ProposalView } from '../schemas/tasks.ts'

/** What a decision table proposed, with the rules that hit and the facts it saw. */
export const proposalView = (proposal: OpenProposal): Static<typeof ProposalView> => ({
  decisionId: proposal.decisionId,
  decisionVersion: proposal.decisionVersion,
  result: proposal.result,
  hitRules: proposal.hitRules,
  facts: proposal.facts,
  madeAt: proposal.madeAt,
})
