/**
 * Diagrams, forms, decision tables and contracts against each other and against the code that serves
 * them: `node scripts/check-processes.ts [folder]`. What would be a silent wait in the engine fails here.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { contracts, keyedBy, messageKeys } from '../processes/contracts.ts'
import { deadlineRules } from '../services/deadlines/rules/index.ts'
import { groupsOfRole } from '../services/tasks/groups.ts'
import { type ProcessFile, readProject, type Words } from './check-processes/project.ts'
import { checkProject, sentenceOf } from './check-processes/rules.ts'
import { report } from './checks/report.ts'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

/** The files of a processes folder, paths relative to it. */
export const readFiles = (folder: string): ProcessFile[] =>
  filesIn(folder).map((path) => ({
    path: relative(folder, path).replaceAll('\\', '/'),
    text: readFileSync(path, 'utf8'),
  }))

/** The words the running code knows. A message counts as published when the code names it. */
export async function readWords(services: string): Promise<Words> {
  const { workers } = await import('../services/workers/index.ts')
  const code = filesIn(services)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  // Opening a proceeding publishes what its contract names.
  const startMessages = contracts.map(({ proceeding }) => proceeding?.startsWith)

  return {
    workers,
    messageKeys: Object.fromEntries(
      Object.entries(messageKeys).filter(
        ([name]) => code.includes(`'${name}'`) || startMessages.includes(name),
      ),
    ),
    keyedBy,
    groups: [...new Set(Object.values(groupsOfRole).flat())].sort(),
    deadlineRules: [...new Set(deadlineRules.map(({ name }) => name))],
    ruleFacts: Object.fromEntries(
      deadlineRules.map(({ name, facts }) => [name, Object.keys(facts.properties)]),
    ),
  }
}

if (import.meta.main) {
  const root = new URL('..', import.meta.url).pathname
  const folder = process.argv[2] ?? join(root, 'processes')
  const project = await readProject(readFiles(folder), contracts)
  report(checkProject(project, await readWords(join(root, 'services'))).map(sentenceOf))
}
