import { holidaysOf, type State, stateNames } from './holidays.ts'

type Day = Temporal.PlainDate

const inParts = 'nur in einzelnen Gemeinden'

/** Holidays that some municipalities of a state have and the state has not. */
const municipal: Readonly<Partial<Record<State, Readonly<Record<string, string>>>>> = {
  BY: { assumption: 'in Gemeinden mit überwiegend katholischer Bevölkerung' },
  SN: { corpusChristi: inParts },
  TH: { corpusChristi: inParts },
}

/**
 * Why a day many take for a holiday is none: Christmas Eve, New Year's Eve, Rose Monday, Repentance
 * Day outside of Saxony, and what only some municipalities have. Null for every other day.
 */
export function whyOrdinary(state: State, day: Day): string | null {
  const holidays = holidaysOf(state, day.year)
  if (day.dayOfWeek > 5 || holidays.has(day.toString())) return null
  const where = stateNames[state]
  const easterMonday = [...holidays].find(([, name]) => name === 'Ostermontag')?.[0]
  const offset = easterMonday ? Temporal.PlainDate.from(easterMonday).until(day).days : 0
  const date = `${day.month}-${day.day}`

  if (date === '12-24') return `Heiligabend ist ${where} kein gesetzlicher Feiertag`
  if (date === '12-31') return `Silvester ist ${where} kein gesetzlicher Feiertag`
  if (offset === -49) return `Rosenmontag ist ${where} kein gesetzlicher Feiertag`
  if (day.month === 11 && day.dayOfWeek === 3 && day.day >= 16 && day.day <= 22)
    return `Buß- und Bettag ist ${where} kein gesetzlicher Feiertag`
  const { assumption, corpusChristi } = municipal[state] ?? {}
  if (assumption && date === '8-15')
    return `Mariä Himmelfahrt ist ${where} nur ${assumption} Feiertag`
  if (corpusChristi && offset === 59) return `Fronleichnam ist ${where} ${corpusChristi} Feiertag`
  return null
}
