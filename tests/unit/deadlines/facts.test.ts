import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../services/failure.ts'
import { ask } from './ask.ts'

type Fault = { path: string; code: string; message: string }

function faultsOf(rule: string, facts: unknown): Fault[] {
  try {
    ask(rule, facts as Record<string, string>)
  } catch (error) {
    expect(error).toMatchObject({ kind: 'invalid', code: 'DEADLINE_FACTS_INVALID' })
    return ((error as Failure).cause as { body: { errors: Fault[] } }).body.errors
  }
  return []
}

const letter = { postedOn: '2026-11-23', procedureLaw: 'sgb-x' }

describe('facts of a rule', () => {
  it.each([
    ['a missing fact', { procedureLaw: 'sgb-x' }, '/facts/postedOn', 'missing', 'Ergänzen Sie'],
    ['a missing day', { procedureLaw: 'sgb-x' }, '/facts/postedOn', 'missing', 'als JJJJ-MM-TT'],
    [
      'a missing choice',
      { postedOn: '2026-11-23' },
      '/facts/procedureLaw',
      'missing',
      'mit einem der Werte sgb-x, vwvfg',
    ],
    [
      'a day that does not exist',
      { ...letter, postedOn: '2026-02-30' },
      '/facts/postedOn',
      'format',
      'den es gibt',
    ],
    [
      '29 February of a common year',
      { ...letter, postedOn: '2027-02-29' },
      '/facts/postedOn',
      'format',
      'den es gibt',
    ],
    [
      'a German date',
      { ...letter, postedOn: '23.11.2026' },
      '/facts/postedOn',
      'format',
      'JJJJ-MM-TT',
    ],
    [
      'a year before 1900',
      { ...letter, postedOn: '1626-11-23' },
      '/facts/postedOn',
      'pattern',
      '1900',
    ],
    ['no text', { ...letter, postedOn: 20261123 }, '/facts/postedOn', 'type', 'JJJJ-MM-TT'],
    [
      'a word that is none of the choices',
      { ...letter, procedureLaw: 'bgb' },
      '/facts/procedureLaw',
      'enum',
      'sgb-x, vwvfg',
    ],
    [
      'a fact nobody asked for',
      { ...letter, bornOn: '2000-01-01' },
      '/facts',
      'unexpected',
      'postedOn, procedureLaw',
    ],
    ['no yes or no', { ...letter, neverReceived: 'ja' }, '/facts/neverReceived', 'type', 'true'],
    [
      'receipt before posting',
      { ...letter, receivedOn: '2026-11-20' },
      '/facts/receivedOn',
      'conflict',
      'vor',
    ],
    [
      'received and never received',
      { ...letter, receivedOn: '2026-11-27', neverReceived: true },
      '/facts/neverReceived',
      'conflict',
      'Entweder',
    ],
    ['a list', [], '/facts', 'type', 'Angabe'],
  ])('%s is named with its field and how to mend it', (_what, facts, path, code, words) => {
    const [fault] = faultsOf('notification-letter', facts)

    expect(fault).toMatchObject({ path, code })
    expect(fault?.message).toContain(words)
  })

  it('never repeats a value that was sent', () => {
    const sent = JSON.stringify(faultsOf('notification-letter', { ...letter, canary: 'K4n4ri3' }))

    expect(sent).not.toMatch(/canary|K4n4ri3/)
  })

  it.each([
    [0, 'minimum'],
    [731, 'maximum'],
    [1.5, 'type'],
  ])('a count of %s is out of range', (count, code) => {
    const facts = { notifiedOn: '2026-12-11', procedureLaw: 'vwvfg', unit: 'days', count }

    expect(faultsOf('authority-period', facts)).toMatchObject([{ path: '/facts/count', code }])
  })

  it.each([
    [{}, '/facts/notifiedOn'],
    [{ notifiedOn: '2026-11-27', postedOn: '2026-11-23' }, '/facts/postedOn'],
    [{ notifiedOn: '2026-11-27', retrievedOn: '2026-11-27' }, '/facts/retrievedOn'],
    [{ noticeSentOn: '2026-11-27', retrievedOn: '2026-11-26' }, '/facts/retrievedOn'],
  ])('an notification happens in exactly one way: %o', (facts, path) => {
    const given = { instruction: 'correct', field: 'sgb-x', ...facts }

    expect(faultsOf('objection-social', given)).toMatchObject([{ path, code: 'conflict' }])
  })

  it.each(['2027-03-28T02:30', '2026-02-30T10:00', '2026-12-04'])(
    '%s is no time of day in Germany',
    (startsAt) => {
      const facts = { startsAt, hours: 24, procedureLaw: 'sgb-x' }

      expect(faultsOf('authority-hours', facts)[0]?.path).toBe('/facts/startsAt')
    },
  )
})
