export type Unit = 'days' | 'weeks' | 'months' | 'years' | 'working-days'

/** How long a period is, in the unit its law counts. */
export type Length = { unit: Unit; count: number }

export const days = (count: number): Length => ({ unit: 'days', count })
export const weeks = (count: number): Length => ({ unit: 'weeks', count })
export const months = (count: number): Length => ({ unit: 'months', count })
export const years = (count: number): Length => ({ unit: 'years', count })
export const workingDays = (count: number): Length => ({ unit: 'working-days', count })

const words: Record<Unit, { one: string; many: string; feminine?: true }> = {
  days: { one: 'Tag', many: 'Tage' },
  weeks: { one: 'Woche', many: 'Wochen', feminine: true },
  months: { one: 'Monat', many: 'Monate' },
  years: { one: 'Jahr', many: 'Jahre' },
  'working-days': { one: 'Arbeitstag', many: 'Arbeitstage' },
}

const numbers = ['Null', 'Ein', 'Zwei', 'Drei', 'Vier', 'Fünf', 'Sechs', 'Sieben', 'Acht', 'Neun']

/** „Ein Monat“, „Zwei Wochen“, „14 Tage“. */
export function lengthText({ unit, count }: Length, dayWord?: string): string {
  const { one, many, feminine } = dayWord ? { one: dayWord, many: `${dayWord}e` } : words[unit]
  if (count === 1) return `${feminine ? 'Eine' : 'Ein'} ${one}`
  return `${numbers[count] ?? count} ${many}`
}

/** The same inside a sentence: „ein Monat“. */
export function lengthWords(length: Length, dayWord?: string): string {
  const text = lengthText(length, dayWord)
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}

/** „Ein Monat endet“, „Zwei Wochen enden“. */
export const lengthEnds = (length: Length): string =>
  `${lengthText(length)} ${length.count === 1 ? 'endet' : 'enden'}`
