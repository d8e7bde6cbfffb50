import { type ReactNode, useId } from 'react'

type Props = {
  title: ReactNode
  meta?: ReactNode
  side?: ReactNode
  footer?: ReactNode
  className?: string
  children: ReactNode
  id?: string
}

/** Title line with state at the end, body, actions at the foot. */
export function Card({ title, meta, side, footer, className = '', children, id }: Props) {
  const heading = useId()
  return (
    <article className={`card ${className}`} aria-labelledby={heading} id={id}>
      <header className="card-head">
        <div>
          <h2 id={heading}>{title}</h2>
          {meta && <p className="meta">{meta}</p>}
        </div>
        {side && <div className="card-side">{side}</div>}
      </header>
      <div className="card-body">{children}</div>
      {footer && <footer className="card-foot">{footer}</footer>}
    </article>
  )
}
