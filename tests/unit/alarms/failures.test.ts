import { describe, expect, it } from 'vitest'
import { reportRing } from '../../../services/alarms/failures.ts'
import { Failure, type FailureKind } from '../../../services/failure.ts'
import { createLog } from '../../../services/log.ts'

const report = (error: unknown) => {
  const lines: { level: string; code: string }[] = []
  const log = createLog(
    { level: 'info' },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  )
  const { again } = reportRing(log, error, { tenantId: 'north', deadlineId: 'one' })
  return { again, level: lines[0]?.level, code: lines[0]?.code }
}

describe('failures of a ring', () => {
  it.each<[FailureKind, boolean, string]>([
    ['refused', false, 'info'],
    ['unavailable', true, 'warn'],
    ['defect', false, 'error'],
    ['invalid', false, 'info'],
    ['forbidden', false, 'info'],
    ['missing', false, 'info'],
    ['conflict', false, 'info'],
  ])('that are %s are tried again: %s, and logged as %s', (kind, again, level) => {
    expect(report(new Failure(kind, 'SOME_CODE', 'why'))).toEqual({
      again,
      level,
      code: 'SOME_CODE',
    })
  })

  it('that are no Failure are defects', () => {
    expect(report(new TypeError('broken'))).toEqual({
      again: false,
      level: 'error',
      code: 'UNEXPECTED',
    })
  })
})
