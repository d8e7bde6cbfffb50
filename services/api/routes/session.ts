import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type, { type Static } from 'typebox'
import type { Config } from '../../config.ts'
import type { Tenant } from '../../directory/directory.ts'
import type { Needs } from '../../house.ts'
import { staffOf } from '../plugins/caller.ts'
import { Session, SignInOptions } from '../schemas/session.ts'

type TenantOption = Static<typeof SignInOptions>['tenants'][number]

/** Who is signed in, and whom one may sign in as. People are listed in the demo only. */
export const sessionRoutes =
  (
    { directory, clock }: Needs<'directory' | 'clock'>,
    { KIMFLOW_DEMO: demo }: Pick<Config, 'KIMFLOW_DEMO'>,
  ): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/session',
      {
        config: { role: 'staff' },
        schema: { response: { 200: Session } },
      },
      async (request) => {
        const { tenantId, organisationId, staffId, name, title, role } = staffOf(request)
        const [tenant, organisation] = await Promise.all([
          directory.readTenant(tenantId),
          directory.readOrganisation(tenantId, organisationId),
        ])
        return {
          staff: { id: staffId, name, title, role },
          organisation,
          tenant: { id: tenant.id, name: tenant.name },
          now: clock.now().toString(),
          demo,
        }
      },
    )

    app.get(
      '/sign-in-options',
      {
        config: { role: 'public' },
        schema: { querystring: Type.Object({}), response: { 200: SignInOptions } },
      },
      async () => {
        const tenants = await directory.readTenants()
        return {
          now: clock.now().toString(),
          demo,
          tenants: await Promise.all(tenants.map(optionOf)),
        }
      },
    )

    const optionOf = async ({ id, name }: Tenant): Promise<TenantOption> =>
      demo ? { id, name, people: await listPeople(id) } : { id, name, people: [] }

    const listPeople = async (tenantId: string): Promise<TenantOption['people']> => {
      const [people, organisations] = await Promise.all([
        directory.listStaff(tenantId),
        directory.listOrganisations(tenantId),
      ])
      const names = new Map(organisations.map(({ id, name }) => [id, name]))
      return people.map(({ subject, name, title, role, organisationId }) => ({
        subject,
        name,
        title,
        organisation: names.get(organisationId) ?? '',
        group: role === 'agency' || role === 'authority-officer' ? 'agency' : 'district',
      }))
    }
  }
