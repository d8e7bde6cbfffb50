import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { asFailure, missing } from '../../failure.ts'
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
        return Promise.all(
          incidents.map(async (incident) => {
            const titles = await titlesOf(incident)
            return {
              incidentKey: incident.incidentKey,
              processTitle: titles.processTitle,
              elementTitle: titles.title,
              code: incident.code,
              raisedAt: incident.raisedAt,
              caseId: incident.caseId,
              contactId: incident.contactId,
              number: await numberOf(tenantId, incident),
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
        await house.engine.retryIncident({ ...incident, retries })
        await house.audit.record(tenantId, {
          at: house.clock.now(),
          event: 'incident.retried',
          actor: { kind: 'staff', id: staffId },
          contactId: incident.contactId,
          caseId: incident.caseId,
          facts: { code: incident.code, elementId: incident.elementId },
        })
        return reply.code(202).send({ accepted: true })
      },
    )

    // What stands still may be about nothing we know any more; it must not hide the others.
    const unlessMissing = async <T>(reading: Promise<T>, otherwise: T): Promise<T> => {
      try {
        return await reading
      } catch (error) {
        if (asFailure(error).kind === 'missing') return otherwise
        throw error
      }
    }

    const titlesOf = (incident: OpenIncident) =>
      unlessMissing<{ title: string; processTitle: string }>(readTitles(house, incident), {
        title: incident.elementId,
        processTitle: incident.processId,
      })

    const numberOf = (
      tenantId: string,
      { caseId, contactId }: Pick<OpenIncident, 'caseId' | 'contactId'>,
    ): Promise<string | null> => {
      const numbered = caseId
        ? house.cases.read(tenantId, caseId)
        : contactId
          ? house.contacts.read(tenantId, contactId)
          : null
      return unlessMissing(
        Promise.resolve(numbered).then((row) => row?.number ?? null),
        null,
      )
    }
  }
