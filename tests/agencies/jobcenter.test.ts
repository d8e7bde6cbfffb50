import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../services/ids.ts'
import {
  eventually,
  type JobcenterRecords,
  readJson,
  startJobcenterWorld,
} from './jobcenter-world.ts'
import { contentFor } from './other-sides.ts'
import { readExample } from './samples.ts'

describe('The Jobcenter over its wire', () => {
  let world: Awaited<ReturnType<typeof startJobcenterWorld>>
  const content = contentFor('benefits')

  beforeAll(async () => {
    world = await startJobcenterWorld()
  })
  afterEach(() => world.command({ modus: 'normal' }))
  afterAll(() => world.close())

  const send = (dispatchId: string, sent = content, agencies = world.connect()) =>
    agencies.send(world.tenantId, world.organisation, dispatchId, sent)
  const arrived = (count: number) =>
    eventually(() => (world.standIn.received.length >= count ? world.standIn.received : undefined))

  it('gets exactly the sample message, and its checksum is over the bytes we sent', async () => {
    // given
    const { dispatchId, wire } = readExample<{ dispatchId: string; wire: object }>(
      'jobcenter',
      'referral',
    )

    // when
    const receipt = await send(dispatchId)

    // then
    const entry = await world.readRecord(dispatchId)
    expect(entry?.inhalt).toEqual(wire)
    expect(entry?.eingangsnummer).toBe(receipt.reference)
    const digest = createHash('sha512').update(JSON.stringify(wire)).digest('hex')
    expect(entry?.pruefsumme).toBe(digest)
  })

  it('takes no other content under a known id: a defect a person must look at', async () => {
    // given
    const dispatchId = newId()
    await send(dispatchId)

    // when
    const sending = send(dispatchId, { ...content, message: 'Etwas anderes' })

    // then
    await expect(sending).rejects.toMatchObject({ kind: 'defect', code: 'DISPATCH_CHANGED' })
    expect((await world.readRecord(dispatchId))?.inhalt['mitteilung']).toBeNull()
  })

  it('is not believed when its receipt is over other bytes', async () => {
    // given
    await world.command({ modus: 'falsche-quittung' })

    // when
    const sending = send(newId())

    // then
    await expect(sending).rejects.toMatchObject({ kind: 'defect', code: 'RECEIPT_MISMATCH' })
  })

  it('refuses a message signed by another district for it', async () => {
    // given
    const foreign = { ...world.organisation, id: 'jobcenter-ahrsiepen' }

    // when
    const sending = world.connect().send('nordhellen', foreign, newId(), content)

    // then
    await expect(sending).rejects.toMatchObject({ kind: 'defect', code: 'AGENCY_ANSWER_UNKNOWN' })
  })

  it('remembers after kill -9: same receipt, and answers on their way still arrive', async () => {
    // given
    const dispatchId = newId()
    const first = await send(dispatchId)
    const before = world.standIn.received.length
    world.standIn.statuses.push(503, 503)
    await world.command({ ueberleitungId: dispatchId, art: 'angenommen', antwortId: 'jc-kept' })

    // when
    await world.crash()

    // then
    expect((await send(dispatchId)).reference).toBe(first.reference)
    const [answer] = (await arrived(before + 1)).slice(before)
    const read = await world.connect().readAnswer(world.tenantId, world.organisation, answer?.jws)
    expect(read).toMatchObject({ answerId: 'jc-kept', verdict: 'accepted', dispatchId })
  })

  it('accepts by itself when told to, and the trace id comes back with the answer', async () => {
    // given
    await world.command({ modus: 'automatisch-annehmen', verzoegerungMs: 10 })
    const before = world.standIn.received.length
    const traceId = 'a'.repeat(32)

    // when
    const { tenantId, organisation } = world
    await world.connect().send(tenantId, organisation, newId(), content, traceId)

    // then
    const answer = (await arrived(before + 1))[before]
    expect(answer?.path).toBe('/api/tenants/ahrsiepen/organisations/jobcenter-ahrsiepen/answers')
    expect(answer?.traceparent).toContain(`00-${traceId}-`)
  })

  it('may send one answer several times; every copy carries the same id', async () => {
    // given
    const dispatchId = newId()
    await send(dispatchId)
    const before = world.standIn.received.length

    // when
    await world.command({ ueberleitungId: dispatchId, art: 'angenommen', mehrfach: 3 })

    // then
    const copies = (await arrived(before + 3)).slice(before)
    const read = (jws: string) =>
      world.connect().readAnswer(world.tenantId, world.organisation, jws)
    const ids = await Promise.all(copies.map(async ({ jws }) => (await read(jws)).answerId))
    expect(new Set(ids).size).toBe(1)
  })

  it.each(['schluessel', 'empfaenger', 'zeit', 'inhalt'])(
    'is not heard when the signature is false (%s)',
    async (faelschung) => {
      // given
      const dispatchId = newId()
      await send(dispatchId)
      const before = world.standIn.received.length

      // when
      await world.command({ ueberleitungId: dispatchId, art: 'angenommen', faelschung })
      const forged = (await arrived(before + 1))[before]?.jws
      const reading = world.connect().readAnswer(world.tenantId, world.organisation, forged)

      // then
      await expect(reading).rejects.toMatchObject({ kind: 'forbidden', code: 'SIGNATURE_INVALID' })
    },
  )

  it('is not heard on behalf of another district', async () => {
    // given
    const dispatchId = newId()
    await send(dispatchId)
    const before = world.standIn.received.length
    await world.command({ ueberleitungId: dispatchId, art: 'angenommen' })
    const jws = (await arrived(before + 1))[before]?.jws

    // when
    const reading = world.connect().readAnswer('nordhellen', world.organisation, jws)

    // then
    await expect(reading).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' })
  })

  it('is left alone after five failures in a row, and not asked again at once', async () => {
    // given
    const agencies = world.connect()
    await world.command({ modus: 'ausfall' })
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(send(newId(), content, agencies)).rejects.toMatchObject({ kind: 'unavailable' })
    }
    await world.command({ modus: 'normal' })
    const dispatchId = newId()

    // when
    const sending = send(dispatchId, content, agencies)

    // then
    await expect(sending).rejects.toMatchObject({ code: 'AGENCY_UNAVAILABLE' })
    expect(await world.readRecord(dispatchId)).toBeUndefined()
  })

  it('can be answered by hand on its page, but not from another site', async () => {
    // given
    const dispatchId = newId()
    const name = '<script>alert(1)</script>'
    await send(dispatchId, { ...content, person: { ...content.person, givenName: name } })
    const click = (origin: string) =>
      fetch(`${world.url}/bedienung`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin },
        body: new URLSearchParams({
          ueberleitungId: dispatchId,
          art: 'angenommen',
          aktenzeichen: '',
        }),
      })

    // when
    const foreign = await click('https://example.org')
    const own = await click(world.url)

    // then
    expect([foreign.status, own.status]).toEqual([404, 303])
    const page = await (await fetch(world.url)).text()
    expect(page).not.toContain(name)
    expect(page).toContain('&lt;script&gt;')
    expect((await world.readRecord(dispatchId))?.stand).toBe('angenommen')
  })

  it('gives up on an answer nobody takes, and says so', async () => {
    // given
    const dispatchId = newId()
    await send(dispatchId)

    // when
    world.standIn.statuses.push(403)
    const { antwortId } = await world.command({
      ueberleitungId: dispatchId,
      art: 'angenommen',
      faelschung: 'schluessel',
    })

    // then
    const settled = await eventually(async () => {
      const { antworten } = await readJson<JobcenterRecords>(`${world.url}/protokoll`)
      return antworten.find((answer) => answer.antwortId === antwortId && answer.ergebnis)
    })
    expect(settled).toMatchObject({ ergebnis: 'given-up', letzterStatus: 403 })
  })
})

describe('A broken line to the Jobcenter', () => {
  let world: Awaited<ReturnType<typeof startJobcenterWorld>>
  const servers: Server[] = []

  beforeAll(async () => {
    world = await startJobcenterWorld()
  })
  afterAll(async () => {
    for (const server of servers) server.close()
    await world.close()
  })

  /** A server that answers every connection with these bytes, and perhaps never ends. */
  const answering = async (bytes: string, end = true): Promise<string> => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => (end ? socket.end(bytes) : socket.write(bytes)))
    })
    servers.push(server)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  }

  const huge = `HTTP/1.1 200 OK\r\ncontent-length: 2000000\r\n\r\n${'x'.repeat(2_000_000)}`
  it.each([
    ['garbage', 'nonsense\r\n\r\n', true, 'AGENCY_UNAVAILABLE'],
    [
      'a cut-off answer',
      'HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"ein',
      true,
      'AGENCY_UNAVAILABLE',
    ],
    [
      'an answer that never ends',
      'HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{',
      false,
      'AGENCY_UNAVAILABLE',
    ],
    ['more than 1 MiB', huge, true, 'AGENCY_ANSWER_UNKNOWN'],
    ['no receipt', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}', true, 'RECEIPT_MISMATCH'],
    [
      'too many requests',
      'HTTP/1.1 429 No\r\ncontent-length: 0\r\n\r\n',
      true,
      'AGENCY_UNAVAILABLE',
    ],
    [
      'a redirect',
      'HTTP/1.1 307 T\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n',
      true,
      'AGENCY_ANSWER_UNKNOWN',
    ],
  ])('with %s', async (_what, bytes, end, code) => {
    // given
    const organisation = { ...world.organisation, endpoint: await answering(bytes, end) }

    // when
    const sending = world
      .connect()
      .send(world.tenantId, organisation, newId(), contentFor('benefits'))

    // then
    await expect(sending).rejects.toMatchObject({ code })
  })

  it('with nobody there is `unavailable`, and delivers once somebody is', async () => {
    // given
    const dispatchId = newId()
    const send = () =>
      world.connect().send(world.tenantId, world.organisation, dispatchId, contentFor('benefits'))
    await world.stop()

    // when
    const sending = send()

    // then
    await expect(sending).rejects.toMatchObject({ kind: 'unavailable' })
    await world.start()
    expect((await send()).reference).toMatch(/^JC-/)
  })

  it('is not even opened outside the demo when a name leads back to this machine', async () => {
    // given
    let connections = 0
    const server = createServer(() => {
      connections += 1
    })
    servers.push(server)
    await new Promise<void>((done) => server.listen(0, done))
    const address = server.address()
    const endpoint = `https://localhost:${typeof address === 'object' ? address?.port : 0}`
    const organisation = { ...world.organisation, endpoint }

    // when
    const sending = world
      .connect({ demo: false })
      .send(world.tenantId, organisation, newId(), contentFor('benefits'))

    // then
    await expect(sending).rejects.toMatchObject({ kind: 'defect', code: 'ENDPOINT_FORBIDDEN' })
    expect(connections).toBe(0)
  })
})
