import { checkCalls } from './calls.ts'
import { checkConditions } from './conditions.ts'
import { checkDecisions } from './decisions.ts'
import { checkDrawing } from './drawing.ts'
import { checkErrors } from './errors.ts'
import { checkExpressions } from './expressions.ts'
import { checkFacts } from './facts.ts'
import { checkForms } from './forms.ts'
import { checkHandovers } from './handovers.ts'
import { checkHeaders } from './headers.ts'
import { checkJobs } from './jobs.ts'
import { checkLabels } from './labels.ts'
import { checkLanes } from './lanes.ts'
import { checkLayout } from './layout.ts'
import { checkLifeEvents } from './life-events.ts'
import { checkLoops } from './loops.ts'
import { checkMessages } from './messages.ts'
import { checkNotices } from './notices.ts'
import { checkPersonalData } from './personal-data.ts'
import type { Finding, Project, Rule, Words } from './project.ts'
import { checkRows } from './rows.ts'
import { checkTimers } from './timers.ts'
import { checkUnsupported } from './unsupported.ts'
import { checkUserTasks } from './user-tasks.ts'
import { checkValidity } from './validity.ts'
import { checkWaits } from './waits.ts'

const rules: readonly Rule[] = [
  checkUnsupported,
  checkJobs,
  checkHeaders,
  checkFacts,
  checkUserTasks,
  checkForms,
  checkDecisions,
  checkValidity,
  checkRows,
  checkMessages,
  checkErrors,
  checkWaits,
  checkTimers,
  checkLifeEvents,
  checkCalls,
  checkConditions,
  checkExpressions,
  checkLoops,
  checkPersonalData,
  checkLanes,
  checkDrawing,
  checkLayout,
  checkLabels,
  checkNotices,
  checkHandovers,
]

/** Everything wrong with a set of diagrams, forms and tables, in the order of the rules. */
export const checkProject = (project: Project, words: Words): Finding[] =>
  rules.flatMap((rule) => rule(project, words))

export const sentenceOf = ({ file, element, problem }: Finding): string =>
  `${file}: ${element}: ${problem}`
