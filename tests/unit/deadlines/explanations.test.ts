import { describe, expect, it } from 'vitest'
import { linesOf } from './ask.ts'

describe('explanations a lawyer checks line by line', () => {
  it('§ 84 SGG after a letter: sending, fiction, start, count, roll', () => {
    const facts = { postedOn: '2026-11-23', instruction: 'correct', field: 'sgb-x' }

    expect(linesOf('objection-social', facts)).toEqual([
      'Aufgabe zur Post | 2026-11-23 | Ab-Vermerk der Behörde, nicht das Datum des Briefes; dieser Tag zählt nicht | § 37 Abs. 2 S. 1 SGB X',
      'Bekanntgabe gilt als erfolgt | 2026-11-27 | vierter Tag danach; der Fiktionstag verschiebt sich nicht (BSG 6.5.2010, B 14 AS 12/09 R) | § 37 Abs. 2 S. 1 SGB X',
      'Frist beginnt | 2026-11-28 | Tag danach; Dauer: ein Monat | § 64 Abs. 1 SGG, § 84 Abs. 1 SGG',
      'Ein Monat endet rechnerisch | 2026-12-27 | gleiche Tageszahl wie der Tag der Bekanntgabe | § 64 Abs. 2 SGG',
      'Übersprungen | 2026-12-27 | Sonntag | § 64 Abs. 3 SGG',
      'Frist endet | 2026-12-28 | nächster Werktag, 24:00 Uhr | § 64 Abs. 3 SGG',
    ])
  })

  it('§ 74 VwGO in North Rhine-Westphalia begins with why there is no objection', () => {
    const facts = { notifiedOn: '2024-01-31', instruction: 'correct', matter: 'nationality' }

    expect(linesOf('action-administrative', facts)).toEqual([
      'Rechtsbehelf | 2024-01-31 | Klage ohne Widerspruchsverfahren: in NRW entfällt der Widerspruch im Ausländer- und Staatsangehörigkeitsrecht | § 68 Abs. 1 S. 2 VwGO, § 110 JustG NRW',
      'Bekanntgabe | 2024-01-31 | Tag der Bekanntgabe; dieser Tag zählt nicht; der wirkliche Tag gilt, keine Verschiebung | § 41 Abs. 1 VwVfG NRW',
      'Frist beginnt | 2024-02-01 | Tag danach; Dauer: ein Monat | § 57 VwGO, § 222 Abs. 1 ZPO, § 187 Abs. 1 BGB, § 74 Abs. 1 S. 2 VwGO',
      'Ein Monat endet rechnerisch | 2024-02-29 | einen 31. Februar 2024 gibt es nicht; letzter Tag des Monats | § 57 Abs. 2 VwGO, § 222 Abs. 1 ZPO, § 188 Abs. 2 und 3 BGB',
      'Frist endet | 2024-02-29 | Werktag, keine Verschiebung; 24:00 Uhr | § 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO',
    ])
    expect(linesOf('action-administrative', facts, { state: 'BY' })[0]).toContain(
      'wenn das Landesrecht kein Widerspruchsverfahren vorsieht',
    )
  })

  it('§ 188 Abs. 3 BGB: a day that is missing in the month is named', () => {
    const facts = { eventOn: '2025-01-31', count: 1, unit: 'months', endMovesBy: 'none' }

    expect(linesOf('event-period', facts).slice(2)).toEqual([
      'Ein Monat endet rechnerisch | 2025-02-28 | einen 31. Februar 2025 gibt es nicht; letzter Tag des Monats | § 188 Abs. 3 BGB',
      'Frist endet | 2025-02-28 | keine Vorschrift verschiebt dieses Ende; 24:00 Uhr | –',
    ])
  })

  it('§ 187 Abs. 2 S. 2, § 188 Abs. 2 BGB: born on 29 February, the year is full on the 28th, and why', () => {
    expect(linesOf('age-majority', { bornOn: '2008-02-29' })).toEqual([
      'Geburt | 2008-02-29 | Tag der Geburt; dieser Tag zählt mit | § 187 Abs. 2 BGB',
      'Dauer | 2008-02-29 | 18 Jahre ab diesem Tag | § 187 Abs. 2 S. 2, § 188 Abs. 2 BGB',
      '18 Jahre enden rechnerisch | 2026-02-28 | Tag vor der gleichen Tageszahl (einen 29. Februar 2026 gibt es nicht) | § 188 Abs. 2 BGB',
      '18. Lebensjahr vollendet | 2026-02-28 | Ablauf des Tages vor dem Geburtstag, 24:00 Uhr; Lebensalter verschiebt sich nicht | § 187 Abs. 2 S. 2, § 188 Abs. 2 BGB',
      '18 Jahre alt ab | 2026-03-01 | volljährig; von hier an selbst handlungsfähig bei der Ausländerbehörde | –',
    ])
    expect(linesOf('age', { bornOn: '2008-02-29', age: 20 })[2]).toContain(
      'Tag vor der gleichen Tageszahl | §',
    )
  })

  it('§ 26 Abs. 4 SGB X: a benefit period says why nothing was moved', () => {
    const facts = { startsOn: '2026-12-01', duration: 'halfYear' }

    expect(linesOf('approval-period', facts)).toEqual([
      'Bewilligung beginnt | 2026-12-01 | erster Tag; dieser Tag zählt mit | § 187 Abs. 2 BGB',
      'Dauer | 2026-12-01 | Sechs Monate ab diesem Tag | § 41 Abs. 3 S. 2 SGB II',
      'Sechs Monate enden rechnerisch | 2027-05-31 | Tag vor der gleichen Tageszahl | § 188 Abs. 2 BGB',
      'Bewilligung endet | 2027-05-31 | Leistungszeitraum: endet auch an einem Wochenende oder Feiertag, keine Verschiebung | § 26 Abs. 4 SGB X',
      'Weiterbewilligung nötig ab | 2027-06-01 | Weiterbewilligungsantrag rechtzeitig vorher stellen | –',
    ])
  })

  it('§ 26 Abs. 6 SGB X: hours name the switch of summer time they run through', () => {
    const facts = { startsAt: '2026-10-24T15:00', hours: 48, procedureLaw: 'sgb-x' }
    const lines = linesOf('authority-hours', facts)

    expect(lines[2]).toContain('Zeitumstellung | 2026-10-25T02:00+01:00 | Ende der Sommerzeit')
    expect(lines[3]).toBe(
      'Frist endet | 2026-10-26T14:00+01:00 | 26.10.2026, 14:00 Uhr, keine Verschiebung | § 26 Abs. 6 SGB X',
    )
  })

  it('§ 31 Abs. 6 VwVfG NRW: an hour that comes twice is counted from the first one, and says so', () => {
    const at = (startsAt: string) =>
      linesOf('authority-hours', { startsAt, hours: 24, procedureLaw: 'vwvfg' })

    expect(at('2026-10-25T02:30')[0]).toContain('2026-10-25T02:30+02:00')
    expect(at('2026-10-25T02:30')[0]).toContain('zweimal')
    expect(at('2026-10-25T02:30').at(-1)).toContain('2026-10-26T01:30+01:00')
    expect(at('2026-10-25T03:30')[0]).not.toContain('zweimal')
    expect(at('2027-03-28T03:30')[0]).not.toContain('zweimal')
  })

  it('says first which version of the law governs, and whose day picked it', () => {
    expect(
      linesOf('notification-letter', { postedOn: '2024-12-31', procedureLaw: 'sgb-x' })[0],
    ).toBe(
      'Maßgebliche Fassung | 2024-12-31 | der Tag der Absendung entscheidet: Fassung bis 31.12.2024 | § 37 Abs. 2 S. 1 SGB X, § 41 Abs. 2 S. 1 VwVfG',
    )
    expect(linesOf('naturalisation-residence', { residenceSince: '2021-11-30' })[0]).toBe(
      'Maßgebliche Fassung | 2026-11-22 | es gilt das Recht an diesem Tag: Fassung seit 27.06.2024 | § 10 Abs. 1 S. 1 StAG',
    )
  })
})
