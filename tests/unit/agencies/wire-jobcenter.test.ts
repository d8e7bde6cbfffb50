import { describe, expect, it } from 'vitest'
import type { ReferralContent } from '../../../services/agencies/content.ts'
import { reduceContent } from '../../../services/agencies/content.ts'
import { jobcenter } from '../../../services/agencies/jobcenter/agency.ts'
import {
  decodeAnswer,
  decodeReceipt,
  encodeReferral,
  encodeReminder,
  encodeReply,
  encodeWithdrawal,
  saysContentDiffers,
} from '../../../services/agencies/jobcenter/wire.ts'
import { contactTopics } from '../../../services/api/schemas/contacts.ts'
import { rejectionReasons } from '../../../services/api/schemas/inbox.ts'
import { answerSamples, readExample } from '../../agencies/samples.ts'

const { dispatchId, content, wire } = readExample<{
  dispatchId: string
  content: ReferralContent
  wire: Record<string, object>
}>('jobcenter', 'referral')

describe('The wire of the Jobcenter', () => {
  it('says a referral exactly as in the sample, field by field', () => {
    // given a content as the house knows it
    // when
    const message = encodeReferral(dispatchId, content)

    // then
    expect(message).toEqual({ path: '/ueberleitungen', key: dispatchId, body: wire })
  })

  it('lets no other field leave, even when the content carries more', () => {
    // given
    const more = {
      ...content,
      residenceStatus: 'tolerated',
      person: { ...content.person, status: 'tolerated', note: 'geheim' },
    }

    // when
    const { body } = encodeReferral(dispatchId, reduceContent(more, jobcenter))

    // then
    expect(JSON.stringify(body)).not.toMatch(/tolerated|geheim/)
    expect(keysOf(body)).toEqual([
      'absender',
      'absender.ansprechperson',
      'absender.stelle',
      'anliegen',
      'kontakt',
      'kontakt.email',
      'kontakt.telefon',
      'kontakt.weg',
      'mitteilung',
      'person',
      'person.dolmetschbedarf',
      'person.geburtsdatum',
      'person.nachname',
      'person.sprachen',
      'person.vorname',
      'rechtsgrundlage',
      'rechtsgrundlage.art',
      'rechtsgrundlage.erteiltAm',
      'rechtsgrundlage.gueltigBis',
      'terminwunsch',
      'ueberleitungId',
      'vorgangsnummer',
      'zweck',
      'zweckbindung',
    ])
  })

  it('leaves out topics that are not the Jobcenter’s business, such as health', () => {
    // given
    const everything = { ...content, topics: [...contactTopics] }

    // when
    const { topics } = reduceContent(everything, jobcenter)

    // then
    expect(topics).toEqual([
      'livelihood',
      'housing',
      'german',
      'childcare-school',
      'work-recognition',
    ])
    expect(() => encodeReferral(dispatchId, { ...content, topics })).not.toThrow()
  })

  it('names the statute where the transfer rests on one (§ 16 Abs. 2 SGB I)', () => {
    // given
    const [statute = ''] = jobcenter.allowedStatutes
    const legalBasis = { kind: 'statute' as const, paragraph: statute }

    // when
    const { body } = encodeReferral(dispatchId, { ...content, legalBasis })

    // then
    expect(body).toMatchObject({ rechtsgrundlage: { art: 'gesetz', norm: '§ 16 Abs. 2 SGB I' } })
  })

  it.each([
    ['purpose', { ...content, purpose: 'counselling' }],
    ['topic', { ...content, topics: ['constructor'] }],
    ['channel', { ...content, person: { ...content.person, channel: 'pigeon' } }],
  ])('has no word for an unknown %s and says so without naming the person', (_what, wrong) => {
    // given a content with a code the Jobcenter has no word for
    // when
    const encoding = () => encodeReferral(dispatchId, wrong)

    // then
    expect(encoding).toThrow(expect.objectContaining({ kind: 'defect', code: 'CONTENT_INVALID' }))
    expect(encoding).not.toThrow(content.person.familyName)
  })

  it('carries nothing about the person in a reminder or a withdrawal', () => {
    // given
    const of = dispatchId

    // when
    const reminder = encodeReminder('m-1', { of })
    const withdrawal = encodeWithdrawal('m-2', { of, reason: 'consent-withdrawn' })

    // then
    expect(reminder.body).toEqual({ nachrichtId: 'm-1', ueberleitungId: of })
    expect(withdrawal.body).toEqual({
      nachrichtId: 'm-2',
      ueberleitungId: of,
      grund: 'einwilligung-widerrufen',
    })
  })

  it('keeps an id inside its path segment', () => {
    // given
    const of = '../../schluessel?x=1'

    // when
    const { path } = encodeReply('m-3', { of, inReplyTo: null, text: 'Ja.' })

    // then
    expect(path).toBe('/ueberleitungen/..%2F..%2Fschluessel%3Fx%3D1/antworten')
  })

  it.each(answerSamples('jobcenter'))('reads the sample $name: $title', (sample) => {
    // given a sample answer
    // when
    const reading = () => decodeAnswer(sample.wire)

    // then
    if (sample.failure) {
      expect(reading).toThrow(expect.objectContaining({ kind: 'invalid', code: sample.failure }))
    } else {
      expect(reading()).toEqual(sample.means)
    }
  })

  it('has a word for every rejection reason of the product', () => {
    // given
    const samples = answerSamples('jobcenter')

    // when
    const read = samples.flatMap(({ wire: said, failure }) => (failure ? [] : [decodeAnswer(said)]))

    // then
    const reasons = read.flatMap(({ reason }) => (reason ? [reason] : []))
    expect(reasons.sort()).toEqual([...rejectionReasons].sort())
  })

  it.each([
    ['no object', 'angenommen'],
    ['no id', { art: 'angenommen' }],
    ['a foreign id', { ueberleitungId: '1; drop table', art: 'angenommen' }],
    ['an endless text', { art: 'rueckfrage', text: 'x'.repeat(2_001) }],
    ['a time that is none', { art: 'angenommen', zeitpunkt: 'gestern' }],
    ['a kind from the prototype', { art: 'constructor' }],
  ])('refuses an answer with %s and does not repeat it', (_what, wrong) => {
    // given
    const [accepted] = answerSamples('jobcenter')
    const { ueberleitungId: _id, ...rest } = accepted?.wire ?? {}
    const named = typeof wrong === 'object' && !('ueberleitungId' in wrong)
    const id = named && _what !== 'no id' ? { ueberleitungId: _id } : {}
    const body = typeof wrong === 'string' ? wrong : { ...rest, ...id, ...wrong }

    // when
    const reading = () => decodeAnswer(body)

    // then
    expect(reading).toThrow(expect.objectContaining({ kind: 'invalid', code: 'ANSWER_MALFORMED' }))
    expect(reading).not.toThrow(/drop table|gestern|xxx/)
  })

  it('reads a receipt, and nothing else as a receipt', () => {
    // given
    const body = {
      eingangsnummer: 'JC-2026-000001',
      nachrichtId: dispatchId,
      ueberleitungId: dispatchId,
      pruefsumme: 'ab'.repeat(64),
      eingegangenAm: '2026-11-22T10:00:00+01:00',
    }

    // when
    const receipt = decodeReceipt(body)

    // then
    expect(receipt).toEqual({
      key: dispatchId,
      digest: 'ab'.repeat(64),
      reference: 'JC-2026-000001',
      receivedAt: '2026-11-22T09:00:00Z',
    })
    expect(decodeReceipt({ ...body, pruefsumme: 'kurz' })).toBeNull()
    expect(decodeReceipt({ ...body, eingegangenAm: 'eben' })).toBeNull()
    expect(decodeReceipt(null)).toBeNull()
  })

  it('knows a complaint about other content from any other refusal', () => {
    // given two bodies of a 409
    // when
    const said = [{ fehler: 'inhalt-abweichend' }, { fehler: 'stillgelegt' }, null].map(
      saysContentDiffers,
    )

    // then
    expect(said).toEqual([true, false, false])
  })
})

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value)
    .flatMap(([key, inner]) => [`${path}${key}`, ...keysOf(inner, `${path}${key}.`)])
    .sort()
}
