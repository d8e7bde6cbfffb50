import { readdirSync, readFileSync } from 'node:fs'
import type { AgencyAnswer } from '../../services/define/agency.ts'

const folder = new URL('../../services/agencies/', import.meta.url)

/** One answer as the agency says it, and what it means to us: an answer, or a failure code. */
export type Sample = {
  name: string
  title: string
  wire: Record<string, unknown>
  means?: AgencyAnswer
  failure?: string
}

/** Every agency has a folder of its own; there is no other list. */
export const agencyFolders = (): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

export const readExample = <Shape>(agency: string, name: string): Shape =>
  JSON.parse(readFileSync(new URL(`${agency}/examples/${name}.json`, folder), 'utf8')) as Shape

/** All sample answers of an agency (`answer-*`, `malformed-*`). */
export const answerSamples = (agency: string): Sample[] =>
  readdirSync(new URL(`${agency}/examples/`, folder))
    .map((file) => file.replace(/\.json$/, ''))
    .filter((name) => name.startsWith('answer-') || name.startsWith('malformed-'))
    .sort()
    .map((name) => ({ ...readExample<Omit<Sample, 'name'>>(agency, name), name }))
