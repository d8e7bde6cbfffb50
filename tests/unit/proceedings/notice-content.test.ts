import { describe, expect, it } from 'vitest'
import { noticeContent } from '../../../services/notices/content.ts'

const known = {
  number: 'RKW-2026-0001',
  person: {
    givenName: 'Selam',
    familyName: 'Tekle',
    birthDate: '1998-03-14',
    languages: ['ti'],
    interpreterNeeded: true,
    channel: 'phone',
    phone: '0155 5500 218',
    email: null,
  },
  facts: { endsOn: '2026-12-31', situation: 'recognised' },
  sender: { organisation: 'Kommunales Integrationszentrum', contact: null },
}

describe('The content of a notice', () => {
  it('holds what its data categories and facts name, and nothing else', () => {
    // when
    const content = noticeContent({ dataCategories: ['name'], facts: ['endsOn', 'never'] }, known)

    // then
    expect(content).toEqual({
      number: 'RKW-2026-0001',
      person: {
        givenName: 'Selam',
        familyName: 'Tekle',
        birthDate: null,
        languages: [],
        interpreterNeeded: false,
        phone: null,
        email: null,
      },
      facts: { endsOn: '2026-12-31' },
      sender: known.sender,
    })
  })

  it('names nobody where no category does', () => {
    expect(noticeContent({ dataCategories: [], facts: [] }, known).person).toBeNull()
  })
})
