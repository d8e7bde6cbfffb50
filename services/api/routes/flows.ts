import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { House } from '../../house.ts'
import { staffOf } from '../plugins/caller.ts'
import { FlowInstance, FlowView } from '../schemas/cases.ts'
import { Id } from '../schemas/common.ts'
import { caseWorkers } from '../schemas/page.ts'
import { readOpenContact, readOpenFile } from '../views/case-access.ts'
import { flowInstances, readFlowView } from '../views/flows.ts'
import { foreignProceedings } from '../views/proceeding-access.ts'

const config = { role: caseWorkers }
const flowReaders = [...caseWorkers, 'authority-officer', 'coordination'] as const

/** „Where is my case“: diagram, position and step table. */
export const flowRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/cases/:caseId/flow',
      {
        config,
        schema: {
          params: Type.Object({ caseId: Id }),
          response: { 200: Type.Array(FlowInstance) },
        },
      },
      async (request) => {
        const caller = staffOf(request)
        const { tenantId } = caller
        const { id } = await readOpenFile(house, caller, request.params.caseId)
        const foreign = await foreignProceedings(house, tenantId, id)
        const flows = await house.traces.readFlows(tenantId, { caseId: id })
        return flowInstances(
          house,
          tenantId,
          flows.filter(({ proceedingId }) => !foreign.includes(proceedingId ?? '')),
        )
      },
    )

    app.get(
      '/contacts/:contactId/flow',
      {
        config,
        schema: {
          params: Type.Object({ contactId: Id }),
          response: { 200: Type.Array(FlowInstance) },
        },
      },
      async (request) => {
        const caller = staffOf(request)
        const { tenantId } = caller
        const { contact } = await readOpenContact(house, caller, request.params.contactId)
        const flows = await house.traces.readFlows(tenantId, { contactId: contact.id })
        return flowInstances(house, tenantId, flows)
      },
    )

    app.get(
      '/flows/:instanceKey',
      {
        config: { role: flowReaders },
        schema: {
          params: Type.Object({ instanceKey: Type.String({ pattern: '^\\d{1,19}$' }) }),
          response: { 200: FlowView },
        },
      },
      (request) => readFlowView(house, staffOf(request), request.params.instanceKey),
    )
  }
