/**
 * The only place that reads the system time. Legal dates are plain dates in Europe/Berlin; instants
 * are `Temporal.Instant`. The demo and the tests move the product's clock by an offset that lives in
 * Postgres (db/schema/clock.ts); production runs with offset zero.
 */
export const berlin = 'Europe/Berlin'

export type Clock = {
  /** The product's current instant. */
  now(): Temporal.Instant
  /** Today's date at the authority's place. */
  today(): Temporal.PlainDate
}

export type MovableClock = Clock & { move(offsetMs: number): void }

export function createClock(): MovableClock {
  let offsetMs = 0

  const now = () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offsetMs)

  return {
    now,
    today: () => now().toZonedDateTimeISO(berlin).toPlainDate(),
    move(ms) {
      offsetMs = ms
    },
  }
}

/** The calendar day of an instant in Europe/Berlin. */
export const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(berlin).toPlainDate()

/** The end of a day (24:00 local): a deadline on that day is missed from this instant on. */
export const endOfDay = (day: Temporal.PlainDate): Temporal.Instant =>
  day.add({ days: 1 }).toZonedDateTime({ timeZone: berlin }).toInstant()

/** The system's own time, never moved: sessions and request keys age by it, legal dates do not. */
export const systemNow = (): Temporal.Instant => Temporal.Now.instant()
