import type { House } from '../../house.ts'
import type { ApiRoutes } from '../server.ts'
import { answerRoutes } from './answers.ts'
import { caseRoutes } from './cases.ts'
import { contactRoutes } from './contacts.ts'
import { flowRoutes } from './flows.ts'
import { inboxRoutes } from './inbox.ts'
import { incidentRoutes } from './incidents.ts'
import { referralRoutes } from './referrals.ts'
import { searchRoutes } from './search.ts'
import { taskRoutes } from './tasks.ts'

/** The resource routes, relative to /api. */
export const routes: readonly ApiRoutes<House>[] = [
  answerRoutes,
  caseRoutes,
  contactRoutes,
  flowRoutes,
  inboxRoutes,
  incidentRoutes,
  referralRoutes,
  searchRoutes,
  taskRoutes,
]
