/**
 * `npm run docs` draws every process, writes its step table into its README and the record of
 * processing activities (Art. 30 GDPR) beside it. `--check` writes nothing and fails when one is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contracts } from '../processes/contracts.ts'
import type { Diagram } from './check-processes/project.ts'
import { readProject } from './check-processes/project.ts'
import { readFiles } from './check-processes.ts'
import { report } from './checks/report.ts'
import { drawPictures, stampOf } from './docs/picture.ts'
import { renderRecord } from './docs/processing-record.ts'
import { renderSteps } from './docs/step-table.ts'

const begin = '<!-- steps: written by npm run docs -->'
const end = '<!-- /steps -->'

/** A README with the picture and the step table of its process in their place, else at its end. */
export function withSteps(readme: string, diagram: Diagram): string {
  const name = diagram.folder
  const section = `${begin}\n\n![Diagram](${name}.svg)\n\n${renderSteps(diagram)}\n\n${end}`
  const [before = '', rest] = readme.split(begin)
  if (rest === undefined) return `${readme.trimEnd()}\n\n## Steps\n\n${section}\n`
  return `${before}${section}${rest.split(end)[1] ?? '\n'}`
}

const text = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '')

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../processes')
  const { diagrams } = await readProject(readFiles(folder), contracts)
  const isCheck = process.argv.includes('--check')
  const stale: string[] = []
  const redrawn = new Map<string, string>()

  const keep = (path: string, wanted: string) => {
    if (text(path) === wanted) return
    stale.push(`${path.slice(join(folder, '..').length + 1)} is stale; run npm run docs`)
    if (!isCheck) writeFileSync(path, wanted)
  }
  for (const diagram of diagrams) {
    const { folder: name, file } = diagram
    const bpmn = text(join(folder, file))
    if (!text(join(folder, name, `${name}.svg`)).includes(stampOf(bpmn))) redrawn.set(name, bpmn)
    keep(join(folder, name, 'README.md'), withSteps(text(join(folder, name, 'README.md')), diagram))
    keep(join(folder, name, 'processing-record.md'), renderRecord(diagram))
  }
  if (isCheck) {
    for (const name of redrawn.keys()) {
      stale.push(`processes/${name}/${name}.svg is stale; run npm run docs`)
    }
  } else if (redrawn.size > 0) {
    for (const [name, svg] of await drawPictures(redrawn)) {
      writeFileSync(join(folder, name, `${name}.svg`), svg)
    }
  }
  if (isCheck) report(stale)
  else console.log(`${diagrams.length} processes, ${stale.length + redrawn.size} documents written`)
}
