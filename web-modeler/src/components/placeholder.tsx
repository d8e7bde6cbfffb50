import { useEffect, useState } from 'react'
import { t } from '../texts/de.ts'

type Props = { rows?: number; label?: string }

/** Nothing for 300 ms, then still rows of the real height. */
export function Placeholder({ rows = 6, label = t.loading }: Props) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <div className="placeholder" role="status">
      {Array.from({ length: rows }, (_, nr) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={nr} className="placeholder-row" aria-hidden="true">
          <i />
          <i />
        </div>
      ))}
      <p className="meta">{label}</p>
    </div>
  )
}
