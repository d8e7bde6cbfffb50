import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { Actor } from '../../audit/audit.ts'
import type { House } from '../../house.ts'
import { newId } from '../../ids.ts'
import { IdempotencyHeader, withIdempotency } from '../idempotency.ts'
import { type Caller, callerOf, staffOf } from '../plugins/caller.ts'
import { Id, Slug } from '../schemas/common.ts'
import { ContactRow, ContactView, CreatedContact, NewContact } from '../schemas/contacts.ts'
import { caseWorkers, Page } from '../schemas/page.ts'
import { accountableForContact } from '../views/accountable.ts'
import { readOpenContact } from '../views/case-access.ts'
import { consentView } from '../views/consents.ts'
import { personBrief, personView, staffBrief } from '../views/people.ts'

/** Contacts come in here: from the app, from a reporting office by token, from the public form. */
export const contactRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/contacts',
      {
        config: { role: ['case-manager', 'team-lead', 'machine'] },
        schema: { headers: IdempotencyHeader, body: NewContact, response: { 201: CreatedContact } },
      },
      (request, reply) =>
        withIdempotency(house, request, reply, async (contactId) => {
          const caller = callerOf(request)
          const body = await house.contacts.receive(caller.tenantId, contactId, request.body, {
            actor: actorOf(caller),
            ...(caller.kind === 'machine' ? { organisationId: caller.organisationId } : {}),
            traceId: request.traceId,
          })
          return { status: 201, body }
        }),
    )

    app.post(
      '/tenants/:tenantId/reports',
      {
        config: { role: 'public' },
        schema: {
          params: Type.Object({ tenantId: Slug }),
          headers: IdempotencyHeader,
          body: NewContact,
          response: { 201: CreatedContact },
        },
      },
      async (request, reply) => {
        const { id: tenantId } = await house.directory.readTenant(request.params.tenantId)
        return withIdempotency(
          house,
          request,
          reply,
          async (contactId) => ({
            status: 201,
            body: await house.contacts.receive(tenantId, contactId ?? newId(), request.body, {
              actor: { kind: 'system' },
              traceId: request.traceId,
            }),
          }),
          tenantId,
        )
      },
    )

    app.get(
      '/contacts',
      {
        config: { role: caseWorkers },
        schema: { querystring: Page, response: { 200: Type.Array(ContactRow) } },
      },
      async (request) => {
        const { tenantId } = staffOf(request)
        const { page, size } = request.query
        const rows = await house.contacts.list(tenantId, {
          offset: (page - 1) * size,
          limit: size,
        })
        const people = await house.persons.readMany(
          tenantId,
          rows.map(({ contact }) => contact.personId),
        )
        return rows.map(({ contact, caseId }) => ({
          id: contact.id,
          number: contact.number,
          person: personBrief(people, contact.personId),
          source: contact.source,
          state: contact.state,
          outcome: contact.outcome,
          caseId,
          receivedAt: contact.receivedAt,
        }))
      },
    )

    app.get(
      '/contacts/:contactId',
      {
        config: { role: caseWorkers },
        schema: { params: Type.Object({ contactId: Id }), response: { 200: ContactView } },
      },
      async (request) => {
        const caller = staffOf(request)
        const { tenantId } = caller
        const { contact, caseId } = await readOpenContact(house, caller, request.params.contactId)
        const [snapshot, people, staff, organisations, given] = await Promise.all([
          house.contacts.tryReadSnapshot(tenantId, contact),
          house.persons.readMany(tenantId, [contact.personId]),
          house.directory.listStaff(tenantId),
          house.directory.listOrganisations(tenantId),
          house.consents.ofPerson(tenantId, contact.personId),
        ])
        const today = house.clock.today()
        const reporter = organisations.find(({ id }) => id === contact.reporterOrganisationId)
        return {
          id: contact.id,
          number: contact.number,
          source: contact.source,
          state: contact.state,
          outcome: contact.outcome,
          caseId,
          receivedAt: contact.receivedAt,
          reportConsent: contact.reportConsent,
          reporter: reporter?.name ?? null,
          person: personView(people, contact.personId, today),
          topics: snapshot?.talk?.needs ?? snapshot?.topics ?? [],
          urgent: snapshot?.urgent ?? false,
          message: snapshot?.message ?? null,
          caseManager: staffBrief(staff, contact.caseManagerId),
          consents: given.map((consent) => consentView(consent, organisations, today)),
          accountable:
            caseId || contact.state === 'closed'
              ? []
              : await accountableForContact(house, tenantId, contact),
        }
      },
    )
  }

const actorOf = (caller: Caller): Actor =>
  caller.kind === 'staff'
    ? { kind: 'staff', id: caller.staffId }
    : { kind: 'organisation', id: caller.organisationId }
