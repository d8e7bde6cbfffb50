import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../services/agencies/index.ts'
import { newId } from '../../services/ids.ts'
import { type OtherSide, otherSides } from './other-sides.ts'
import { agencyFolders, answerSamples } from './samples.ts'

it('Every agency folder has another side in this suite, and every side a folder', () => {
  expect(Object.keys(otherSides).sort()).toEqual(agencyFolders().sort())
})

describe.each(agencyFolders())('The agency %s', (folder) => {
  let other: OtherSide

  beforeAll(async () => {
    other = await startOtherSide(folder)
  })
  afterAll(() => other?.close())

  const send = (dispatchId: string, connected = other.connect()) =>
    connected.send(other.tenantId, other.organisation, dispatchId, other.content)

  it('is known by its folder name and says what it takes', () => {
    // given
    const connected = other.connect()

    // when
    const described = connected.describe(folder)

    // then
    expect(connected.has(folder)).toBe(true)
    expect(described.purpose).not.toBe('')
    expect(described.dataCategories).toContain('name')
  })

  it('gives one reference for the same dispatch sent twice', async () => {
    // given
    const dispatchId = newId()

    // when
    const first = await send(dispatchId)
    const second = await send(dispatchId)

    // then
    expect(second.reference).toBe(first.reference)
    expect(first.reference).not.toBe('')
    expect(Temporal.Instant.from(first.receivedAt)).toBeInstanceOf(Temporal.Instant)
    if (other.deliveries) {
      expect(await other.deliveries(dispatchId)).toEqual({ count: 2, versions: 1 })
    }
  })

  it('takes a reminder, a reply and a withdrawal about a dispatch, each safe to repeat', async () => {
    // given
    const of = newId()
    const connected = other.connect()
    const { tenantId, organisation } = other
    await send(of)
    const [reminderId, replyId, withdrawalId] = [newId(), newId(), newId()]
    const remind = () => connected.remind(tenantId, organisation, reminderId, { of })
    const reply = () =>
      connected.reply(tenantId, organisation, replyId, { of, inReplyTo: null, text: 'Ja.' })
    const withdraw = () =>
      connected.withdraw(tenantId, organisation, withdrawalId, { of, reason: 'consent-withdrawn' })

    for (const call of [remind, reply, withdraw]) {
      // when
      const first = await call()
      const second = await call()

      // then
      expect(second.reference).toBe(first.reference)
    }
  })

  it('is refused as DESTINATION_INACTIVE when the directory has it as inactive', async () => {
    // given
    const closed = { ...other.organisation, active: false }

    // when
    const sending = other.connect().send(other.tenantId, closed, newId(), other.content)

    // then
    await expect(sending).rejects.toMatchObject({ kind: 'refused', code: 'DESTINATION_INACTIVE' })
  })

  it('gets nothing on a statute it does not know (§ 67b SGB X asks for a basis)', async () => {
    // given
    const content = {
      ...other.content,
      legalBasis: { kind: 'statute' as const, paragraph: '§ 1 Erfundenes Gesetz' },
    }

    // when
    const sending = other.connect().send(other.tenantId, other.organisation, newId(), content)

    // then
    await expect(sending).rejects.toMatchObject({ kind: 'defect', code: 'LEGAL_BASIS_NOT_ALLOWED' })
  })

  it.each(answerSamples(folder))('reads the sample $name: $title', async (sample) => {
    // given
    const dispatchId = newId()
    const connected = other.connect()
    await send(dispatchId, connected)

    // when
    const message = await other.giveAnswer(sample, dispatchId)
    const reading = connected.readAnswer(other.tenantId, other.organisation, message)

    // then
    if (sample.failure) {
      await expect(reading).rejects.toMatchObject({ kind: 'invalid', code: sample.failure })
      return
    }
    const { answerId: _id, answeredAt: _at, ...means } = { ...sample.means, dispatchId }
    expect(await reading).toMatchObject(means)
  })
})

/** An inbox of our own has nobody at the other end who could be down. */
const travelling = agencies.filter(({ transport }) => transport !== 'portal')

describe.each(travelling.map(({ name }) => name))('The agency %s, at its worst,', (folder) => {
  let other: OtherSide
  let misbehave: NonNullable<OtherSide['misbehave']>
  let deliveries: NonNullable<OtherSide['deliveries']>

  beforeAll(async () => {
    other = await startOtherSide(folder)
    if (!other.misbehave || !other.deliveries) throw new Error(`${folder} cannot be tested`)
    misbehave = other.misbehave
    deliveries = other.deliveries
  })
  afterEach(() => misbehave(null))
  afterAll(() => other?.close())

  const send = (dispatchId: string) =>
    other.connect().send(other.tenantId, other.organisation, dispatchId, other.content)

  it('refuses: `refused` DESTINATION_INACTIVE, and nothing has arrived', async () => {
    // given
    const dispatchId = newId()
    await misbehave('refusal')

    // when
    const sending = send(dispatchId)

    // then
    await expect(sending).rejects.toMatchObject({ kind: 'refused', code: 'DESTINATION_INACTIVE' })
    expect(await deliveries(dispatchId)).toEqual({ count: 0, versions: 0 })
  })

  it.each(['outage', 'timeout', 'lost-receipt'] as const)(
    'meets us with a %s: `unavailable`, and the next try has one effect',
    async (fault) => {
      // given
      const dispatchId = newId()
      await misbehave(fault)

      // when
      const sending = send(dispatchId)

      // then
      await expect(sending).rejects.toMatchObject({
        kind: 'unavailable',
        code: 'AGENCY_UNAVAILABLE',
      })
      await misbehave(null)
      expect((await send(dispatchId)).reference).not.toBe('')
      expect((await deliveries(dispatchId)).versions).toBe(1)
    },
  )
})

async function startOtherSide(folder: string): Promise<OtherSide> {
  const start = otherSides[folder]
  if (!start) throw new Error(`No other side for ${folder}`)
  return start()
}
