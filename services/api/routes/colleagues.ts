import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { House } from '../../house.ts'
import { staffOf } from '../plugins/caller.ts'
import { StaffBrief } from '../schemas/common.ts'
import { caseWorkers } from '../schemas/page.ts'

/** Who in the caller's own house looks after cases: the choice when a case changes hands. */
export const colleagueRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/colleagues',
      {
        config: { role: caseWorkers },
        schema: { response: { 200: Type.Array(StaffBrief) } },
      },
      async (request) => {
        const { tenantId, organisationId } = staffOf(request)
        const staff = await house.directory.listStaff(tenantId)
        return staff
          .filter((row) => row.organisationId === organisationId)
          .filter((row) => caseWorkers.some((role) => role === row.role))
          .map(({ id, name, title }) => ({ id, name, title }))
      },
    )
  }
