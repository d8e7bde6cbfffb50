import type { Static } from 'typebox'
import { missing } from '../../failure.ts'
import type { House } from '../../house.ts'
import { stepTable } from '../../traces/steps.ts'
import type { TraceFlow } from '../../traces/traces.ts'
import type { StaffCaller } from '../plugins/caller.ts'
import type { FlowInstance, FlowView } from '../schemas/cases.ts'
import { caseWorkers } from '../schemas/page.ts'
import { sightOf } from './proceeding-access.ts'
import { readProcessTitle } from './titles.ts'

/** The process instances of a case or contact, as the tab „Ablauf“ lists them. */
export async function flowInstances(
  house: House,
  tenantId: string,
  flows: TraceFlow[],
): Promise<Static<typeof FlowInstance>[]> {
  const ids = flows.flatMap((flow) => flow.referralId ?? [])
  const [referrals, organisations] = await Promise.all([
    house.referrals.ofIds(tenantId, ids),
    house.directory.listOrganisations(tenantId),
  ])

  return Promise.all(
    flows.map(async (flow) => {
      const referral =
        flow.processId === 'referral' ? referrals.find((row) => row.id === flow.referralId) : null
      return {
        instanceKey: flow.instanceKey,
        processId: flow.processId,
        processTitle: await readProcessTitle(house, flow),
        processVersion: flow.processVersion,
        referralId: flow.referralId,
        referralNumber: referral?.number ?? null,
        target: organisations.find((row) => row.id === referral?.targetId)?.name ?? null,
        state: flow.state,
        startedAt: flow.startedAt,
      }
    }),
  )
}

/** One instance: its diagram, the path it took, and the same as a table. */
export async function readFlowView(
  house: House,
  caller: StaffCaller,
  instanceKey: string,
): Promise<Static<typeof FlowView>> {
  const { tenantId } = caller
  const { instance, elements, incidents, takenFlows, bpmn } = await house.traces.readFlow(
    tenantId,
    instanceKey,
  )
  if (!(await mayRead(house, caller, instance))) {
    throw missing('FLOW_MISSING', 'No instance that the caller may see')
  }
  const [described] = await flowInstances(house, tenantId, [instance])

  return {
    ...(described as Static<typeof FlowInstance>),
    bpmn,
    takenFlows,
    steps: await stepTable(bpmn, elements, incidents),
  }
}

/** The way of a proceeding is seen by who sees all of it, any other by case management. */
async function mayRead(
  { proceedings }: House,
  caller: StaffCaller,
  { proceedingId }: TraceFlow,
): Promise<boolean> {
  if (!proceedingId) return caseWorkers.some((role) => role === caller.role)
  return sightOf(caller, await proceedings.read(caller.tenantId, proceedingId)) === 'all'
}
