type Day = Temporal.PlainDate

/** The days a change between two benefits hangs on, as far as they are known. */
export type Cover = {
  /** last days the old benefit pays for; the latest counts */
  coveredUntil: readonly Day[]
  /** first day the new benefit is owed for */
  owedFrom: Day | null
  /** day the person could use the new benefit's money */
  paidOn: Day | null
  /** day an advance, an order of the court or cash helped out; it asks for no entitlement */
  bridgedOn: Day | null
}

export type Gap = {
  gapDays: number
  /** first day after the old benefit, unless the next money was there in time */
  uncoveredFrom: Day | null
}

/**
 * Counts the days on which a person has nothing to live on: from the day after the old benefit to the
 * day before the next money, whatever the law says about entitlement. While no money has come the days
 * up to and with today count. Months do not matter here, and neither do weekends.
 */
export function countGap({ coveredUntil, owedFrom, paidOn, bridgedOn }: Cover, today: Day): Gap {
  const last = coveredUntil.toSorted(Temporal.PlainDate.compare).at(-1)
  if (!last) return { gapDays: 0, uncoveredFrom: null }
  const first = last.add({ days: 1 })
  const payment = paidOn && owedFrom ? later(paidOn, owedFrom) : paidOn
  const [coveredAgain = today.add({ days: 1 })] = [payment, bridgedOn]
    .filter((day) => day !== null)
    .toSorted(Temporal.PlainDate.compare)
  const gapDays = Math.max(0, first.until(coveredAgain).days)
  const inTime = gapDays === 0 && (payment !== null || bridgedOn !== null)

  return { gapDays, uncoveredFrom: inTime ? null : first }
}

const later = (one: Day, other: Day): Day =>
  Temporal.PlainDate.compare(one, other) >= 0 ? one : other
