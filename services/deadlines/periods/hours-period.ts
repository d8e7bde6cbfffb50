import type { ComputedDate, ExplanationStep } from '../../define/deadline.ts'
import { shortDay } from './german-days.ts'

const zone = 'Europe/Berlin'

/** „07.12.2026, 15:00 Uhr“ */
const moment = (at: Temporal.ZonedDateTime): string =>
  `${shortDay(at.toPlainDate())}, ${at.toPlainTime().toString({ smallestUnit: 'minute' })} Uhr`

const iso = (at: Temporal.ZonedDateTime): string =>
  at.toString({ smallestUnit: 'minute', timeZoneName: 'never' })

/** A time that exists on that day: neither 30 February nor the hour that summer time skips. */
export function isLocalTime(text: string): boolean {
  try {
    const local = Temporal.PlainDateTime.from(text, { overflow: 'reject' })
    return local.toZonedDateTime(zone).toPlainDateTime().equals(local)
  } catch {
    return false
  }
}

/** A period in hours: every hour counts, on weekends and holidays too; hours are real hours. */
export function hoursPeriod({
  startsAt,
  hours,
  basis,
}: {
  /** local time in Germany, e.g. 2026-12-04T15:00 */
  startsAt: string
  hours: number
  basis: string
}): ComputedDate {
  const begin = Temporal.PlainDateTime.from(startsAt).toZonedDateTime(zone)
  const at = begin.add({ hours })
  const on = at.toPlainDate()

  return {
    startsOn: begin.toPlainDate(),
    rawOn: on,
    dueOn: on,
    at,
    steps: [
      {
        step: 'Frist beginnt',
        day: iso(begin),
        why: `${moment(begin)}, Ortszeit${twice(begin) ? '; diese Uhrzeit gibt es an dem Tag zweimal, gerechnet wird ab der ersten (Sommerzeit)' : ''}`,
        basis,
      },
      {
        step: hours === 1 ? 'Eine Stunde' : `${hours} Stunden`,
        day: iso(begin),
        why: 'Samstage, Sonntage und Feiertage zählen mit; gerechnet wird in wirklich verstrichenen Stunden',
        basis,
      },
      ...clockChange(begin, at),
      { step: 'Frist endet', day: iso(at), why: `${moment(at)}, keine Verschiebung`, basis },
    ],
  }
}

/** In the night that ends summer time one hour comes twice. */
const twice = (begin: Temporal.ZonedDateTime): boolean =>
  begin.add({ hours: 1 }).toPlainDateTime().equals(begin.toPlainDateTime())

function clockChange(
  begin: Temporal.ZonedDateTime,
  end: Temporal.ZonedDateTime,
): ExplanationStep[] {
  const change = begin.getTimeZoneTransition('next')
  if (change === null || Temporal.ZonedDateTime.compare(change, end) > 0) return []
  const longer = change.offsetNanoseconds < change.subtract({ nanoseconds: 1 }).offsetNanoseconds
  return [
    {
      step: 'Zeitumstellung',
      day: iso(change),
      why: longer
        ? 'Ende der Sommerzeit: dieser Tag hat 25 Stunden, die Uhr zeigt am Ende eine Stunde weniger'
        : 'Beginn der Sommerzeit: dieser Tag hat 23 Stunden, die Uhr zeigt am Ende eine Stunde mehr',
      basis: 'Sommerzeitverordnung',
    },
  ]
}
