import { type DeadlineRule, defineDeadline, type Roll } from '../../define/deadline.ts'
import { eventPeriod } from '../periods/event-period.ts'
import { choice, count, day, facts } from '../periods/facts.ts'
import { workingDays } from '../periods/lengths.ts'
import { noRoll, rollAsAgreed, rollBy } from '../periods/roll.ts'
import { startDayPeriod } from '../periods/start-day-period.ts'
import { noWarning, workingDaysBefore } from '../periods/warnings.ts'

const group = 'Allgemeine Frist'
const kind = 'legal'
const textOf = '2026-08-19'

const unit = choice('Einheit', 'Worin die Frist bemessen ist.', {
  days: 'Tage',
  weeks: 'Wochen',
  months: 'Monate',
  years: 'Jahre',
})
const length = count('Dauer', 'Zahl der Tage, Wochen, Monate oder Jahre.', 1200)

const rolls: Record<'bgb' | 'vwvfg' | 'sgb-x' | 'sgg' | 'vwgo' | 'none', Roll> = {
  bgb: rollBy('§ 193 BGB'),
  vwvfg: rollBy('§ 31 Abs. 3 S. 1 VwVfG'),
  'sgb-x': rollBy('§ 26 Abs. 3 S. 1 SGB X'),
  sgg: rollBy('§ 64 Abs. 3 SGG'),
  vwgo: rollBy('§ 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO'),
  none: noRoll('keine Vorschrift verschiebt dieses Ende; 24:00 Uhr'),
}

/** Any period set off by an event; whoever asks says which law would move its end. */
const eventRule = defineDeadline({
  name: 'event-period',
  title: 'Ereignisfrist: der Tag des Ereignisses zählt nicht mit',
  group,
  kind,
  law: { source: '§ 187 Abs. 1, § 188 BGB', textOf, validFrom: '1900-01-01', validTo: null },
  facts: facts({
    eventOn: day('Ereignis', 'Tag, in dessen Lauf das Ereignis fällt.'),
    count: length,
    unit,
    endMovesBy: choice(
      'Ende am Wochenende oder Feiertag',
      'Welche Vorschrift das Ende auf den nächsten Werktag verschiebt.',
      {
        bgb: 'verschiebt sich: Erklärung oder Leistung (§ 193 BGB)',
        vwvfg: 'verschiebt sich: Verwaltungsverfahren (§ 31 Abs. 3 VwVfG)',
        'sgb-x': 'verschiebt sich: Sozialverwaltung (§ 26 Abs. 3 SGB X)',
        sgg: 'verschiebt sich: Sozialgericht (§ 64 Abs. 3 SGG)',
        vwgo: 'verschiebt sich: Verwaltungsgericht (§ 57 Abs. 2 VwGO)',
        none: 'verschiebt sich nicht',
      },
    ),
  }),
  example: { eventOn: '2026-11-27', count: 1, unit: 'months', endMovesBy: 'bgb' },
  compute: ({ eventOn, count, unit, endMovesBy }, calendar) =>
    eventPeriod(
      {
        on: eventOn,
        event: 'Ereignis',
        of: 'des Ereignisses',
        length: { count, unit },
        roll: rolls[endMovesBy],
      },
      calendar,
    ),
  warnOn: workingDaysBefore(5, 2),
})

/** Any period that begins with a whole day: benefits, permits, years of life. */
const startRule = defineDeadline({
  name: 'start-day-period',
  title: 'Beginnfrist: der erste Tag zählt mit',
  group,
  kind,
  law: { source: '§ 187 Abs. 2, § 188 BGB', textOf, validFrom: '1900-01-01', validTo: null },
  facts: facts({
    firstDay: day('Erster Tag', 'Tag, mit dessen Beginn die Frist läuft.'),
    count: length,
    unit,
    endMovesBy: choice(
      'Ende am Wochenende oder Feiertag',
      'Leistungs- und Aufenthaltszeiträume enden auch an einem Sonntag.',
      {
        bgb: 'verschiebt sich: Erklärung oder Leistung (§ 193 BGB)',
        none: 'verschiebt sich nicht (§ 26 Abs. 4 SGB X, § 31 Abs. 4 VwVfG)',
      },
    ),
  }),
  example: { firstDay: '2026-12-01', count: 6, unit: 'months', endMovesBy: 'none' },
  compute: ({ firstDay, count, unit, endMovesBy }, calendar) =>
    startDayPeriod(
      {
        first: firstDay,
        start: 'Frist beginnt',
        length: { count, unit },
        roll:
          endMovesBy === 'bgb'
            ? rolls.bgb
            : noRoll(
                'Zeitraum endet mit Ablauf seines letzten Tages, keine Verschiebung',
                '§ 26 Abs. 4 SGB X, § 31 Abs. 4 VwVfG',
              ),
      },
      calendar,
    ),
  warnOn: noWarning,
})

/** A period in working days, as agreements and some laws count: weekends and holidays drop out. */
const workingDayRule = defineDeadline({
  name: 'working-day-period',
  title: 'Frist nach Arbeitstagen: Montag bis Freitag ohne Feiertage',
  group,
  kind,
  law: { source: '§ 187 Abs. 1 BGB', textOf, validFrom: '1900-01-01', validTo: null },
  facts: facts({
    eventOn: day('Ereignis', 'Tag, in dessen Lauf das Ereignis fällt; er zählt nicht mit.'),
    count: count('Arbeitstage', 'Zahl der Arbeitstage.', 260),
  }),
  example: { eventOn: '2026-12-18', count: 10 },
  compute: ({ eventOn, count }, calendar) =>
    eventPeriod(
      {
        on: eventOn,
        event: 'Ereignis',
        of: 'des Ereignisses',
        length: workingDays(count),
        roll: rollAsAgreed('§ 193 BGB'),
      },
      calendar,
    ),
  warnOn: workingDaysBefore(3, 1),
})

export const generalRules: readonly DeadlineRule[] = [eventRule, startRule, workingDayRule]
