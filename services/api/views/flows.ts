import type { Static } from 'typebox'
import type { House } from '../../house.ts'
import { processTitle, stepTable } from '../../traces/steps.ts'
import type { TraceFlow } from '../../traces/traces.ts'
import type { FlowInstance, FlowView } from '../schemas/cases.ts'

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
      const { bpmn } = await house.traces.readDiagram(flow.processId, flow.processVersion)
      const referral =
        flow.processId === 'referral' ? referrals.find((row) => row.id === flow.referralId) : null
      return {
        instanceKey: flow.instanceKey,
        processId: flow.processId,
        processTitle: await processTitle(bpmn),
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
  tenantId: string,
  instanceKey: string,
): Promise<Static<typeof FlowView>> {
  const { instance, elements, incidents, takenFlows, bpmn } = await house.traces.readFlow(
    tenantId,
    instanceKey,
  )
  const [described] = await flowInstances(house, tenantId, [instance])

  return {
    ...(described as Static<typeof FlowInstance>),
    bpmn,
    takenFlows,
    steps: await stepTable(bpmn, elements, incidents),
  }
}
