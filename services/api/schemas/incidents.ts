import Type from 'typebox'
import { Id, Instant, Nullable } from './common.ts'

/** GET /api/incidents — what stands still until a person looks. */
export const IncidentRow = Type.Object({
  incidentKey: Type.String(),
  processTitle: Type.String(),
  elementTitle: Type.String(),
  code: Type.String(),
  raisedAt: Instant,
  caseId: Nullable(Id),
  contactId: Nullable(Id),
  number: Nullable(Type.String()),
})
