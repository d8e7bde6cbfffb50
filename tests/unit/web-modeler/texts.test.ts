import { describe, expect, it } from 'vitest'
import { contracts } from '../../../processes/contracts.ts'
import { dataCategories, neverSent } from '../../../services/agencies/content.ts'
import { auditEvents } from '../../../services/audit/events.ts'
import { ApiProblem } from '../../../web-modeler/src/api.ts'
import { codes } from '../../../web-modeler/src/texts/codes.ts'
import { dates } from '../../../web-modeler/src/texts/dates.ts'
import { eventWords, knownEvents } from '../../../web-modeler/src/texts/events.ts'
import { fullName } from '../../../web-modeler/src/texts/names.ts'
import { problemWords } from '../../../web-modeler/src/texts/problems.ts'

const entry = (event: string, facts: Record<string, unknown> = {}) => ({
  seq: 1,
  at: '2026-12-09T09:42:00Z',
  event,
  actorKind: 'system',
  actor: null,
  referralId: null,
  referralNumber: null,
  target: 'MBE Brückenhaus e. V.',
  taskId: null,
  taskTitle: 'Stellen auswählen',
  facts,
})

describe('the words of the browser app', () => {
  it('has a sentence for every event of the evidence chain, and for no other', () => {
    // given the events the server can record
    const events = [...auditEvents].sort()

    // then each of them is said in German
    expect([...knownEvents].sort()).toEqual(events)
    for (const event of events) {
      expect(eventWords(entry(event)).sentence, event).not.toMatch(
        /\b[a-z]+\.[a-z-]+$|undefined|null/,
      )
    }
  })

  it('has a German name for every kind of proceeding', () => {
    // given the kinds there are, of which a timeline knows only the id
    const kinds = contracts.flatMap(({ processId, proceeding }) =>
      proceeding ? [[processId, proceeding.title] as const] : [],
    )

    // then each is named as its contract names it
    expect(kinds.length).toBeGreaterThan(5)
    for (const [kind, title] of kinds) expect(codes.proceedingKind(kind)).toBe(title)
  })

  it('has a German name for every data category that is consented to or sent', () => {
    // given the categories of the notices, of referrals and of the first talk's consent
    const categories = [
      ...contracts.flatMap(({ notices = {} }) =>
        Object.values(notices).flatMap(({ dataCategories }) => [...dataCategories]),
      ),
      ...dataCategories,
      ...neverSent,
      'situation',
    ]

    // then none is shown as a code
    for (const code of categories) expect(codes.dataCategory(code), code).toMatch(/^[A-ZÄÖÜ]/)
  })

  it('has a German word for every state of a contact', () => {
    for (const state of ['received', 'talked', 'case-opened', 'closed'])
      expect(codes.contactState(state), state).not.toBe(state)
  })

  it('drops the prefix of a district from a case number, never that of a proceeding', () => {
    // given a case and a proceeding of every kind
    const prefixes = contracts.flatMap(({ proceeding }) => proceeding?.prefix ?? [])

    // then only the case's number gets shorter
    expect(codes.number('AHR-2026-0418')).toBe('2026-0418')
    expect(codes.number('K-1187')).toBe('K-1187')
    for (const prefix of prefixes)
      expect(codes.number(`${prefix}-2026-0001`)).toBe(`${prefix}-2026-0001`)
  })

  it('says that an erased person has no name any more', () => {
    expect(fullName({ givenName: '', familyName: '' })).toBe('Angaben gelöscht')
    expect(fullName({ givenName: 'Linh', familyName: '' })).toBe('Linh')
  })

  it('says what is true of a file that is erased or restricted, and what to do', () => {
    // given refusals the server has for files
    const refusals = [
      new ApiProblem(404, { code: 'PERSON_ERASED' }),
      new ApiProblem(404, { code: 'SNAPSHOT_ERASED' }),
      new ApiProblem(403, { code: 'CASE_RESTRICTED' }),
    ]

    // then each has words of its own, none of them the general ones
    for (const problem of refusals) {
      const general = problemWords(new ApiProblem(problem.status, {}))
      expect(problemWords(problem), problem.code).not.toEqual(general)
    }
  })

  it('never merges delivered, accepted and started', () => {
    // given the three events that people must not confuse
    const sentences = [
      eventWords(entry('referral.sent')),
      eventWords(entry('acknowledgement.received', { verdict: 'accepted' })),
      eventWords(entry('acknowledgement.received', { verdict: 'started' })),
    ].map(({ sentence }) => sentence)

    // then each has words of its own
    expect(new Set(sentences).size).toBe(3)
  })

  it('writes instants in Berlin time and plain dates as the day they name', () => {
    // given an instant late in the evening, UTC, and a plain date
    // then both read as people in North Rhine-Westphalia say them
    expect(dates.dayTime('2026-12-08T23:30:00Z')).toBe('09.12. 00:30')
    expect(dates.day('2026-12-09')).toBe('Mi 09.12.2026')
  })

  it('takes dates as tt.mm.jjjj and refuses days that do not exist', () => {
    // given what people type
    // then only real days pass
    expect(dates.parse('14.3.1998')).toBe('1998-03-14')
    expect(dates.parse('31.02.1998')).toBeNull()
    expect(dates.parse('1998-03-14')).toBeNull()
  })
})
