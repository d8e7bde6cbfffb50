import type { ReactNode } from 'react'

type Props = {
  day: number
  of: number
  resting?: boolean
  size?: 'small' | 'large'
  children: ReactNode
}

/** One segment per agreed working day, a stroke at the agreed end; the words beside it say the same. */
export function ResponseClock({ day, of, resting = false, size = 'small', children }: Props) {
  const late = Math.max(0, day - of)
  const tone = resting ? 'resting' : late > 0 ? 'over' : of - day <= 1 ? 'soon' : 'planned'
  return (
    <div className={`clock clock-${size} clock-${tone}`}>
      <span className="clock-bar" aria-hidden="true">
        {segments(of).map((nr) => (
          <i key={nr} className={nr <= day ? 'filled' : ''} />
        ))}
        <b />
        {segments(Math.min(late, 6)).map((nr) => (
          <i key={`late-${nr}`} className="late" />
        ))}
      </span>
      <span className="clock-words">{children}</span>
    </div>
  )
}

const segments = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
