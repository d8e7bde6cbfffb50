import { describe, expect, it } from 'vitest'
import {
  categoriesIn,
  dataCategories,
  type ReferralContent,
} from '../../../services/agencies/content.ts'
import { createAgencies } from '../../../services/agencies/create-agencies.ts'
import { createClock } from '../../../services/clock.ts'
import { createTransports } from '../../../services/transports/create-transports.ts'
import { readExample } from '../../agencies/samples.ts'

const { content } = readExample<{ content: ReferralContent }>('jobcenter', 'referral')
const person = { ...content.person, phone: '0155 5500218', email: 'selam@example.org' }
const full: ReferralContent = { ...content, message: 'Bitte bald.', person }

const agencies = createAgencies({
  directory: { readSigningKey: () => Promise.reject(new Error('nothing is sent here')) },
  transports: createTransports({ publicUrl: 'http://localhost', clock: createClock(), demo: true }),
})

describe('What leaves the house', () => {
  it('names every category a full content carries', () => {
    // given a content with a value for everything
    // when
    const categories = categoriesIn(full)

    // then
    expect(categories).toEqual([...dataCategories])
  })

  it('keeps the birth date from a counselling office and lists it as held back', () => {
    // given a content with a birth date
    // when
    const { content: reduced, sent } = agencies.prepare('counselling', full)

    // then
    expect(reduced.person.birthDate).toBeNull()
    expect(JSON.stringify(reduced)).not.toContain('1998-03-14')
    expect(sent).toEqual(['name', 'contact', 'language', 'topics', 'appointment-wish', 'message'])
    expect(agencies.heldBack(sent)).toEqual(['birth-date', 'residence-status', 'notes'])
  })

  it.each([
    ['text-message', { phone: '0155 5500218', email: null }],
    ['phone', { phone: '0155 5500218', email: null }],
    ['email', { phone: null, email: 'selam@example.org' }],
    ['letter', { phone: null, email: null }],
    ['through-reporter', { phone: null, email: null }],
  ])('passes on only the address of the agreed channel: %s', (channel, address) => {
    // given
    const agreed = { ...full, person: { ...person, channel } }

    // when
    const reduced = agencies.prepare('jobcenter', agreed)

    // then
    expect(reduced.content.person).toMatchObject(address)
    expect(reduced.sent.includes('contact')).toBe(Object.values(address).some(Boolean))
  })

  it('is the same when it is reduced again', () => {
    // given
    const { content: once } = agencies.prepare('counselling', full)

    // when
    const { content: twice } = agencies.prepare('counselling', once)

    // then
    expect(JSON.stringify(twice)).toBe(JSON.stringify(once))
  })

  it('is stopped when it does not fit, naming the place and not the value', async () => {
    // given
    const broken = { ...full, person: { ...person, birthDate: 'Canary 1998' } }
    const organisation = {
      id: 'jobcenter-ahrsiepen',
      agency: 'jobcenter',
      endpoint: 'http://127.0.0.1:9',
      publicJwk: null,
      active: true,
    }

    // when
    const sending = agencies.send('ahrsiepen', organisation, 'd-1', broken)

    // then
    await expect(sending).rejects.toMatchObject({
      kind: 'defect',
      code: 'CONTENT_INVALID',
      message: expect.stringMatching(/^(?!.*Canary).*\/person\/birthDate/),
    })
  })

  it('goes nowhere when the directory names an agency without a folder', async () => {
    // given
    const organisation = {
      id: 'x',
      agency: 'nobody',
      endpoint: null,
      publicJwk: null,
      active: true,
    }

    // when
    const sending = agencies.send('ahrsiepen', organisation, 'd-1', full)

    // then
    await expect(sending).rejects.toMatchObject({ kind: 'defect', code: 'AGENCY_UNKNOWN' })
  })
})
