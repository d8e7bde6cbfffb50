/**
 * Prose that nobody checks goes stale. Every path and npm script the documents name must exist, the
 * folder table must match the tree, and the page of error codes is generated from the code.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { errorCodes, renderErrorCodes } from './checks/error-codes.ts'
import { report } from './checks/report.ts'
import { listPaths, readTree, type SourceFile } from './checks/tree.ts'

const codesPage = 'docs/error-codes.md'

/** Inline code and link targets of a Markdown text, with their lines; fenced blocks count as code. */
function quoted(text: string): { words: string; line: number }[] {
  let fenced = false
  return text.split('\n').flatMap((content, index) => {
    const line = index + 1
    if (content.startsWith('```')) {
      fenced = !fenced
      return []
    }
    if (fenced) return [{ words: content, line }]
    return [...content.matchAll(/`([^`]+)`|\]\(([^)#\s]+)[^)]*\)/g)].map(([, code, link]) => ({
      words: code ?? link ?? '',
      line,
    }))
  })
}

/** `services/{api,engine}/` → two paths */
function expand(path: string): string[] {
  const braces = /^(.*?)\{([^}]*)\}(.*)$/.exec(path)
  if (!braces) return [path]
  const [, before = '', inner = '', after = ''] = braces
  return inner.split(',').flatMap((part) => expand(`${before}${part.trim()}${after}`))
}

/** `*` stands for one name or a part of it, `<name>` for a name the reader chooses. */
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replace(/\/$/, '')
      .replace(/[.+()[\]]/g, '\\$&')
      .replace(/\*\*/g, '.+')
      .replace(/<[^>]+>|(?<!\.)\*/g, '[^/]+')}(/|$)`,
  )

export function checkPaths(documents: SourceFile[], paths: string[]): string[] {
  const roots = new Set(paths.map((path) => path.split('/')[0] ?? ''))
  return documents.flatMap(({ path: document, text }) =>
    quoted(text).flatMap(({ words, line }) =>
      words
        .split(/[\s,;]+(?![^{]*\})/)
        .map((word) => word.replace(/^\.\//, '').replace(/[:.]$/, ''))
        .filter((word) => isOurPath(word, roots))
        .flatMap(expand)
        .filter((word) => !isNamed(word, document, paths))
        .map((word) => `${document}:${line}: ${word} does not exist`),
    ),
  )
}

function isOurPath(word: string, roots: Set<string>): boolean {
  if (!/^[\w.@{}<>*,/-]+$/.test(word) || word.startsWith('/') || word.startsWith('@')) return false
  const first = word.split('/')[0] ?? ''
  if (word.startsWith('../')) return true
  return word.includes('/') ? roots.has(first) : /\.(md|json|yml|svg|png)$/.test(word)
}

function isNamed(word: string, document: string, paths: string[]): boolean {
  const folder = document.includes('/') ? document.slice(0, document.lastIndexOf('/') + 1) : ''
  const candidates = [word, new URL(word, `file:///${folder}`).pathname.slice(1)]
  return candidates.some((candidate) => paths.some((path) => patternOf(candidate).test(path)))
}

export function checkScripts(documents: SourceFile[], scripts: string[]): string[] {
  const known = new Set([...scripts, 'ci', 'install', 'audit'])
  return documents.flatMap(({ path, text }) =>
    quoted(text).flatMap(({ words, line }) =>
      [...words.matchAll(/\bnpm (?:run )?(?:--silent )?([a-z][a-z:-]*)/g)]
        .map(([, name = '']) => name)
        .filter((name) => name !== 'run' && !known.has(name))
        .map((name) => `${path}:${line}: npm script ${name} does not exist`),
    ),
  )
}

/** The table under “## Folders” of the README against the folders of the tree. */
export function checkFolders(readme: string, paths: string[]): string[] {
  const section = /^## Folders\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(readme)?.[1] ?? ''
  const listed = [...section.matchAll(/^\| `([^`]+)\/`/gm)].map(([, folder = '']) => folder)
  const folders = new Set(
    paths.flatMap((path) => {
      const parts = path.split('/')
      const top = parts.length > 1 && !path.startsWith('.') ? [parts[0] ?? ''] : []
      const service = parts[0] === 'services' && parts.length > 2 ? [`services/${parts[1]}`] : []
      return [...top, ...service]
    }),
  )
  return [
    ...listed
      .filter((folder) => !folders.has(folder))
      .map((folder) => `README.md: folder table names ${folder}/, which does not exist`),
    ...[...folders]
      .filter((folder) => !listed.includes(folder))
      .map((folder) => `README.md: folder table lacks ${folder}/`),
  ]
}

if (import.meta.main) {
  const tree = readTree()
  const page = renderErrorCodes(errorCodes(tree))
  if (process.argv.includes('--write')) writeFileSync(codesPage, page)

  const documents = tree.filter(({ path }) => path.endsWith('.md') && path !== codesPage)
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>
  }
  const paths = listPaths()
  const stale = !existsSync(codesPage) || readFileSync(codesPage, 'utf8') !== page
  report([
    ...checkPaths(documents, paths),
    ...checkScripts(documents, Object.keys(scripts)),
    ...checkFolders(readFileSync('README.md', 'utf8'), paths),
    ...(stale ? [`${codesPage}: differs from the code: npm run check:docs -- --write`] : []),
  ])
}
