/**
 * Rules about source text that no other tool sees: where the environment and the time may be read,
 * and what must never stand in the repository.
 */
import { report } from './checks/report.ts'
import { type Node, parseCode } from './checks/syntax.ts'
import { isCode, readTree, type SourceFile } from './checks/tree.ts'

/** Who may read the environment: one schema for the services, and programs that start others. */
const readsEnvironment =
  /^(services\/config\.ts|db\/(migrate|seed)\.ts|scripts\/|simulators\/|tests\/|[^/]+\.config\.ts$)/
/** Who may read the time: everything else is handed a clock and can be moved in tests. */
const readsTime = /^(services\/clock\.ts|db\/seed\.ts|scripts\/|simulators\/|tests\/|web-modeler\/)/

/** Where an import may carry types and nothing else (dependency-cruiser cannot tell). */
const typesOnly: { from: RegExp; to: RegExp; say: string }[] = [
  { from: /^services\/house\.ts$/, to: /^\./, say: 'house.ts holds types only' },
  {
    from: /^services\/(?!main\.ts$|build-house\.ts$)/,
    to: /\/config\.ts$/,
    say: 'settings are handed in by main.ts',
  },
  { from: /^web-modeler\//, to: /\.\.\/services\//, say: 'the browser takes only types of it' },
]

const texts: { pattern: RegExp; say: string }[] = [
  {
    pattern:
      /registry\.npmjs|registry\.yarnpkg|repo1?\.maven\.|npm\.pkg\.github|artifactory|nexus\./i,
    say: 'names a package registry; addresses belong to the settings of the machine',
  },
  {
    pattern: /(^|[\s"'`=(:[])\/(work|root|farm|Users|home\/(?!node\b|nonroot\b)\w+)\//,
    say: 'names a folder of one machine',
  },
  { pattern: /\b(TODO|FIXME)\b(?! ?\(?#\d)/, say: 'open point without the number of an issue' },
  { pattern: /^[^'"`]*\b(it|test|describe)\.(only|skip|todo)\b/, say: 'a test that does not run' },
  { pattern: /@ts-(ignore|nocheck)\b/, say: 'silences the compiler' },
]

/** This file names what it looks for, and so does its test. */
const namesThem = /^(scripts\/check-sources\.ts|tests\/unit\/checks\/check-sources\.test\.ts)$/

export function checkSources(files: SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...(namesThem.test(file.path) ? [] : checkText(file)),
    ...(isCode(file) ? checkSyntax(file) : []),
  ])
}

function checkText({ path, text }: SourceFile): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      texts
        .filter(({ pattern }) => pattern.test(line))
        .map(({ say }) => `${path}:${index + 1}: ${say}`),
    )
}

function checkSyntax(file: SourceFile): string[] {
  const { visit, lineOf } = parseCode(file)
  const faults: string[] = []
  const fault = (node: Node, say: string) => faults.push(`${file.path}:${lineOf(node)}: ${say}`)

  visit((node) => {
    if (node.type === 'ImportDeclaration' && node['typeOnly'] !== true) {
      const to = (node['source'] as { value: string }).value
      const rule = typesOnly.find((one) => one.from.test(file.path) && one.to.test(to))
      if (rule) fault(node, `import of ${to}: ${rule.say}, write import type`)
    }
    if (!readsEnvironment.test(file.path) && memberOf(node) === 'process.env') {
      fault(node, 'reads the environment; only services/config.ts may')
    }
    if (!readsTime.test(file.path)) {
      const read = timeRead(node)
      if (read) fault(node, `${read} reads the time; take the clock instead`)
    }
  })
  return faults
}

/** `a.b` and `a['b']` as text, for plain names only. */
function memberOf(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined
  const object = node['object'] as Node
  const property = node['property'] as Node
  const inner = property.type === 'Computed' ? (property['expression'] as Node) : property
  const plain = object.type === 'Identifier' && typeof inner['value'] === 'string'
  return plain ? `${object['value']}.${inner['value']}` : undefined
}

function timeRead(node: Node): string | undefined {
  const member = memberOf(node)
  if (member === 'Date.now' || member === 'Temporal.Now') return member
  const callee = node['callee'] as Node | undefined
  const isDate = callee?.type === 'Identifier' && callee['value'] === 'Date'
  const given = (node['arguments'] as unknown[] | undefined)?.length ?? 0
  return node.type === 'NewExpression' && isDate && given === 0 ? 'new Date()' : undefined
}

if (import.meta.main) report(checkSources(readTree()))
