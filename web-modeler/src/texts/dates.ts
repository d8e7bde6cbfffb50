/** How days and times are written. The server's instants are UTC; people read Berlin time. */
const zone = 'Europe/Berlin'
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('de-DE', { timeZone: zone, ...options })

const time = format({ hour: '2-digit', minute: '2-digit' })
const full = format({ weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' })
const numeric = format({ day: '2-digit', month: '2-digit', year: 'numeric' })
const weekday = format({ weekday: 'short' })
const dayMonth = format({ day: '2-digit', month: '2-digit' })

/** A plain date stands for the whole day; noon keeps it on that day in every zone of use. */
const asDate = (value: string): Date =>
  new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00Z` : value)

const shortWeekday = (date: Date) => weekday.format(date).replace('.', '')

export const dates = {
  /** 10:42 */
  time: (value: string) => time.format(asDate(value)),
  /** 09.12.2026 */
  numeric: (value: string) => numeric.format(asDate(value)),
  /** Mi 09.12.2026 */
  day: (value: string) => `${shortWeekday(asDate(value))} ${numeric.format(asDate(value))}`,
  /** Mi 09.12. */
  shortDay: (value: string) => `${shortWeekday(asDate(value))} ${dayMonth.format(asDate(value))}`,
  /** 09.12. */
  dayMonth: (value: string) => dayMonth.format(asDate(value)),
  /** 09.12. 10:42 */
  dayTime: (value: string) => `${dayMonth.format(asDate(value))} ${time.format(asDate(value))}`,
  /** Mittwoch, 09.12.2026 */
  full: (value: string) => full.format(asDate(value)),
  /** Mittwoch, 09.12.2026, 10:42 Uhr */
  fullTime: (value: string) => `${full.format(asDate(value))}, ${time.format(asDate(value))} Uhr`,
  /** 2026-12-09, the day in Berlin */
  iso: (value: string) => numeric.format(asDate(value)).split('.').toReversed().join('-'),
  year: (value: string) => numeric.format(asDate(value)).slice(-4),
  /** tt.mm.jjjj → 2026-12-09, or null when no such day exists. */
  parse(text: string): string | null {
    const match = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(text)
    if (!match) return null
    const [, day = '', month = '', year = ''] = match
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const date = new Date(`${iso}T12:00:00Z`)
    return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso) ? null : iso
  },
}
