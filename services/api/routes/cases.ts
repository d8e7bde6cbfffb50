import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { CaseFile } from '../../cases/cases.ts'
import type { House } from '../../house.ts'
import { staffOf } from '../plugins/caller.ts'
import {
  CaseRow,
  CaseView,
  ReferralPlanStarted,
  TimelineEntry,
  TimelinePage,
} from '../schemas/cases.ts'
import { Id } from '../schemas/common.ts'
import { caseWorkers, Page } from '../schemas/page.ts'
import { readOpenContact, readOpenFile } from '../views/case-access.ts'
import { readCaseView } from '../views/case-view.ts'
import { personBrief, staffBrief } from '../views/people.ts'
import { readTimelineView } from '../views/timeline.ts'

const config = { role: caseWorkers }

/** Case files: list, first tab, timeline, and the wish for another referral. */
export const caseRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/cases',
      {
        config,
        schema: {
          querystring: Type.Object({
            ...Page.properties,
            q: Type.Optional(Type.String({ maxLength: 100 })),
          }),
          response: {
            200: Type.Object({ total: Type.Integer(), rows: Type.Array(CaseRow) }),
          },
        },
      },
      async (request) => {
        const { tenantId } = staffOf(request)
        const { page, size, q } = request.query
        const { rows, total } = await house.cases.list(tenantId, {
          offset: (page - 1) * size,
          limit: size,
          ...(q ? { q } : {}),
        })
        const [people, staff, open, incidents] = await Promise.all([
          house.persons.readMany(
            tenantId,
            rows.map((row) => row.personId),
          ),
          house.directory.listStaff(tenantId),
          house.cases.countOpenSteps(
            tenantId,
            rows.map((row) => row.id),
          ),
          house.traces.openIncidents(tenantId),
        ])
        const stepsOf = (row: CaseFile): number => {
          const broken = incidents.filter(
            ({ caseId, contactId }) => caseId === row.id || contactId === row.contactId,
          )
          // Somebody always owes the next step of an open case, as its page says.
          return (open.get(row.id) ?? 0) + broken.length || (row.state === 'open' ? 1 : 0)
        }
        return {
          total,
          rows: rows.map((row) => ({
            id: row.id,
            number: row.number,
            person: personBrief(people, row.personId),
            phase: row.phase,
            state: row.state,
            openedAt: row.openedAt,
            caseManager: staffBrief(staff, row.caseManagerId),
            openSteps: stepsOf(row),
          })),
        }
      },
    )

    app.get(
      '/cases/:caseId',
      { config, schema: { params: Type.Object({ caseId: Id }), response: { 200: CaseView } } },
      async (request) => {
        const caller = staffOf(request)
        const { id } = await readOpenFile(house, caller, request.params.caseId)
        return readCaseView(house, caller.tenantId, id)
      },
    )

    app.get(
      '/cases/:caseId/timeline',
      {
        config,
        schema: {
          params: Type.Object({ caseId: Id }),
          querystring: TimelinePage,
          response: { 200: Type.Array(TimelineEntry) },
        },
      },
      async (request) => {
        const caller = staffOf(request)
        const { id, contactId } = await readOpenFile(house, caller, request.params.caseId)
        const of = { caseId: id, contactId }
        return readTimelineView(house, caller.tenantId, of, request.query)
      },
    )

    app.get(
      '/contacts/:contactId/timeline',
      {
        config,
        schema: {
          params: Type.Object({ contactId: Id }),
          querystring: TimelinePage,
          response: { 200: Type.Array(TimelineEntry) },
        },
      },
      async (request) => {
        const caller = staffOf(request)
        const { contact } = await readOpenContact(house, caller, request.params.contactId)
        const of = { contactId: contact.id }
        return readTimelineView(house, caller.tenantId, of, request.query)
      },
    )

    app.post(
      '/cases/:caseId/referral-plans',
      {
        config,
        schema: { params: Type.Object({ caseId: Id }), response: { 202: ReferralPlanStarted } },
      },
      async (request, reply) => {
        const { tenantId, staffId } = staffOf(request)
        await house.cases.requestReferral(tenantId, request.params.caseId, { staffId })
        return reply.code(202).send({ accepted: true })
      },
    )
  }
