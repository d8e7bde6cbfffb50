/** What the checks look at: every file of the project that git knows or would add, with its text. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

export type SourceFile = { path: string; text: string }

const textual = /\.(ts|tsx|mts|mjs|js|css|html|json|jsonc|md|sql|sh|ya?ml|bpmn|dmn|form|svg|txt)$/
const nameless = /(^|\/)(Dockerfile|LICENSE|NOTICE|run|\.[a-z.-]+)$/

/** Paths relative to the root, sorted; ignored folders are never among them. */
export function listPaths(root = '.'): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return [...new Set(listed.split('\0'))]
    .filter((path) => path !== '' && existsSync(`${root}/${path}`))
    .sort()
}

export function readTree(root = '.'): SourceFile[] {
  return listPaths(root)
    .filter((path) => path !== 'package-lock.json' && (textual.test(path) || nameless.test(path)))
    .map((path) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }))
}

export const isCode = ({ path }: SourceFile): boolean => /\.(ts|tsx|mts|mjs)$/.test(path)
