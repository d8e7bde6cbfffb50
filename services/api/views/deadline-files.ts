import type { Static } from 'typebox'
import type { DeadlineFile as File } from '../../deadlines/read-deadlines.ts'
import type { House } from '../../house.ts'
import type { DeadlineFile, DeadlineSuspension } from '../schemas/deadlines.ts'
import { deadlineViewOf, readDays } from './response-clocks.ts'

/** Every deadline of a case with all it ever was: dates, reasons, pauses, warnings. */
export async function readDeadlineFiles(
  house: House,
  tenantId: string,
  caseId: string,
): Promise<DeadlineFile[]> {
  const [files, days, staff] = await Promise.all([
    house.deadlines.readFiles(tenantId, caseId),
    readDays(house, tenantId),
    house.directory.listStaff(tenantId),
  ])
  const nameOf = (id: string | null) => staff.find((row) => row.id === id)?.name ?? null

  return files.map((file) => ({
    ...deadlineViewOf(file, days),
    textOf: file.textOf,
    validFrom: file.ruleValidFrom,
    rawOn: file.rawOn,
    dueOn: file.dueOn,
    warnings: file.remindOn.map((on) => ({
      on,
      rang: file.warnedOn !== null && on <= file.warnedOn,
    })),
    versions: file.versions.map((version) => ({
      number: version.number,
      change: version.change,
      law: version.source,
      textOf: version.textOf,
      startsOn: version.startsOn,
      rawOn: version.rawOn,
      dueOn: version.dueOn,
      facts: version.facts,
      reason: version.reason,
      by: nameOf(version.actorId),
      at: version.at,
      explanation: version.explanation,
    })),
    suspensions: suspensionsOf(file, nameOf),
    factDays: file.factDays,
    changes: changesOf(file),
  }))
}

/** The ledger's lines in pairs: a pause began, a pause ended. */
const suspensionsOf = (
  { suspensions }: File,
  nameOf: (id: string | null) => string | null,
): Static<typeof DeadlineSuspension>[] =>
  suspensions.flatMap((line, at) => {
    if (line.entry !== 'suspended') return []
    const end = suspensions[at + 1]
    return [
      {
        from: line.onDay,
        to: end?.onDay ?? null,
        days: end?.days ?? null,
        basis: line.basis ?? '',
        reason: line.reason,
        by: nameOf(line.actorId),
        resumedBy: nameOf(end?.actorId ?? null),
      },
    ]
  })

/** What its kind and its state allow; the row itself decides again when it is done. */
function changesOf({ kind, state }: File): string[] {
  if (state === 'suspended') return ['rebase', 'resume']
  if (state !== 'armed' && state !== 'missed') return []
  const isArmed = state === 'armed'
  return [
    'rebase',
    ...(kind === 'agreed' && isArmed ? ['move'] : []),
    ...(kind === 'authority-set' ? ['extend'] : []),
    ...(isArmed ? ['suspend'] : []),
  ]
}
