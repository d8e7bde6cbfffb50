import { describe, expect, it } from 'vitest'
import { ask, datesOf, dueOf, linesOf } from './ask.ts'

const remedy = { instruction: 'correct', field: 'sgb-x' } as const
const provided = { providedOn: '2026-11-25' }

describe('§ 9 Abs. 1 OZG: mailbox of a user account', () => {
  it('S. 4: the fourth day after provision counts, whenever somebody retrieves it', () => {
    for (const retrievedOn of [undefined, '2026-11-25', '2026-11-29', '2026-12-20']) {
      const facts = { ...provided, ...(retrievedOn ? { retrievedOn } : {}) }

      expect(dueOf('notification-mailbox', facts)).toBe('2026-11-29')
      expect(dueOf('objection-social', { ...facts, ...remedy })).toBe('2026-12-29')
    }
    expect(linesOf('notification-mailbox', { ...provided, retrievedOn: '2026-12-20' })[2]).toBe(
      'Abgerufen | 2026-12-20 | ohne Bedeutung: es zählt die Bereitstellung, nicht der Abruf | § 9 Abs. 1 S. 4 OZG',
    )
  })

  it('S. 5 und 7: without proof of provision the first retrieval counts, and nothing without one', () => {
    const disputed = { ...provided, neverReceived: true }

    expect(dueOf('notification-mailbox', { ...disputed, retrievedOn: '2026-12-20' })).toBe(
      '2026-12-20',
    )
    expect(ask('notification-mailbox', disputed).computed).toMatchObject({
      dueOn: null,
      outcome: { code: 'NOT_NOTIFIED' },
    })
    expect(dueOf('objection-social', { ...disputed, retrievedOn: '2026-12-20', ...remedy })).toBe(
      '2027-01-20',
    )
  })

  it.each([
    ['2024-12-31', '2025-01-03'],
    ['2025-01-01', '2025-01-05'],
  ])('S. 4 before and since 2025: provided on %s, notified on %s', (providedOn, on) => {
    expect(dueOf('notification-mailbox', { providedOn })).toBe(on)
    expect(datesOf('objection-social', { providedOn, ...remedy })['notifiedOn']).toBe(on)
  })
})

describe('what goes with which manner of notification', () => {
  it.each([
    ['notifiedOn', { receivedOn: '2026-12-01' }, 'receivedOn'],
    ['servedOn', { neverReceived: true }, 'neverReceived'],
    ['servedOn', { retrievedOn: '2026-12-01' }, 'retrievedOn'],
    ['providedOn', { receivedOn: '2026-12-01' }, 'receivedOn'],
    ['postedOn', { retrievedOn: '2026-12-01' }, 'retrievedOn'],
    ['noticeSentOn', { receivedOn: '2026-12-01' }, 'receivedOn'],
  ])('%s with %o is refused instead of ignored', (way, more, fact) => {
    const facts = { [way]: '2026-11-27', ...more, ...remedy } as Record<string, string | boolean>

    expect(() => ask('objection-social', facts)).toThrowError(
      expect.objectContaining({
        code: 'DEADLINE_FACTS_INVALID',
        cause: {
          body: {
            errors: [
              expect.objectContaining({
                path: `/facts/${fact}`,
                code: 'conflict',
                message: expect.stringContaining(`Lassen Sie ${fact} weg`),
              }),
            ],
          },
        },
      }),
    )
  })
})

describe('fiction days on weekends and holidays', () => {
  const letter = { postedOn: '2026-12-21', procedureLaw: 'vwvfg' } as const

  it('§ 41 Abs. 2 S. 1 VwVfG NRW: the day stays, unless somebody chose the other reading', () => {
    expect(dueOf('notification-letter', letter)).toBe('2026-12-25')
    expect(dueOf('notification-letter', { ...letter, fictionShift: false })).toBe('2026-12-25')
    expect(dueOf('notification-letter', { ...letter, fictionShift: true })).toBe('2026-12-28')
    expect(linesOf('notification-letter', { ...letter, fictionShift: true }).slice(2)).toEqual([
      'Übersprungen | 2026-12-25 | 1. Weihnachtstag, gesetzlicher Feiertag in NRW | § 41 Abs. 2 S. 1 VwVfG NRW',
      'Übersprungen | 2026-12-26 | 2. Weihnachtstag und Samstag | § 41 Abs. 2 S. 1 VwVfG NRW',
      'Übersprungen | 2026-12-27 | Sonntag | § 41 Abs. 2 S. 1 VwVfG NRW',
      'Bekanntgabe gilt als erfolgt | 2026-12-28 | nächster Werktag nach dem 25.12.2026, dem 4. Tag danach; verschoben, weil diese Lesart gewählt ist (anders OVG Niedersachsen 26.10.2006, 7 PA 184/06; zu § 37 SGB X ebenso BSG 6.5.2010, B 14 AS 12/09 R) | § 41 Abs. 2 S. 1 VwVfG NRW',
    ])
  })

  it('§ 74 VwGO: the month runs from the moved day; a later receipt counts only beyond it', () => {
    const facts = {
      postedOn: '2026-12-21',
      instruction: 'correct',
      matter: 'residence',
      fictionShift: true,
    }

    expect(dueOf('action-administrative', facts)).toBe('2027-01-28')
    expect(dueOf('action-administrative', { ...facts, receivedOn: '2026-12-28' })).toBe(
      '2027-01-28',
    )
    expect(dueOf('action-administrative', { ...facts, receivedOn: '2026-12-29' })).toBe(
      '2027-01-29',
    )
  })

  it.each([
    ['notification-letter', { ...letter, procedureLaw: 'sgb-x' }],
    ['objection-social', { postedOn: '2026-12-21', ...remedy }],
    [
      'action-administrative',
      { servedOn: '2026-12-21', instruction: 'correct', matter: 'residence' },
    ],
  ])('BSG 6.5.2010, B 14 AS 12/09 R: %s of %o has no such reading', (rule, facts) => {
    expect(() => ask(rule, { ...facts, fictionShift: true })).toThrowError(
      expect.objectContaining({ code: 'DEADLINE_FACTS_INVALID' }),
    )
  })

  it('a fact that says no is never a stray', () => {
    const facts = { notifiedOn: '2026-11-27', neverReceived: false, fictionShift: false, ...remedy }

    expect(dueOf('objection-social', facts)).toBe('2026-12-28')
  })
})

describe('§ 84 Abs. 1 S. 2, § 87 Abs. 1 S. 2 SGG: notified abroad', () => {
  const abroad = { ...remedy, abroad: true }

  it('gives three months from the real day', () => {
    expect(dueOf('objection-social', { ...abroad, notifiedOn: '2026-11-27' })).toBe('2027-03-01')
    expect(dueOf('action-social', { ...abroad, servedOn: '2026-11-27' })).toBe('2027-03-01')
    expect(dueOf('objection-social', { ...abroad, sentOn: '2026-11-23' })).toBe('2027-03-01')
  })

  it('has no fiction for a letter, which § 37 Abs. 2 S. 1 SGB X keeps to the country', () => {
    expect(() => ask('objection-social', { ...abroad, postedOn: '2026-11-23' })).toThrowError(
      expect.objectContaining({ code: 'DEADLINE_FACTS_INVALID' }),
    )
  })
})

describe('how the law is cited', () => {
  it('§ 41 VwVfG NRW: authorities in North Rhine-Westphalia follow the act of the state', () => {
    const facts = { postedOn: '2026-11-23', procedureLaw: 'vwvfg' }
    const last = (state: string) => linesOf('notification-letter', facts, { state }).at(-1)

    expect(last('NW')).toBe(
      'Bekanntgabe gilt als erfolgt | 2026-11-27 | vierter Tag danach; der Fiktionstag verschiebt sich nicht (OVG Niedersachsen 26.10.2006, 7 PA 184/06; zu § 37 SGB X ebenso BSG 6.5.2010, B 14 AS 12/09 R) | § 41 Abs. 2 S. 1 VwVfG NRW',
    )
    expect(last('HE')).toMatch(/\| § 41 Abs\. 2 S\. 1 VwVfG$/)
  })

  it('§ 51 Abs. 1 Nr. 6a SGG: an AsylbLG decision is notified by the VwVfG NRW and fought by the SGG', () => {
    const lines = linesOf('objection-social', {
      postedOn: '2026-11-23',
      instruction: 'correct',
      field: 'vwvfg',
    })

    expect(lines[0]).toContain('§ 41 Abs. 2 S. 1 VwVfG NRW')
    expect(lines.at(-1)).toContain('2026-12-28 | nächster Werktag, 24:00 Uhr | § 64 Abs. 3 SGG')
  })

  it('§ 8a AsylbLG: the third day moves by the act of the state', () => {
    const facts = { workStartedOn: '2026-12-23' }

    expect(linesOf('employment-notice', facts).at(-1)).toContain('§ 31 Abs. 3 S. 1 VwVfG NRW')
    expect(linesOf('employment-notice', facts, { state: 'HE' }).at(-1)).toMatch(/VwVfG$/)
  })

  it('§ 3 VwZG: service is also by the act of the state', () => {
    const facts = { servedOn: '2026-11-28', manner: 'certificate' }

    expect(linesOf('service-formal', facts)).toEqual([
      'Zustellung | 2026-11-28 | förmlich zugestellt; der wirkliche Tag gilt, keine Verschiebung | § 3 VwZG, § 3 LZG NRW, §§ 177 bis 182 ZPO',
    ])
    expect(linesOf('service-formal', facts, { state: 'BY' })[0]).not.toContain('LZG')
  })

  it('§ 41 Abs. 2a VwVfG: a sentence stands before the name of the act', () => {
    const lines = linesOf('notification-portal-general', {
      noticeSentOn: '2026-11-25',
      retrievedOn: '2026-11-25',
    })

    expect(lines.map((line) => line.split(' | ')[3])).toEqual([
      '§ 41 Abs. 2a S. 4 VwVfG',
      '§ 41 Abs. 2a S. 4 VwVfG',
      '§ 41 Abs. 2a S. 3 VwVfG',
      '§ 41 Abs. 2a S. 3 VwVfG',
    ])
  })

  it('§ 31 Abs. 3 S. 2 VwVfG NRW: a fixed day names the law that was chosen, and no other', () => {
    const facts = {
      fixedOn: '2026-12-20',
      procedureLaw: 'vwvfg',
      meaning: 'endOfPeriodWithNotice',
    }

    expect(linesOf('authority-fixed-date', facts)).toEqual([
      'Genannter Tag | 2026-12-20 | von der Behörde bestimmt; hier ist nichts zu zählen | § 31 Abs. 3 VwVfG NRW',
      'Frist endet | 2026-12-20 | unter Hinweis auf die Vorschrift bestimmter Tag: keine Verschiebung; 24:00 Uhr | § 31 Abs. 3 S. 2 VwVfG NRW',
    ])
  })
})
