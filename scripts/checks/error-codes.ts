/** Every failure the code can throw, read from the calls themselves. */
import { codeOfStatus, statusOf } from '../../services/api/problem.ts'
import { type FailureKind, failureKinds } from '../../services/failure.ts'
import { type Node, parseCode } from './syntax.ts'
import { isCode, type SourceFile } from './tree.ts'

export type ErrorCode = { code: string; kind: string; message: string; path: string }

const kinds: readonly string[] = failureKinds

/** Calls like `refused('CODE', 'message')` and `new Failure('refused', 'CODE', 'message')`. */
export function errorCodes(files: SourceFile[]): ErrorCode[] {
  return files
    .filter((file) => isCode(file) && file.path.startsWith('services/'))
    .flatMap((file) => {
      const found: ErrorCode[] = []
      parseCode(file).visit((node) => {
        const code = codeOf(node)
        if (code) found.push({ ...code, path: file.path })
      })
      return found
    })
}

function codeOf(node: Node): Omit<ErrorCode, 'path'> | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined
  const callee = node['callee'] as Node
  const given = ((node['arguments'] as { expression: Node }[] | undefined) ?? []).map(
    ({ expression }) => textOf(expression),
  )
  const name = String(callee['value'] ?? '')
  const [kind, code, message] = name === 'Failure' ? given : [name, ...given]
  if (!kind || !kinds.includes(kind) || !code || !/^[A-Z][A-Z0-9_]+$/.test(code)) return undefined
  return { code, kind, message: message ?? '' }
}

/** A string as written; the changing parts of a template as an ellipsis. */
function textOf(node: Node): string {
  if (node.type === 'StringLiteral') return String(node['value'])
  if (node.type !== 'TemplateLiteral') return ''
  return (node['quasis'] as { raw: string }[]).map(({ raw }) => raw).join('…')
}

export function renderErrorCodes(codes: ErrorCode[]): string {
  const rows = new Map<string, { code: string; kind: string; messages: Set<string> }>()
  for (const { code, kind, message } of codes) {
    const key = `${code} ${kind}`
    const row = rows.get(key) ?? { code, kind, messages: new Set<string>() }
    if (message) row.messages.add(message.replaceAll('|', '\\|'))
    rows.set(key, row)
  }
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([, { code, kind, messages }]) =>
        `| \`${code}\` | ${kind} | ${statusOf({ kind: kind as FailureKind, code })} | ${[...messages].sort().join(' · ')} |`,
    )
  return [
    '# Error codes',
    '',
    'Generated from the code by `npm run check:docs -- --write`; do not edit. What each kind means at',
    'each door stands in CONTRIBUTING.md, “Failures”. The status is what the API answers.',
    '',
    '| Code | Kind | Status | Said in the log |',
    '|---|---|---|---|',
    ...lines,
    '',
    'Faults of the HTTP exchange itself, found before a route is reached:',
    '',
    '| Code | Status |',
    '|---|---|',
    ...Object.entries(codeOfStatus).map(([status, code]) => `| \`${code}\` | ${status} |`),
    '',
  ].join('\n')
}
