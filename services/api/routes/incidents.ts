import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { missing } from '../../failure.ts'
import type { House } from '../../house.ts'
import type { OpenIncident } from '../../traces/traces.ts'
import { staffOf } from '../plugins/caller.ts'
import { IncidentRow } from '../schemas/incidents.ts'
import { readTitles } from '../views/titles.ts'

const config = { role: ['team-lead', 'process-owner'] as const }
const retries = 3

/** Nothing stands still silently: incidents are listed with the step, and tried again from here. */
export const incidentRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/incidents',
      { config, schema: { response: { 200: Type.Array(IncidentRow) } } },
      async (request) => {
        const { tenantId } = staffOf(request)
        const incidents = await house.traces.openIncidents(tenantId)
        const [cases, contacts] = await Promise.all([
          house.cases.ofIds(
            tenantId,
            incidents.flatMap(({ caseId }) => caseId ?? []),
          ),
          house.contacts.ofIds(
            tenantId,
            incidents.flatMap(({ contactId }) => contactId ?? []),
          ),
        ])
        // What stands still may be about nothing we know any more; it must not hide the others.
        const numberOf = ({ caseId, contactId }: OpenIncident): string | null =>
          (caseId
            ? cases.find(({ id }) => id === caseId)
            : contacts.find(({ id }) => id === contactId)
          )?.number ?? null

        return Promise.all(
          incidents.map(async (incident) => {
            const titles = await readTitles(house, incident)
            return {
              incidentKey: incident.incidentKey,
              processTitle: titles.processTitle,
              elementTitle: titles.title,
              code: incident.code,
              raisedAt: incident.raisedAt,
              caseId: incident.caseId,
              contactId: incident.contactId,
              number: numberOf(incident),
            }
          }),
        )
      },
    )

    app.post(
      '/incidents/:incidentKey/retry',
      {
        config,
        schema: {
          params: Type.Object({ incidentKey: Type.String({ pattern: '^\\d{1,19}$' }) }),
          response: { 202: Type.Object({ accepted: Type.Boolean() }) },
        },
      },
      async (request, reply) => {
        const { tenantId, staffId } = staffOf(request)
        const incidents = await house.traces.openIncidents(tenantId)
        const incident = incidents.find((row) => row.incidentKey === request.params.incidentKey)
        if (!incident) throw missing('INCIDENT_UNKNOWN', 'No such incident')
        // Written first: whatever dies now, who wanted it stays on record, and wanting it again does no harm.
        await house.audit.record(tenantId, {
          at: house.clock.now(),
          event: 'incident.retried',
          actor: { kind: 'staff', id: staffId },
          contactId: incident.contactId,
          caseId: incident.caseId,
          facts: { code: incident.code, elementId: incident.elementId },
        })
        await house.engine.retryIncident({ ...incident, retries })
        return reply.code(202).send({ accepted: true })
      },
    )
  }
