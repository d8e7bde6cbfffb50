/**
 * One idea, one word: identifiers and file names against the glossary. A *never* word and a German
 * term must not become a name; German lives in labels, in `wire.ts` and in the simulators.
 */
import { readFileSync } from 'node:fs'
import { report } from './checks/report.ts'
import { parseCode } from './checks/syntax.ts'
import { isCode, readTree, type SourceFile } from './checks/tree.ts'

export type GlossaryRow = { german: string; identifiers: string[]; never: string[] }

/** Rows of `| German | identifier | never | note |`; cells hold their words in backticks or commas. */
export function readGlossary(text: string): GlossaryRow[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (German|---)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, german = '', identifier = '', never = '']) => ({
      german,
      identifiers: [...identifier.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
      never: [...never.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    }))
}

/** `deemedReceipt`, `deemed_receipt`, `deemed-receipt` → [deemed, receipt] */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^\p{L}0-9]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())

const asciiOf = (word: string): string =>
  word.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss')

type Forbidden = { words: string[]; say: string; german: boolean }

function forbiddenWords(glossary: GlossaryRow[]): Forbidden[] {
  const known = new Set(glossary.flatMap((row) => row.identifiers.flatMap(wordsOf)))
  const never = glossary.flatMap((row) =>
    row.never.map((name) => ({
      words: wordsOf(name),
      say: `“${name}” is a never-word of „${row.german}“: say ${row.identifiers.join(' or ')}`,
      german: false,
    })),
  )
  const german = glossary.flatMap((row) =>
    row.german
      .split(/[,/]|\(|\)/)
      .map((term) => wordsOf(term).map(asciiOf))
      // A name of its own (jobcenter) or a word both languages have (status) is its own identifier.
      .filter((words) => words.length > 0 && !words.every((word) => known.has(word)))
      .map((words) => ({
        words,
        say: `„${words.join(' ')}“ is German: say ${row.identifiers.join(' or ')}`,
        german: true,
      })),
  )
  return [...never, ...german]
}

const contains = (name: string[], words: string[]): boolean =>
  name.some((_, at) => words.every((word, index) => name[at + index] === word))

/** Names a file declares. What a library is called, and what is only used, is not ours to name. */
export function declaredNames(file: SourceFile): { name: string; line: number }[] {
  const { visit, lineOf } = parseCode(file)
  const names = new Map<string, number>()
  visit((node, slot) => {
    if (node.type === 'ImportDeclaration') {
      const source = node['source'] as { value: string }
      return source.value.startsWith('.')
    }
    if (node.type === 'JSXAttribute') return false
    const used = slot === 'property' || slot === 'imported'
    const name = node['value']
    if (node.type === 'Identifier' && !used && typeof name === 'string' && !names.has(name)) {
      names.set(name, lineOf(node))
    }
    return true
  })
  return [...names].map(([name, line]) => ({ name, line }))
}

const speaksGerman = (path: string): boolean =>
  /(^|\/)wire\.ts$|^simulators\/|^tests\/|^web-modeler\/src\/(texts\/|search-params\.ts)/.test(path)

export function checkNames(files: SourceFile[], glossary: GlossaryRow[]): string[] {
  const forbidden = forbiddenWords(glossary)
  const faultsOf = (where: string, name: string, german: boolean): string[] => {
    const words = wordsOf(name)
    const faults = forbidden
      .filter((rule) => (german || !rule.german) && contains(words, rule.words))
      .map((rule) => `${where}: ${name}: ${rule.say}`)
    if (german && /[äöüß]/i.test(name)) faults.push(`${where}: ${name}: names are plain ASCII`)
    return faults
  }

  return files.flatMap((file) => {
    const german = !speaksGerman(file.path)
    const ofPath = /^docs\//.test(file.path) ? [] : faultsOf(file.path, file.path, german)
    if (!isCode(file)) return ofPath
    return [
      ...ofPath,
      ...declaredNames(file).flatMap(({ name, line }) =>
        faultsOf(`${file.path}:${line}`, name, german),
      ),
    ]
  })
}

if (import.meta.main) {
  const glossary = readGlossary(readFileSync('docs/glossary.md', 'utf8'))
  const faults = checkNames(readTree(), glossary)
  if (glossary.length < 20) faults.push('docs/glossary.md: the table was not found')
  report(faults)
}
