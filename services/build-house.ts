import type { Db } from '../db/client.ts'
import { createAgencies } from './agencies/create-agencies.ts'
import { createAudit } from './audit/audit.ts'
import { createCases } from './cases/cases.ts'
import type { Clock } from './clock.ts'
import { createClosings } from './closings/closings.ts'
import type { Config } from './config.ts'
import { createConsents } from './consents/consents.ts'
import { createContacts } from './contacts/contacts.ts'
import { createDeadlines } from './deadlines/deadlines.ts'
import { createDecisions } from './decisions/decisions.ts'
import { createDirectory } from './directory/directory.ts'
import { createDispatches } from './dispatches/dispatches.ts'
import type { Engine } from './engine/engine.ts'
import { createFindings } from './findings/findings.ts'
import type { House } from './house.ts'
import { createIdempotency } from './idempotency/idempotency.ts'
import { createLive } from './live/live.ts'
import { createNotices } from './notices/notices.ts'
import { createOutbox } from './outbox/outbox.ts'
import { createPersons } from './persons/persons.ts'
import { createProceedings } from './proceedings/proceedings.ts'
import { createProposals } from './proposals/proposals.ts'
import { createReferrals } from './referrals/referrals.ts'
import { createSessions } from './sessions/sessions.ts'
import { createTasks } from './tasks/tasks.ts'
import { createTraces } from './traces/traces.ts'
import { createTransports } from './transports/create-transports.ts'

/** Calls every capability once, in flow order. Tests and the seed build the same house. */
export function buildHouse({
  db,
  engine,
  clock,
  config,
  observeLateness = () => undefined,
}: {
  db: Db
  engine: Engine
  clock: Clock
  config: Pick<Config, 'MASTER_KEY' | 'PUBLIC_URL' | 'KIMFLOW_DEMO' | 'LRAG_IN_FORCE'>
  observeLateness?: (ms: number) => void
}): House {
  const directory = createDirectory({ db, masterKey: Buffer.from(config.MASTER_KEY, 'base64') })
  const transports = createTransports({
    publicUrl: config.PUBLIC_URL,
    clock,
    demo: config.KIMFLOW_DEMO,
  })
  const agencies = createAgencies({ directory, transports })
  const persons = createPersons({ db, clock, directory })

  return {
    clock,
    engine,
    directory,
    agencies,
    persons,
    sessions: createSessions({ db }),
    idempotency: createIdempotency({ db }),
    live: createLive({ db }),
    audit: createAudit({ db }),
    outbox: createOutbox({ db }),
    contacts: createContacts({ db, clock, persons }),
    cases: createCases({ db, clock, directory, persons }),
    consents: createConsents({ db, clock, persons }),
    closings: createClosings({ db, clock }),
    findings: createFindings({ db, clock }),
    referrals: createReferrals({ db, clock, persons, agencies }),
    dispatches: createDispatches({ db, clock, persons }),
    deadlines: createDeadlines({ db, clock, directory, persons, observeLateness }),
    decisions: createDecisions({ engine, clock, lragInForce: config.LRAG_IN_FORCE }),
    tasks: createTasks({ db, clock, persons }),
    proceedings: createProceedings({ db, clock, persons }),
    notices: createNotices({ db, clock, persons, directory }),
    proposals: createProposals({ db, clock, persons }),
    traces: createTraces({ db, clock }),
  }
}
