import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { decisionRoutes } from '../../../services/api/routes/decisions.ts'
import type { DecisionAnswer, DecisionRow } from '../../../services/api/schemas/decisions.ts'
import type { Api } from '../../../services/api/server.ts'
import { createDecisions } from '../../../services/decisions/decisions.ts'
import { createEngine, type Engine } from '../../../services/engine/engine.ts'
import { benefitCases } from './decision-cases/benefits.ts'
import type { DecisionCase } from './decision-cases/case.ts'
import { courseAndPassportCases } from './decision-cases/courses-and-passports.ts'
import { livelihoodCases } from './decision-cases/livelihood.ts'
import { proofCases } from './decision-cases/proofs.ts'
import { residenceCases } from './decision-cases/residence.ts'
import { statusAndTransferCases } from './decision-cases/status-and-transfer.ts'
import { targetCases } from './decision-cases/targets.ts'
import { cookieOf, openDoor, openSmallHouse, type SmallHouse, sameOrigin } from './small-house.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const processes = fileURLToPath(new URL('../../../processes', import.meta.url))

let small: SmallHouse
let engine: Engine
let api: Api
let headers: Record<string, string>

beforeAll(async () => {
  small = await openSmallHouse()
  engine = createEngine({ address: inject('zeebeAddress'), log: quiet })
  const files = readdirSync(processes, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.dmn'))
    .map((path) => ({
      name: path.split('/').at(-1) ?? path,
      content: readFileSync(`${processes}/${path}`),
    }))
  await engine.deploy(files)
  const decisions = createDecisions({ engine, clock: small.house.clock, lragInForce: false })
  const house = { ...small.house, decisions }
  api = (await openDoor({ ...small, house }, { routes: [decisionRoutes] as never })).api
  const cookie = await small.house.sessions.create('north', 'anna-north')
  headers = { ...cookieOf(cookie), ...sameOrigin }
}, 90_000)
afterAll(async () => {
  await api?.close()
  await engine?.close()
  await small?.close()
})

const post = async (payload: unknown) => {
  const answer = await api.inject({
    method: 'POST',
    url: '/api/decision-preview',
    headers,
    payload: payload as object,
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function ask(one: DecisionCase): Promise<DecisionAnswer> {
  const { decision, facts, asOf, lragInForce } = one
  const { status, body } = await post({
    decision,
    facts,
    ...(asOf === undefined ? {} : { asOf }),
    ...(lragInForce === undefined ? {} : { assume: { lragInForce } }),
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** The list once the engine has said which version it answers with; a cold one takes its time. */
async function listWithVersions(): Promise<DecisionRow[]> {
  return vi.waitFor(
    async () => {
      const answer = await api.inject({ method: 'GET', url: '/api/decisions', headers })
      const list: DecisionRow[] = answer.json()
      expect(list.filter(({ version }) => version === null)).toEqual([])
      return list
    },
    { timeout: 20_000, interval: 200 },
  )
}

describe('the list of decisions', () => {
  it('lets a stranger post each example as it stands and get an answer', async () => {
    // given
    const list = await listWithVersions()

    // when
    const answers = await Promise.all(list.map(({ example }) => post(example)))

    // then
    expect(list.length).toBeGreaterThanOrEqual(17)
    for (const [at, { status, body }] of answers.entries()) {
      expect(status, JSON.stringify(body)).toBe(200)
      expect(body.answered, list[at]?.id).toBe(true)
      expect(body.version).toBe(list[at]?.version)
      expect(body.explanation).toMatch(/Regel \d+ von \d+ trifft zu: .+ gilt (ab|vom) /)
    }
  })

  it('describes every fact in German and shows the whole table', async () => {
    // given
    const list: DecisionRow[] = (
      await api.inject({ method: 'GET', url: '/api/decisions', headers })
    ).json()

    for (const row of list) {
      // when
      const table = (
        await api.inject({ method: 'GET', url: `/api/decisions/${row.id}`, headers })
      ).json()

      // then
      const facts = Object.values(row.inputSchema['properties'] as Record<string, object>)
      expect(row.asOfSchema['required']).toEqual(
        row.asksForApplicationDate ? ['applicationDate'] : [],
      )
      expect(facts.every((fact) => 'title' in fact && fact.title)).toBe(true)
      expect(table.rules).toHaveLength(row.ruleCount)
      for (const rule of table.rules) expect(rule.cells).toHaveLength(table.columns.length)
    }
  })
})

describe('the preview of a decision', () => {
  it.each([
    ...benefitCases,
    ...targetCases,
    ...livelihoodCases,
    ...residenceCases,
    ...courseAndPassportCases,
    ...proofCases,
    ...statusAndTransferCases,
  ])('$title', async (one) => {
    // when
    const answer = await ask(one)

    // then
    expect(answer.rules.map(({ id }) => id.replace(`${one.decision}-`, ''))).toEqual(one.rules)
    if (Array.isArray(one.result)) {
      expect(answer.result).toHaveLength(one.result.length)
      expect(answer.result).toEqual(
        one.result.map((row) => (typeof row === 'object' ? expect.objectContaining(row) : row)),
      )
    } else if (one.result !== null && typeof one.result === 'object') {
      expect(answer.result).toMatchObject(one.result)
    } else expect(answer.result).toEqual(one.result)
    for (const { source, text, verifiedAt } of answer.rules) {
      expect(answer.explanation).toContain(source)
      expect(answer.explanation).toContain(text)
      expect(verifiedAt).toMatch(/^2026-/)
    }
  })

  it('says in words that no rule applies and why each one does not', async () => {
    // when
    const answer = await ask({
      title: '',
      decision: 'referral-target',
      facts: { age: 11, status: 'unknown', needs: ['livelihood'] },
      asOf: '2026-11-22',
      result: null,
      rules: [],
    })

    // then
    expect(answer).toMatchObject({ answered: false, result: null, results: [], rules: [] })
    expect(answer.explanation).toContain('Keine der')
    expect(answer.notices.join(' ')).toContain('keine Ablehnung')
    const jmd = answer.missed.find(({ id }) => id === 'referral-target-jmd')
    expect(jmd?.text).toMatch(/^Jugendmigrationsdienst von 12 bis/)
    expect(jmd?.reason).toEqual({ input: 'Alter', expected: '12 bis 26', given: '11' })
  })

  it('tells which facts were left out and how they were counted', async () => {
    // when
    const complete = await ask({
      title: '',
      decision: 'health-cover',
      facts: { benefit: 'sgb2', age: 40 },
      result: '',
      rules: [],
    })
    const told = await ask({
      title: '',
      decision: 'analogue-benefits',
      facts: { monthsInGermany: 40 },
      result: '',
      rules: [],
    })

    // then
    expect(complete.assumed).toEqual([])
    expect(complete.notices.join(' ')).not.toContain('Nicht angegeben')
    expect(told.assumed.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      'abuse: nein',
      'receivedBefore: nein',
      'parentReceives: nein',
    ])
    expect(told.notices.join(' ')).toContain('Nicht angegeben und so gerechnet')
  })

  it('names the law of other days, so that a change of the law is seen', async () => {
    // given
    const repealed = residenceCases.find(({ rules }) => rules[0] === 'turbo-repealed')

    // when
    const { notices } = await ask(repealed as DecisionCase)

    // then
    expect(notices.join(' ')).toMatch(/An anderen Tagen träfe Regel 6 zu: .* bis 29\.10\.2025/)
  })

  it('marks an answer that assumes a law not in force', async () => {
    // given
    const lrag = benefitCases.find(({ lragInForce }) => lragInForce) as DecisionCase

    // when
    const { notices, explanation, rules } = await ask(lrag)

    // then
    expect(notices.join(' ')).toContain('LRAG')
    expect(rules[0]?.validity).toBe('geplant ab 01.07.2026')
    expect(explanation).toContain('geplant ab 01.07.2026')
    expect(explanation).not.toContain('gilt ab')
  })
})

it('shows list and tables while the engine is away, without a version', async () => {
  // given
  const away = createEngine({ address: '127.0.0.1:1', log: quiet })
  const decisions = createDecisions({ engine: away, clock: small.house.clock, lragInForce: false })
  const house = { ...small.house, decisions }
  const door = await openDoor({ ...small, house }, { routes: [decisionRoutes] as never })

  // when
  const list = await door.api.inject({ method: 'GET', url: '/api/decisions', headers })

  // then
  expect(list.statusCode).toBe(200)
  expect(list.json()[0]).toMatchObject({ id: 'intake-triage', version: null })
  await door.api.close()
  await away.close()
})

describe('a question that cannot be answered', () => {
  const facts = { benefit: 'sgb2', age: 40 }
  it.each([
    {
      what: 'an unknown decision',
      body: { decision: 'turbo', facts },
      status: 404,
      path: '/decision',
      says: 'Bekannt sind: intake-triage, referral-target',
    },
    {
      what: 'a missing fact',
      body: { decision: 'health-cover', facts: { benefit: 'sgb2' } },
      status: 400,
      path: '/facts/age',
      says: '„Alter“ fehlt. Geben Sie an: eine ganze Zahl von 0 bis 120.',
    },
    {
      what: 'a code nobody knows',
      body: { decision: 'health-cover', facts: { benefit: 'hartz4', age: 40 } },
      status: 400,
      path: '/facts/benefit',
      says: 'einer der Werte asylblg-basic, asylblg-analogue, sgb2',
    },
    {
      what: 'a number as text',
      body: { decision: 'health-cover', facts: { benefit: 'sgb2', age: '40' } },
      status: 400,
      path: '/facts/age',
      says: 'eine ganze Zahl',
    },
    {
      what: 'a fact the table does not ask for',
      body: { decision: 'health-cover', facts: { ...facts, religion: 'x' } },
      status: 400,
      path: '/facts/religion',
      says: 'Sie fragt nach: benefit, age.',
    },
    {
      what: 'a day that does not exist',
      body: { decision: 'health-cover', facts, asOf: '2026-02-30' },
      status: 400,
      path: '/asOf/decisionDate',
      says: 'einen Tag an, den es gibt',
    },
    {
      what: 'no day of the application where the law asks for it',
      body: { decision: 'livelihood-law', facts: { receivesBenefits: false }, asOf: '2026-11-22' },
      status: 400,
      path: '/asOf/applicationDate',
      says: 'asOf.applicationDate',
    },
    {
      what: 'a group of days it does not know',
      body: { decision: 'health-cover', facts, asOf: { decidedOn: '2026-11-22' } },
      status: 400,
      path: '/asOf',
      says: '"decisionDate": "JJJJ-MM-TT" (Entscheidung)',
    },
    {
      what: 'a list instead of a day',
      body: { decision: 'health-cover', facts, asOf: ['2026-11-22'] },
      status: 400,
      path: '/asOf',
      says: 'Schreiben Sie einen Tag als JJJJ-MM-TT',
    },
    {
      what: 'a day that stands twice and differs',
      body: {
        decision: 'health-cover',
        facts: { ...facts, decisionDate: '2026-06-11' },
        asOf: '2026-06-12',
      },
      status: 400,
      path: '/facts/decisionDate',
      says: 'Nennen Sie ihn nur einmal.',
    },
    {
      what: 'a flag of a bill among the facts',
      body: { decision: 'health-cover', facts: { ...facts, lragInForce: true } },
      status: 400,
      path: '/facts/lragInForce',
      says: '"assume": { "lragInForce": true }',
    },
    {
      what: 'a finding that lies after the decision',
      body: {
        decision: 'lockout',
        facts: { finding: 'found-in-procedure', foundOn: '2026-11-23' },
        asOf: '2026-11-22',
      },
      status: 400,
      path: '/facts/foundOn',
      says: 'liegt nach dem Tag der Entscheidung, 22.11.2026.',
    },
    {
      what: 'facts that are missing altogether',
      body: { decision: 'health-cover' },
      status: 400,
      path: '/facts',
      says: 'Ergänzen Sie diese Angabe.',
    },
    {
      what: 'an application after the decision',
      body: {
        decision: 'livelihood-law',
        facts: { receivesBenefits: false },
        asOf: { decisionDate: '2026-01-01', applicationDate: '2026-01-02' },
      },
      status: 400,
      path: '/asOf/applicationDate',
      says: 'nicht nach dem Tag der Entscheidung',
    },
  ])('names $what and how to mend it', async ({ body, status, path, says }) => {
    // when
    const answer = await post(body)

    // then
    expect(answer.status).toBe(status)
    expect(answer.body.errors).toContainEqual(
      expect.objectContaining({ path, message: expect.stringContaining(says) }),
    )
  })
})
