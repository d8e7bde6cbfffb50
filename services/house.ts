import type { createAgencies } from './agencies/create-agencies.ts'
import type { createAudit } from './audit/audit.ts'
import type { createCases } from './cases/cases.ts'
import type { Clock } from './clock.ts'
import type { createClosings } from './closings/closings.ts'
import type { createConsents } from './consents/consents.ts'
import type { createContacts } from './contacts/contacts.ts'
import type { createDeadlines } from './deadlines/deadlines.ts'
import type { createDecisions } from './decisions/decisions.ts'
import type { createDirectory } from './directory/directory.ts'
import type { createDispatches } from './dispatches/dispatches.ts'
import type { Engine } from './engine/engine.ts'
import type { createFindings } from './findings/findings.ts'
import type { createIdempotency } from './idempotency/idempotency.ts'
import type { createLive } from './live/live.ts'
import type { createNotices } from './notices/notices.ts'
import type { createOutbox } from './outbox/outbox.ts'
import type { createPersons } from './persons/persons.ts'
import type { createProceedings } from './proceedings/proceedings.ts'
import type { createProposals } from './proposals/proposals.ts'
import type { createReferrals } from './referrals/referrals.ts'
import type { createSessions } from './sessions/sessions.ts'
import type { createTasks } from './tasks/tasks.ts'
import type { createTraces } from './traces/traces.ts'

/** All capabilities, by name. Built once in main.ts, in flow order. */
export type House = {
  clock: Clock
  directory: ReturnType<typeof createDirectory>
  sessions: ReturnType<typeof createSessions>
  idempotency: ReturnType<typeof createIdempotency>
  live: ReturnType<typeof createLive>
  audit: ReturnType<typeof createAudit>
  outbox: ReturnType<typeof createOutbox>
  persons: ReturnType<typeof createPersons>
  contacts: ReturnType<typeof createContacts>
  cases: ReturnType<typeof createCases>
  consents: ReturnType<typeof createConsents>
  closings: ReturnType<typeof createClosings>
  findings: ReturnType<typeof createFindings>
  referrals: ReturnType<typeof createReferrals>
  dispatches: ReturnType<typeof createDispatches>
  deadlines: ReturnType<typeof createDeadlines>
  decisions: ReturnType<typeof createDecisions>
  tasks: ReturnType<typeof createTasks>
  proceedings: ReturnType<typeof createProceedings>
  notices: ReturnType<typeof createNotices>
  proposals: ReturnType<typeof createProposals>
  traces: ReturnType<typeof createTraces>
  agencies: ReturnType<typeof createAgencies>
  engine: Engine
}

/** What a worker, route or function takes of the house. A growing list says it does two things. */
export type Needs<Names extends keyof House> = Pick<House, Names>
