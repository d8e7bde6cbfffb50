import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deadlineRuleRoutes } from '../../../services/api/routes/deadline-rules.ts'
import type { Api } from '../../../services/api/server.ts'
import { cookieOf, openDoor, openSmallHouse, type SmallHouse, sameOrigin } from './small-house.ts'

type Rule = {
  name: string
  law: { validFrom: string }
  versions: unknown[]
  facts: { properties: Record<string, { title: string }> }
  example: { facts: object; place: string; asOf: string; dueOn: string }
}

describe('deadline preview', () => {
  let small: SmallHouse
  let api: Api
  let lines: string[]
  let headers: Record<string, string>

  beforeAll(async () => {
    small = await openSmallHouse()
    const door = await openDoor(small, { routes: [deadlineRuleRoutes] })
    api = door.api
    lines = door.lines
    headers = {
      ...sameOrigin,
      ...cookieOf(await small.house.sessions.create('north', 'anna-north')),
      'content-type': 'application/json',
    }
  })
  afterAll(async () => {
    await api?.close()
    await small?.close()
  })

  const readRules = async (): Promise<Rule[]> => {
    const response = await api.inject({ url: '/api/deadline-rules', headers })
    expect(response.statusCode).toBe(200)
    return response.json()
  }
  const preview = async (body: object, sent: Record<string, string> = headers) => {
    const response = await api.inject({
      method: 'POST',
      url: '/api/deadline-preview',
      headers: sent,
      payload: JSON.stringify(body),
    })
    return { status: response.statusCode, body: response.json() }
  }
  const letter = { postedOn: '2026-11-23', instruction: 'correct', field: 'sgb-x' }

  it('lists each rule once with its facts, its law and an example that comes true', async () => {
    // when
    const rules = await readRules()

    // then
    expect(rules.length).toBeGreaterThan(80)
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
    for (const { name, facts, versions, example } of rules) {
      expect(versions.length, name).toBeGreaterThan(0)
      for (const fact of Object.values(facts.properties)) expect(fact.title).toMatch(/\S/)
      const { status, body } = await preview({
        rule: name,
        facts: example.facts,
        place: example.place,
        asOf: example.asOf,
      })
      expect(status, name).toBe(200)
      expect(body.dueOn, name).toBe(example.dueOn)
    }
  })

  it('answers with date, raw end, steps and one German text', async () => {
    // when
    const { status, body } = await preview({
      rule: 'objection-social',
      facts: letter,
      place: 'DE-NW',
      asOf: '2026-11-22',
    })

    // then
    expect(status).toBe(200)
    expect(body).toMatchObject({
      rule: 'objection-social',
      place: { code: 'NW', name: 'Nordrhein-Westfalen' },
      date: '2026-12-28',
      startsOn: '2026-11-23',
      rawOn: '2026-12-27',
      dueOn: '2026-12-28',
      weekday: 'Montag',
      moved: true,
      at: null,
      dates: [{ name: 'notifiedOn', on: '2026-11-27' }],
      law: { source: '§ 84 Abs. 1 SGG', textOf: '2026-08-19' },
    })
    expect(body.explanation.split('\n')).toEqual([
      'Widerspruch: Jobcenter, Sozialamt, AsylbLG: Montag, 28.12.2026. Rechnerisch Sonntag, 27.12.2026; das Ende wurde verschoben.',
      '1. Aufgabe zur Post: Montag, 23.11.2026 – Ab-Vermerk der Behörde, nicht das Datum des Briefes; dieser Tag zählt nicht (§ 37 Abs. 2 S. 1 SGB X).',
      '2. Bekanntgabe gilt als erfolgt: Freitag, 27.11.2026 – vierter Tag danach; der Fiktionstag verschiebt sich nicht (BSG 6.5.2010, B 14 AS 12/09 R) (§ 37 Abs. 2 S. 1 SGB X).',
      '3. Frist beginnt: Samstag, 28.11.2026 – Tag danach; Dauer: ein Monat (§ 64 Abs. 1 SGG, § 84 Abs. 1 SGG).',
      '4. Ein Monat endet rechnerisch: Sonntag, 27.12.2026 – gleiche Tageszahl wie der Tag der Bekanntgabe (§ 64 Abs. 2 SGG).',
      '5. Übersprungen: Sonntag, 27.12.2026 – Sonntag (§ 64 Abs. 3 SGG).',
      '6. Frist endet: Montag, 28.12.2026 – nächster Werktag, 24:00 Uhr (§ 64 Abs. 3 SGG).',
      'Grundlage: § 84 Abs. 1 SGG, Text gelesen am 19.08.2026.',
    ])
  })

  it('takes the holidays of the place, and those of the district without one', async () => {
    const facts = { eventOn: '2026-05-28', count: 1, unit: 'weeks', endMovesBy: 'bgb' }
    const dueIn = async (place?: string) =>
      (await preview({ rule: 'event-period', facts, ...(place ? { place } : {}) })).body.dueOn

    expect(await dueIn('NI')).toBe('2026-06-04')
    expect(await dueIn('de-hb')).toBe('2026-06-04')
    expect(await dueIn('Niedersachsen')).toBe('2026-06-04')
    expect(await dueIn('baden-württemberg')).toBe('2026-06-05')
    expect(await dueIn('NRW')).toBe('2026-06-05')
    expect(await dueIn()).toBe('2026-06-05')
  })

  it('says no date and why when no period runs', async () => {
    const { status, body } = await preview({
      rule: 'objection-social',
      facts: { ...letter, neverReceived: true },
    })

    expect(status).toBe(200)
    expect(body).toMatchObject({ date: null, dueOn: null, rawOn: null, moved: false, warnings: [] })
    expect(body.outcome.code).toBe('NOT_NOTIFIED')
    expect(body.explanation).toContain('kein Datum')
  })

  it('gives hours as an instant', async () => {
    const facts = { startsAt: '2026-10-24T15:00', hours: 48, procedureLaw: 'sgb-x' }
    const { body } = await preview({ rule: 'authority-hours', facts })

    expect(body.at).toBe('2026-10-26T14:00:00+01:00')
  })

  it.each([
    [
      'an unknown rule',
      { rule: 'no-such-rule', facts: {} },
      404,
      'DEADLINE_RULE_NOT_FOUND',
      '/rule',
    ],
    [
      'an unknown place',
      { rule: 'age', facts: {}, place: 'XX' },
      400,
      'DEADLINE_PLACE_UNKNOWN',
      '/place',
    ],
    [
      'a town instead of a state',
      { rule: 'age', facts: {}, place: 'Köln' },
      400,
      'DEADLINE_PLACE_UNKNOWN',
      '/place',
    ],
    [
      'a missing fact',
      { rule: 'age', facts: { bornOn: '2010-12-01' } },
      400,
      'DEADLINE_FACTS_INVALID',
      '/facts/age',
    ],
    [
      'an impossible date',
      { rule: 'age', facts: { bornOn: '2026-02-30', age: 16 } },
      400,
      'DEADLINE_FACTS_INVALID',
      '/facts/bornOn',
    ],
    [
      'a fact out of range',
      { rule: 'age', facts: { bornOn: '2010-12-01', age: 0 } },
      400,
      'DEADLINE_FACTS_INVALID',
      '/facts/age',
    ],
    [
      'an unexpected fact',
      { rule: 'age', facts: { bornOn: '2010-12-01', age: 16, x: 1 } },
      400,
      'DEADLINE_FACTS_INVALID',
      '/facts',
    ],
    [
      'a repealed law',
      {
        rule: 'naturalisation-residence-shortened',
        facts: { residenceSince: '2021-11-30' },
        asOf: '2026-11-22',
      },
      422,
      'DEADLINE_RULE_NOT_VALID',
      '/asOf',
    ],
    [
      'a day of law that does not exist',
      { rule: 'age', facts: {}, asOf: '2026-02-30' },
      400,
      'REQUEST_INVALID',
      '/asOf',
    ],
    ['no rule', { facts: {} }, 400, 'REQUEST_INVALID', '/rule'],
    ['a field nobody knows', { rule: 'age', facts: {}, person: 'x' }, 400, 'REQUEST_INVALID', ''],
  ])(
    'answers %s with a stable code, the field and how to mend it',
    async (_what, asked, status, code, path) => {
      const { status: answered, body } = await preview(asked)

      expect([answered, body.code]).toEqual([status, code])
      expect(body.errors[0].path).toBe(path)
      expect(body.errors[0].message).toMatch(/[a-zäöü]+ .+\.$/)
      expect(body.title).toMatch(/\S/)
    },
  )

  it('needs a signed-in person', async () => {
    const anonymous = { ...sameOrigin, 'content-type': 'application/json' }
    const { status, body } = await preview({ rule: 'age', facts: {} }, anonymous)
    const list = await api.inject({ url: '/api/deadline-rules' })

    expect([status, body.code, list.statusCode]).toEqual([401, 'SESSION_MISSING', 401])
  })

  it('writes no birth date into the log', async () => {
    // when
    await preview({ rule: 'age', facts: { bornOn: '1987-07-13', age: 27 } })
    await preview({ rule: 'age', facts: { bornOn: '1987-07-13', age: 0 } })

    // then
    expect(lines.join('')).not.toContain('1987-07-13')
  })
})
