import type { ReactNode } from 'react'

type Props = {
  rows: readonly (readonly [string, ReactNode] | null | false)[]
  size?: 'narrow' | 'wide'
}

/** Term and value in two columns. */
export function Facts({ rows, size = 'wide' }: Props) {
  return (
    <dl className={`facts facts-${size}`}>
      {rows.map((row) =>
        row ? (
          <div key={row[0]}>
            <dt>{row[0]}</dt>
            <dd>{row[1]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
