import { getHolidays } from 'feiertagejs'
import { defect } from '../failure.ts'

/** The sixteen states, with the words that follow „Feiertag“ in an explanation. */
export const stateNames = {
  BB: 'in Brandenburg',
  BE: 'in Berlin',
  BW: 'in Baden-Württemberg',
  BY: 'in Bayern',
  HB: 'in Bremen',
  HE: 'in Hessen',
  HH: 'in Hamburg',
  MV: 'in Mecklenburg-Vorpommern',
  NI: 'in Niedersachsen',
  NW: 'in NRW',
  RP: 'in Rheinland-Pfalz',
  SH: 'in Schleswig-Holstein',
  SL: 'im Saarland',
  SN: 'in Sachsen',
  ST: 'in Sachsen-Anhalt',
  TH: 'in Thüringen',
} as const

export type State = keyof typeof stateNames

/**
 * States that made Reformation Day a holiday only in 2018 (2017 it was one everywhere); the library
 * has it for every year.
 */
const reformationSince2018: readonly State[] = ['HB', 'HH', 'NI', 'SH']

/** A holiday in Catholic municipalities only: counting it would promise some people a day too many. */
const inPartsOnly: Readonly<Partial<Record<State, string>>> = { BY: 'MARIAHIMMELFAHRT' }

/** Holidays a state set for a single year; the library knows none of them. */
const single: Readonly<Record<string, string>> = {
  'BE-2020-05-08': 'Tag der Befreiung',
  'BE-2025-05-08': 'Tag der Befreiung',
}

const years = new Map<string, ReadonlyMap<string, string>>()

/** The state a tenant is in, checked; an unknown one is a fault of the directory. */
export function readState(state: string): State {
  if (Object.hasOwn(stateNames, state)) return state as State
  throw defect('STATE_UNKNOWN', `No holiday calendar for the state ${state}`)
}

/**
 * Holidays of one year in one state, ISO date → German name. State-wide ones only: not Assumption
 * Day in parts of Bavaria, the Augsburg festival, or Corpus Christi in parts of Saxony and Thuringia.
 * The library answers in instants at noon UTC, hence the same day everywhere.
 */
export function holidaysOf(state: State, year: number): ReadonlyMap<string, string> {
  const key = `${state}-${year}`
  const known = years.get(key)
  if (known) return known

  const holidays = new Map<string, string>()
  for (const holiday of getHolidays(year, state)) {
    const tooEarly = year < 2017 && reformationSince2018.includes(state)
    if (holiday.name === 'REFORMATIONSTAG' && tooEarly) continue
    if (holiday.name === inPartsOnly[state]) continue
    holidays.set(holiday.date.toISOString().slice(0, 10), holiday.translate('de') ?? holiday.name)
  }
  for (const [place, name] of Object.entries(single)) {
    if (place.startsWith(key)) holidays.set(place.slice(3), name)
  }
  years.set(key, holidays)

  return holidays
}
