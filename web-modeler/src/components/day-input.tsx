import type { ComponentProps } from 'react'
import { dates } from '../texts/dates.ts'

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> & {
  /** 2026-12-09, or what was typed and is no day yet */
  value: string
  onChange: (value: string) => void
}

/** A day as tt.mm.jjjj, whatever language the browser speaks. */
export const DayInput = ({ value, onChange, ...wiring }: Props) => (
  <input
    {...wiring}
    inputMode="numeric"
    autoComplete="off"
    value={isDay(value) ? dates.numeric(value) : value}
    onChange={({ target }) => onChange(dates.parse(target.value) ?? target.value)}
  />
)

export const isDay = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
