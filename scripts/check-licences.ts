/**
 * Licences of everything that runs in production or is built into the browser app. The browser's
 * packages are development dependencies for npm, so the whole lock file is read.
 */
import { readFileSync } from 'node:fs'
import { report } from './checks/report.ts'

export type Lock = { packages: Record<string, { license?: string }> }

const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
])

/** MIT with the duty to keep the bpmn.io mark visible (NOTICE). */
const bpmnIo = new Set(['@bpmn-io/form-js-viewer', 'bpmn-js'])

export function checkLicences(lock: Lock): string[] {
  return Object.entries(lock.packages).flatMap(([path, { license }]) => {
    if (path === '') return []
    const name = path.slice(path.lastIndexOf('node_modules/') + 13)
    if (bpmnIo.has(name) && license === 'SEE LICENSE IN LICENSE') return []
    return license && isAllowed(license) ? [] : [`${name}: licence ${license ?? 'not stated'}`]
  })
}

/** `(A OR B) AND C` as the lock file writes it: one of the alternatives, all of the conjuncts. */
function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1')
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isAllowed)
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed)
  return allowed.has(plain)
}

if (import.meta.main) {
  report(checkLicences(JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock))
}
