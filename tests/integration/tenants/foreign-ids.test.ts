import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finding } from '../../support/journey.ts'
import { newKey, type Person } from '../../support/person.ts'
import { home, openTwoDistricts, type TwoDistricts } from './two-districts.ts'

let two: TwoDistricts
beforeAll(async () => {
  two = await openTwoDistricts()
})
afterAll(() => two?.close())

type Route = { method: string; path: string }

/** Bodies that would be accepted, so that only whose id it is decides. */
const bodies: Record<string, object> = {
  claim: { rev: 1 },
  release: { rev: 1 },
  'take-over': { rev: 1, reason: 'Vertretung' },
  'follow-up': { rev: 1, on: '2099-01-05', reason: 'Warten' },
  draft: { rev: 1, values: {} },
  completion: { rev: 1, values: { text: 'Seit März.' } },
  rebase: { facts: { startsOn: '2026-11-22' }, reason: 'Datum war falsch' },
  move: { dueOn: '2099-01-05', reason: 'Neu vereinbart' },
  extend: { dueOn: '2099-01-05', reason: 'Verlängert' },
  suspend: { from: '2026-11-22', basis: '§ 75 Satz 3 VwGO', reason: 'Unterlagen fehlen' },
  resume: { on: '2026-11-22' },
  hold: { hold: true, reason: 'Beschwerde ist offen' },
  findings: { values: finding },
  'life-events': { event: 'moved', on: '2026-11-20' },
  answers: { answerId: newKey(), answer: 'confirmed' },
  acknowledgements: { answerId: newKey(), verdict: 'accepted' },
}

/** Addressed to everybody, proven by a signature, or the law, which is the same in every district. */
const notOfOneDistrict = /^\/api\/(tenants|decisions)\//

async function routesWithIds(): Promise<Route[]> {
  const answer = await fetch(`${two.shared.addresses.kimflow}/api/openapi.json`)
  const { paths } = (await answer.json()) as { paths: Record<string, object> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    path.includes('{') && !notOfOneDistrict.test(path)
      ? Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path }))
      : [],
  )
}

const send = async (person: Person, { method, path }: Route, ids: Record<string, string>) => {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name]
    if (!id) throw new Error(`This test has no ${name} for ${path}`)
    return id
  })
  const body = bodies[path.split('/').at(-1) ?? ''] ?? {}
  if (method === 'GET') return person.get(url)
  return method === 'PUT' ? person.put(url, body) : person.post(url, body)
}

const snapshot = async () => {
  const tables = [
    ...['tasks', 'referrals', 'consents', 'acknowledgements', 'outbox', 'audit_entries'],
    ...['deadlines', 'deadline_versions', 'deadline_suspensions'],
    ...['proceedings', 'notices', 'notice_answers', 'life_events'],
  ]
  const rows = await Promise.all(
    tables.map((table) =>
      two.truth.query(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
         from ${table} t where tenant_id = $1`,
        [home],
      ),
    ),
  )
  return rows.map(([row]) => row?.sum)
}

describe('Ids of another district', () => {
  it('do not exist, on no route, for nobody there; and nothing changes', async () => {
    // given
    const { malik, lead, agency, ids } = two
    const routes = await routesWithIds()
    const before = await snapshot()

    // when
    const answers = await Promise.all(
      routes.map(async (route) => {
        const all = await Promise.all([malik, lead, agency].map((one) => send(one, route, ids)))
        return { route, all }
      }),
    )

    // then
    expect(routes.length).toBeGreaterThan(18)
    for (const { route, all } of answers) {
      const named = `${route.method} ${route.path}`
      const statuses = all.map(({ status }) => status)
      // Whoever has the role finds nothing; whoever has not is told only that.
      expect([named, statuses.filter((status) => status !== 403)]).toEqual([
        named,
        expect.arrayContaining([404]),
      ])
      expect([named, statuses.filter((status) => ![403, 404].includes(status))]).toEqual([
        named,
        [],
      ])
      for (const { body } of all) expect(JSON.stringify(body)).not.toMatch(/Tekle|ahrsiepen/i)
    }
    expect(await snapshot()).toEqual(before)
  })

  it('are told apart from ids that exist nowhere by no byte', async () => {
    // given
    const { malik, lead, agency, ids } = two
    const nowhere = Object.fromEntries(
      Object.entries(ids).map(([name]) => [
        name,
        name.endsWith('Key') ? '4503599627370497' : newKey(),
      ]),
    )
    const plain = ({ body }: { body: Record<string, unknown> }) => ({ ...body, traceId: '' })

    // when
    for (const route of await routesWithIds()) {
      for (const person of [malik, lead, agency]) {
        const [foreign, unknown] = [
          await send(person, route, ids),
          await send(person, route, nowhere),
        ]

        // then
        expect([route.path, foreign.status, plain(foreign)]).toEqual([
          route.path,
          unknown.status,
          plain(unknown),
        ])
      }
    }
  })

  it('are in no list, count, search or inbox of that district', async () => {
    // given
    const { malik, lead, agency, ids, journey } = two
    const { number } = await journey.caseView(ids.caseId)

    // when
    const lists = await Promise.all([
      ...['mine', 'group', 'overdue', 'done', 'today', 'follow-up'].map((view) =>
        malik.get(`/api/tasks?view=${view}&size=100`),
      ),
      malik.get(`/api/tasks?view=group&caseId=${ids.caseId}`),
      ...['cases', 'contacts'].map((list) => malik.get(`/api/${list}?size=100`)),
      malik.get(`/api/cases?q=${encodeURIComponent(number)}`),
      malik.get(`/api/search?q=${encodeURIComponent(number)}`),
      malik.get(`/api/search?q=${encodeURIComponent("' or 1=1 --")}`),
      malik.get(`/api/search?q=${encodeURIComponent('%')}`),
      lead.get('/api/incidents'),
      ...['new', 'in-progress', 'answered', 'rejected'].map((folder) =>
        agency.get(`/api/inbox?folder=${folder}`),
      ),
    ])

    // then
    for (const { status, body } of lists) {
      expect(status).toBe(200)
      for (const id of Object.values(ids)) expect(JSON.stringify(body)).not.toContain(id)
      expect(JSON.stringify(body)).not.toContain('Tekle')
    }
    expect(lists[1]?.body.rows.length).toBeGreaterThan(0)
  })

  it('are no way in for a session that is taken to the other district', async () => {
    // given
    const { journey, shared } = two
    const { cookie } = journey.people.jana
    const [name, value] = cookie.split('=') as [string, string]
    const moved = `${name}=${value.replace(home, 'nordhellen')}`

    // when
    const answer = await fetch(`${shared.addresses.kimflow}/api/cases`, {
      headers: { cookie: moved },
    })

    // then
    expect(answer.status).toBe(401)
  })
})
