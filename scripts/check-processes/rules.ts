import { checkCalls } from './calls.ts'
import { checkConditions } from './conditions.ts'
import { checkDecisions } from './decisions.ts'
import { checkDrawing } from './drawing.ts'
import { checkErrors } from './errors.ts'
import { checkForms } from './forms.ts'
import { checkHandovers } from './handovers.ts'
import { checkJobs } from './jobs.ts'
import { checkLayout } from './layout.ts'
import { checkMessages } from './messages.ts'
import { checkNotices } from './notices.ts'
import { checkPersonalData } from './personal-data.ts'
import type { Finding, Project, Rule, Words } from './project.ts'
import { checkUnsupported } from './unsupported.ts'
import { checkUserTasks } from './user-tasks.ts'
import { checkValidity } from './validity.ts'
import { checkWaits } from './waits.ts'

const rules: readonly Rule[] = [
  checkUnsupported,
  checkJobs,
  checkUserTasks,
  checkForms,
  checkDecisions,
  checkValidity,
  checkMessages,
  checkErrors,
  checkWaits,
  checkCalls,
  checkConditions,
  checkPersonalData,
  checkDrawing,
  checkLayout,
  checkNotices,
  checkHandovers,
]

/** Everything wrong with a set of diagrams, forms and tables, in the order of the rules. */
export const checkProject = (project: Project, words: Words): Finding[] =>
  rules.flatMap((rule) => rule(project, words))

export const sentenceOf = ({ file, element, problem }: Finding): string =>
  `${file}: ${element}: ${problem}`
