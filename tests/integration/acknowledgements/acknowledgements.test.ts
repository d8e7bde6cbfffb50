import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type GroundTruth, openGroundTruth } from '../../support/ground-truth.ts'
import {
  type Journey,
  jobcenter,
  mbe,
  type OpenReferral,
  openJourney,
} from '../../support/journey.ts'
import { newKey } from '../../support/person.ts'
import { connectWorld } from '../../support/world-control.ts'
import { openMailbox } from './mailbox.ts'

const shared = inject('world')
let journey: Journey
let truth: GroundTruth
let mailbox: ReturnType<typeof openMailbox>

beforeAll(async () => {
  await connectWorld(shared).start('kimflow')
  journey = await openJourney(shared)
  truth = openGroundTruth(shared)
  mailbox = openMailbox(shared, journey)
})
afterAll(() => truth?.close())

/** Everything an answer can move: compared before and after what must move nothing. */
const standing = async ({ caseId, referralId }: OpenReferral) => ({
  referral: await truth.query('select state, state_since from referrals where id = $1', [
    referralId,
  ]),
  answers: await truth.query(
    `select a.id, a.effect from acknowledgements a join dispatches d on d.id = a.dispatch_id
     where d.referral_id = $1`,
    [referralId],
  ),
  audit: await truth.query('select count(*) from audit_entries where case_id = $1', [caseId]),
  outbox: await truth.query('select count(*) from outbox where lane = $1', [referralId]),
})

const answersOf = async (referral: OpenReferral): Promise<string[]> =>
  (await standing(referral)).answers.map(({ effect }) => effect).sort()

/** The inbox's own call, with the answer's id in the test's hand. */
const answer = async (referral: OpenReferral, body: object, person = journey.people.rojda) =>
  person.post(`/api/dispatches/${await journey.dispatchFor(referral)}/acknowledgements`, body)

describe('The same answer', () => {
  it('again has no second effect, and another text under its id is refused', async () => {
    // given
    const referral = await journey.refer(mbe)
    const answerId = newKey()
    const first = await answer(referral, { answerId, verdict: 'accepted', text: 'Gern.' })
    await journey.untilEvent(referral, 'deadline.started', 2)
    const before = await standing(referral)

    // when
    const again = await answer(referral, { answerId, verdict: 'accepted', text: 'Gern.' })
    const other = await answer(referral, { answerId, verdict: 'accepted', text: 'Doch nicht.' })

    // then
    expect(first).toMatchObject({ status: 202, body: { effect: 'applied' } })
    expect(again).toMatchObject({
      status: 202,
      body: { effect: 'repeated', acknowledgementId: first.body.acknowledgementId },
    })
    expect(other).toMatchObject({ status: 409, body: { code: 'ANSWER_CHANGED' } })
    expect(await standing(referral)).toEqual(before)
  })

  it('under another id is kept as superseded and moves nothing', async () => {
    // given
    const referral = await journey.refer(mbe)
    await journey.answerAsMbe(referral, 'accepted')

    // when
    const second = await answer(referral, { answerId: newKey(), verdict: 'accepted' })

    // then
    expect(second).toMatchObject({ status: 202, body: { effect: 'superseded' } })
    expect(await answersOf(referral)).toEqual(['applied', 'superseded'])
    expect((await journey.referralView(referral)).state).toBe('accepted')
  })

  it('twenty times at once has one effect', async () => {
    // given
    const referral = await journey.refer(jobcenter)
    const letter = await mailbox.letter(referral, 'angenommen')
    const sealed = mailbox.seal(letter)

    // when
    const all = await Promise.all(Array.from({ length: 20 }, () => mailbox.post(sealed)))

    // then
    expect(all.map(({ status }) => status)).toEqual(Array(20).fill(202))
    const effects = all.map(({ body }) => body['effect'])
    expect(effects.filter((effect) => effect === 'applied')).toHaveLength(1)
    expect(effects.filter((effect) => effect === 'repeated')).toHaveLength(19)
    expect(await answersOf(referral)).toEqual(['applied'])
    expect(
      await truth.query(`select payload->>'name' as name from outbox where lane = $1`, [
        referral.referralId,
      ]),
    ).toEqual([{ name: 'referral.accepted' }])
    await journey.untilState(referral, 'accepted')
  })

  it('under twenty ids at once has one effect', async () => {
    // given
    const referral = await journey.refer(mbe)

    // when
    await Promise.all(
      Array.from({ length: 20 }, () =>
        answer(referral, { answerId: newKey(), verdict: 'rejected', reason: 'no-places' }),
      ),
    )

    // then
    const effects = await answersOf(referral)
    expect(effects.filter((effect) => effect === 'applied')).toHaveLength(1)
    await journey.taskFor(referral, 'Ablehnung bearbeiten')
    expect(await journey.tasksOf(referral)).toHaveLength(1)
  })
})

describe('Contradicting answers', () => {
  it('at the same moment: one ends the referral, the other does not', async () => {
    // given
    const referral = await journey.refer(mbe)
    await journey.answerAsMbe(referral, 'accepted')

    // when
    const [started, dropped] = await Promise.all([
      answer(referral, { answerId: newKey(), verdict: 'started' }),
      answer(referral, { answerId: newKey(), verdict: 'dropped' }),
    ])

    // then
    const won = started.body.effect === 'applied' ? 'started' : 'dropped'
    expect([started, dropped].filter(({ body }) => body.effect === 'applied')).toHaveLength(1)
    await journey.untilState(referral, won)
  })
})

describe('An answer that comes before the wait', () => {
  it('is kept and counts, although our own receipt was lost', async () => {
    // given
    const opened = await journey.openCase()
    await journey.setJobcenter('quittung-verloren')
    const [referral] = await journey.chooseTargets(opened, [jobcenter])
    if (!referral) throw new Error('No referral')
    const letter = await mailbox.letter(referral, 'angenommen', { aktenzeichen: '351-00211' })

    // when
    const early = await mailbox.send(letter)
    const { state } = await journey.referralView(referral)
    await journey.setJobcenter('normal')

    // then
    expect(early).toMatchObject({ status: 202, body: { effect: 'applied' } })
    expect(state).toBe('accepted')
    await journey.untilEvent(referral, 'deadline.started', 2)
    const events = await journey.events(referral)
    expect(events.indexOf('acknowledgement.received')).toBeLessThan(events.indexOf('referral.sent'))
    expect(await journey.accountable(referral)).toEqual(['start Jobcenter Ahrsiepen'])
    const [answerClock, startClock] = await truth.deadlinesOf(referral.referralId)
    expect([answerClock.state, startClock.state]).toEqual(['met', 'armed'])
    const { ueberleitungen } = await journey.deliveries()
    expect(
      ueberleitungen.filter(
        ({ inhalt }: { inhalt: { vorgangsnummer: string } }) =>
          inhalt.vorgangsnummer === referral.number,
      ),
    ).toHaveLength(1)
  })
})

describe('An answer after the end', () => {
  it('is refused, from the inbox and over the wire, and changes nothing', async () => {
    // given
    const atMbe = await journey.refer(mbe)
    await journey.answerAsMbe(atMbe, 'accepted')
    await journey.answerAsMbe(atMbe, 'started')
    const atJobcenter = await journey.refer(jobcenter)
    const accepted = await mailbox.letter(atJobcenter, 'angenommen')
    await mailbox.send(accepted)
    await mailbox.send(await mailbox.letter(atJobcenter, 'begonnen'))
    for (const { caseId } of [atMbe, atJobcenter]) {
      await journey.untilEvent({ caseId }, 'case.advanced', 2)
    }
    const before = [await standing(atMbe), await standing(atJobcenter)]

    // when
    const fromInbox = await answer(atMbe, { answerId: newKey(), verdict: 'dropped' })
    const overWire = await mailbox.send(await mailbox.letter(atJobcenter, 'beendet'))
    const replayed = await mailbox.send(accepted)

    // then
    expect(fromInbox).toMatchObject({ status: 409, body: { code: 'REFERRAL_CLOSED' } })
    expect(overWire).toMatchObject({ status: 409, body: { code: 'REFERRAL_CLOSED' } })
    expect(replayed).toMatchObject({ status: 202, body: { effect: 'repeated' } })
    expect([await standing(atMbe), await standing(atJobcenter)]).toEqual(before)
  })
})

describe('An answer that is not theirs to give', () => {
  let atJobcenter: OpenReferral
  let atMbe: OpenReferral
  beforeAll(async () => {
    ;[atJobcenter, atMbe] = await Promise.all([journey.refer(jobcenter), journey.refer(mbe)])
    await Promise.all(
      [atJobcenter, atMbe].map((one) => journey.untilEvent(one, 'deadline.started')),
    )
  })

  it.each([
    ['another key', { key: generateKeyPairSync('ed25519').privateKey }, 401, 'SIGNATURE_INVALID'],
    ['another audience', { audience: 'https://example.org' }, 401, 'SIGNATURE_INVALID'],
    [
      'another district’s audience',
      { audience: 'x/api/tenants/nordhellen' },
      401,
      'SIGNATURE_INVALID',
    ],
    ['a stamp of an hour ago', { ageSeconds: 3_600 }, 401, 'SIGNATURE_INVALID'],
    ['a stamp from the future', { ageSeconds: -3_600 }, 401, 'SIGNATURE_INVALID'],
    ['another district', { tenant: 'nordhellen' }, 404, 'ORGANISATION_UNKNOWN'],
    ['an unknown district', { tenant: 'nirgends' }, 404, 'ORGANISATION_UNKNOWN'],
    ['an unknown office', { organisation: 'jobcenter-nirgends' }, 404, 'ORGANISATION_UNKNOWN'],
    ['an office without a machine', { organisation: mbe }, 404, 'ORGANISATION_UNKNOWN'],
  ])('with %s is refused and changes nothing', async (_what, letter, status, code) => {
    // given
    const before = await standing(atJobcenter)

    // when
    const refused = await mailbox.send(await mailbox.letter(atJobcenter, 'angenommen'), letter)

    // then
    expect(refused).toMatchObject({ status, body: { code } })
    expect(JSON.stringify(refused.body)).not.toMatch(/stack|node_modules|Tekle/)
    expect(await standing(atJobcenter)).toEqual(before)
  })

  it('with one byte changed, or without a signature, is refused and changes nothing', async () => {
    // given
    const before = await standing(atJobcenter)
    const letter = await mailbox.letter(atJobcenter, 'angenommen')
    const [head, , signature] = mailbox.seal(letter).split('.')
    const changed = Buffer.from(JSON.stringify({ ...letter, art: 'beendet' })).toString('base64url')

    // when
    const forged = await mailbox.post(`${head}.${changed}.${signature}`)
    const bare = await mailbox.post(`${head}.${changed}.`)
    const plain = await fetch(
      `${shared.addresses.kimflow}/api/tenants/ahrsiepen/organisations/${jobcenter}/answers`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(letter),
      },
    )

    // then
    expect([forged.status, bare.status]).toEqual([401, 401])
    expect([401, 403]).toContain(plain.status)
    expect(await standing(atJobcenter)).toEqual(before)
  })

  it('about somebody else’s referral does not find it', async () => {
    // given
    const { mara, jana } = journey.people
    const malik = await journey.as('malik-toennies', 'nordhellen')
    const before = [await standing(atMbe), await standing(atJobcenter)]
    const body = { answerId: newKey(), verdict: 'accepted' }

    // when
    const otherOffice = await answer(atMbe, body, mara)
    const byMachine = await mailbox.send(await mailbox.letter(atMbe, 'angenommen'))
    const atOtherDistrict = await answer(atMbe, body, malik)
    const byCaseManager = await answer(atMbe, body, jana)

    // then
    expect(otherOffice).toMatchObject({ status: 404, body: { code: 'DISPATCH_UNKNOWN' } })
    expect(byMachine).toMatchObject({ status: 404, body: { code: 'DISPATCH_UNKNOWN' } })
    expect([atOtherDistrict.status, byCaseManager.status]).toEqual([403, 403])
    expect([await standing(atMbe), await standing(atJobcenter)]).toEqual(before)
  })

  it('that says nothing of ours is refused with what is wrong with it', async () => {
    // given
    const before = [await standing(atMbe), await standing(atJobcenter)]

    // when
    const unknownVerdict = await mailbox.send(await mailbox.letter(atJobcenter, 'vielleicht'))
    const withoutReason = await mailbox.send(await mailbox.letter(atJobcenter, 'abgelehnt'))
    const silentQuestion = await answer(atMbe, { answerId: newKey(), verdict: 'question' })
    const withMore = await answer(atMbe, {
      answerId: newKey(),
      verdict: 'accepted',
      tenantId: 'nordhellen',
    })

    // then
    expect(unknownVerdict).toMatchObject({ status: 400, body: { code: 'ANSWER_MALFORMED' } })
    expect(withoutReason).toMatchObject({ status: 400, body: { code: 'ANSWER_MALFORMED' } })
    expect(silentQuestion).toMatchObject({ status: 400, body: { code: 'ANSWER_MALFORMED' } })
    expect(withMore).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } })
    expect([await standing(atMbe), await standing(atJobcenter)]).toEqual(before)
  })
})
