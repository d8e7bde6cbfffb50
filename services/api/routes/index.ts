import type { House } from '../../house.ts'
import type { ApiRoutes } from '../server.ts'
import { answerRoutes } from './answers.ts'
import { caseRoutes } from './cases.ts'
import { closingRoutes } from './closings.ts'
import { colleagueRoutes } from './colleagues.ts'
import { contactRoutes } from './contacts.ts'
import { deadlineRuleRoutes } from './deadline-rules.ts'
import { deadlineRoutes } from './deadlines.ts'
import { decisionRoutes } from './decisions.ts'
import { flowRoutes } from './flows.ts'
import { inboxRoutes } from './inbox.ts'
import { incidentRoutes } from './incidents.ts'
import { lifeEventRoutes } from './life-events.ts'
import { noticeRoutes } from './notices.ts'
import { proceedingRoutes } from './proceedings.ts'
import { referralRoutes } from './referrals.ts'
import { searchRoutes } from './search.ts'
import { taskRoutes } from './tasks.ts'

/** The resource routes, relative to /api. */
export const routes: readonly ApiRoutes<House>[] = [
  answerRoutes,
  caseRoutes,
  closingRoutes,
  colleagueRoutes,
  contactRoutes,
  decisionRoutes,
  deadlineRoutes,
  deadlineRuleRoutes,
  flowRoutes,
  inboxRoutes,
  incidentRoutes,
  lifeEventRoutes,
  noticeRoutes,
  proceedingRoutes,
  referralRoutes,
  searchRoutes,
  taskRoutes,
]
