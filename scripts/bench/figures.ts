/** The p-th percentile, by nearest rank. */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: number[]): number => percentile(values, 50)

const rounded = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

/** `min / median / max` of the repeats. */
export function spread(values: number[]): string {
  if (values.length === 0) return '–'
  const parts = [Math.min(...values), median(values), Math.max(...values)]
  return parts.map(rounded).join(' / ')
}

export type Line = { what: string; unit: string; kimflow: number[]; raw: number[] }

/** One table for all figures: A beside B, smallest, middle and largest of the repeats. */
export function printTable(lines: Line[], beside = 'raw chain'): void {
  const cells = [
    ['', 'KIMflow (min / median / max)', beside, ''],
    ...lines.map(({ what, unit, kimflow, raw }) => [what, spread(kimflow), spread(raw), unit]),
  ]
  const widths = [0, 1, 2, 3].map((at) => Math.max(...cells.map((row) => (row[at] ?? '').length)))
  for (const row of cells) {
    console.log(row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
  }
}

/** One aim of the product, with what was measured beside it. */
export function printAim(what: string, measured: number, isMet: boolean, unit: string): void {
  console.log(`${isMet ? 'met     ' : 'not met '} ${what}: ${rounded(measured)} ${unit}`)
}
