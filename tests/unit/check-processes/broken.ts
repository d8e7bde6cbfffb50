import { contracts } from '../../../processes/contracts.ts'
import type { ProcessContract } from '../../../processes/process-contract.ts'
import {
  type ProcessFile,
  type Project,
  readProject,
  type Words,
} from '../../../scripts/check-processes/project.ts'
import { checkProject, sentenceOf } from '../../../scripts/check-processes/rules.ts'
import { readFiles, readWords } from '../../../scripts/check-processes.ts'

const real = readFiles('processes')
const known = await readWords('services')

type Change = { in: string; from: string | RegExp; to: string }
type World = {
  change?: Change[]
  without?: string
  contracts?: readonly ProcessContract[]
  words?: Partial<Words>
}

const applied = (files: readonly ProcessFile[], changes: Change[]): ProcessFile[] =>
  files.map((file) => {
    let { text } = file
    for (const change of changes.filter((one) => one.in === file.path)) {
      const changed = text.replace(change.from, change.to)
      if (changed === text) throw new Error(`${change.in} does not hold ${change.from}`)
      text = changed
    }
    return { ...file, text }
  })

const whole = await readProject(real, contracts)

/** The real processes with some files read anew; what did not change is read once for all tests. */
async function projectWith(
  changed: readonly ProcessFile[],
  without: string | undefined,
  words: readonly ProcessContract[],
): Promise<Project> {
  const fresh = await readProject(changed, words)
  const read = new Set([...changed.map(({ path }) => path), without])
  const kept = <One extends { file: string }>(all: readonly One[], anew: readonly One[]) =>
    [...all.filter(({ file }) => !read.has(file)), ...anew].sort((a, b) =>
      a.file.localeCompare(b.file),
    )

  return {
    diagrams: kept(whole.diagrams, fresh.diagrams).map((diagram) => ({
      ...diagram,
      contract: words.find(({ processId }) => processId === diagram.process.id),
    })),
    forms: kept(whole.forms, fresh.forms),
    decisions: kept(whole.decisions, fresh.decisions),
    contracts: words,
    unreadable: [...whole.unreadable, ...fresh.unreadable],
  }
}

/** What the check says about the real processes after a change to their files, contracts or words. */
export async function findingsOf(world: World = {}): Promise<string[]> {
  const changes = world.change ?? []
  const touched = real.filter(({ path }) => changes.some((change) => change.in === path))
  const project = await projectWith(
    applied(touched, changes),
    world.without,
    world.contracts ?? contracts,
  )
  return checkProject(project, { ...known, ...world.words }).map(sentenceOf)
}

/** The contracts with one of them changed. */
export const contractsWith = (
  processId: string,
  change: (contract: ProcessContract) => Partial<ProcessContract>,
): ProcessContract[] =>
  contracts.map((contract) =>
    contract.processId === processId ? { ...contract, ...change(contract) } : contract,
  )

export const intake = 'intake/intake.bpmn'
export const plan = 'support-plan/support-plan.bpmn'
export const referral = 'referral/referral.bpmn'
export const regimeChange = 'regime-change/regime-change.bpmn'
export const rightToRemain = 'right-to-remain/right-to-remain.bpmn'
