import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { contracts, proceedingContract } from '../../../processes/contracts.ts'
import { forbidden, invalid, missing } from '../../failure.ts'
import type { House } from '../../house.ts'
import { IdempotencyHeader, withIdempotency } from '../idempotency.ts'
import { type StaffCaller, staffOf } from '../plugins/caller.ts'
import { Id, Slug } from '../schemas/common.ts'
import { Page } from '../schemas/page.ts'
import {
  CreatedProceeding,
  NewProceeding,
  ProceedingHeld,
  ProceedingHold,
  ProceedingKind,
  ProceedingList,
  ProceedingView,
} from '../schemas/proceedings.ts'
import { isClosedTo } from '../views/case-access.ts'
import { checkForm } from '../views/check-form.ts'
import { readForms } from '../views/forms.ts'
import {
  mayHold,
  mayOpen,
  proceedingRoles,
  sightOf,
  visibleTo,
} from '../views/proceeding-access.ts'
import { proceedingRows, readProceedingView } from '../views/proceedings.ts'

const config = { role: proceedingRoles }
const params = Type.Object({ proceedingId: Id })

/** Regime change, naturalisation, … : opened, listed, read; and what happens to a person meanwhile. */
export const proceedingRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    const formOf = readForms()

    /** To whom it is not visible, it does not exist. */
    const readVisible = async (caller: StaffCaller, proceedingId: string) => {
      const row = await house.proceedings.read(caller.tenantId, proceedingId)
      if (!sightOf(caller, row)) throw missing('PROCEEDING_UNKNOWN', 'No such proceeding')
      return row
    }

    app.get(
      '/proceeding-kinds',
      { config, schema: { response: { 200: Type.Array(ProceedingKind) } } },
      async (request) => {
        const caller = staffOf(request)
        return contracts.flatMap(({ processId, proceeding }) =>
          proceeding?.startForm
            ? [
                {
                  kind: processId,
                  title: proceeding.title,
                  subject: proceeding.subject,
                  startForm: proceeding.startForm,
                  form: formOf(proceeding.startForm),
                  states: named(proceeding.states),
                  outcomes: named(proceeding.outcomes),
                  mayOpen: mayOpen(proceeding, caller, true),
                },
              ]
            : [],
        )
      },
    )

    app.post(
      '/proceedings',
      {
        config,
        schema: {
          headers: IdempotencyHeader,
          body: NewProceeding,
          response: { 201: CreatedProceeding },
        },
      },
      (request, reply) =>
        withIdempotency(house, request, reply, async (proceedingId) => {
          const caller = staffOf(request)
          const { kind, caseId, values } = request.body
          const { proceeding } = proceedingContract(kind)
          if (!mayOpen(proceeding, caller, caseId !== undefined)) {
            throw forbidden('PROCEEDING_OF_OTHERS', 'The caller may open none of this kind')
          }
          if (!proceeding.startForm) {
            throw invalid('PROCEEDING_NOT_OPENED_HERE', 'It begins with a contact or a case')
          }
          const checked = checkForm(proceeding.startForm, values, { targets: null })
          const opened = { kind, ...checked, ...(caseId ? { caseId } : {}) }
          const { staffId, organisationId } = caller
          const by = { staffId, organisationId, traceId: request.traceId }
          const body = await house.proceedings.open(caller.tenantId, proceedingId, opened, by)
          return { status: 201, body }
        }),
    )

    app.get(
      '/proceedings',
      {
        config,
        schema: {
          querystring: Type.Object({
            ...Page.properties,
            kind: Type.Optional(Slug),
            state: Type.Optional(Slug),
            caseId: Type.Optional(Id),
            q: Type.Optional(Type.String({ maxLength: 100 })),
          }),
          response: { 200: ProceedingList },
        },
      },
      async (request) => {
        const caller = staffOf(request)
        const { page, size, ...query } = request.query
        const { rows, total } = await house.proceedings.list(caller.tenantId, {
          ...query,
          visible: visibleTo(caller),
          offset: (page - 1) * size,
          limit: size,
        })
        return { total, rows: await proceedingRows(house, caller.tenantId, rows) }
      },
    )

    app.get(
      '/proceedings/:proceedingId',
      { config, schema: { params, response: { 200: ProceedingView } } },
      async (request) => {
        const caller = staffOf(request)
        const proceeding = await readVisible(caller, request.params.proceedingId)
        const caseFile = proceeding.caseId
          ? await house.cases.read(caller.tenantId, proceeding.caseId)
          : null
        const listed = {
          proceeding,
          caseNumber: caseFile?.number ?? null,
          isRestricted: caseFile !== null && isClosedTo(caller, caseFile),
        }
        return readProceedingView(house, caller, listed, formOf)
      },
    )

    app.post(
      '/proceedings/:proceedingId/hold',
      { config, schema: { params, body: ProceedingHold, response: { 200: ProceedingHeld } } },
      async (request) => {
        const caller = staffOf(request)
        const row = await readVisible(caller, request.params.proceedingId)
        if (!mayHold(caller, row)) throw forbidden('HOLD_OF_OTHERS', 'Not the caller to decide')
        const { tenantId, staffId } = caller
        const held = await house.proceedings.hold(tenantId, row.id, request.body, staffId)
        return { id: held.id, legalHold: held.legalHold }
      },
    )
  }

const named = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([code, title]) => ({ code, title }))
