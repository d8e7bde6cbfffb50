import { describe, expect, it } from 'vitest'
import {
  assignmentsIn,
  isOpenFact,
  literal,
  merged,
  ruleFacts,
} from '../../../services/proceedings/facts.ts'

const today = Temporal.PlainDate.from('2026-11-22')

describe('What may lie in the open', () => {
  it.each([
    ['a day', '2026-11-22', true],
    ['a code', 'gap-free', true],
    ['a number', 12, true],
    ['a flag', false, true],
    ['a name of two words', 'Selam Tekle', false],
    ['a sentence', 'Bitte anrufen.', false],
    ['a name with letters no code has', 'Yıldız', false],
    ['a fraction', 1.5, false],
    ['nothing', null, false],
    ['a list', ['german'], false],
  ])('%s', (_, value, expected) => {
    expect(isOpenFact(value)).toBe(expected)
  })
})

describe('What a form says', () => {
  it('takes the place of what it said before and leaves other facts alone', () => {
    // given a form of two fields, one of which is empty this time
    const known = { choice: 'yes', path: 'fast', changedOn: '2026-11-01' }

    // then
    expect(merged(known, ['choice', 'path'], { choice: 'no' })).toEqual({
      choice: 'no',
      changedOn: '2026-11-01',
    })
  })
})

describe('Headers of a diagram', () => {
  it('are read as name=value in their order', () => {
    expect(assignmentsIn(' closeReason=died , on=today ')).toEqual([
      ['closeReason', 'died'],
      ['on', 'today'],
    ])
    expect(assignmentsIn(undefined)).toEqual([])
    expect(() => assignmentsIn('no assignment')).toThrow('no name=value')
  })

  it('give days, numbers, flags and codes, and nothing else', () => {
    expect(
      ['today', '12', 'true', "'today-not'", 'died'].map((one) => literal(one, today)),
    ).toEqual([...['2026-11-22', 12, true, 'today-not', 'died']])
    expect(() => literal("'ein Satz'", today)).toThrow('no code')
  })

  it('name the open facts a rule is asked with', () => {
    // given
    const known = { changedOn: '2026-11-01', note: 'Frau Tekle kommt.' }
    const ask = (header: string) => ruleFacts(header, known, today)

    // then
    expect(ask("startsOn=changedOn, until=today, form='letter', count=3")).toEqual({
      startsOn: '2026-11-01',
      until: '2026-11-22',
      form: 'letter',
      count: 3,
    })
    expect(ask('startsOn=changedOn, end=endsOn?')).toEqual({ startsOn: '2026-11-01' })
    expect(() => ask('end=endsOn')).toThrow('endsOn is not known')
    expect(() => ask('end=note')).toThrow('note is not known')
  })
})
