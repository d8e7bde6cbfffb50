import { type ReactNode, useEffect, useRef, useState } from 'react'

type Props = {
  label: string
  face: ReactNode
  className?: string
  children: (close: () => void) => ReactNode
}

/** A button that opens a small panel. Escape and a click elsewhere close it; the focus returns. */
export function Menu({ label, face, className = '', children }: Props) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [open])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is caught for the controls inside
    <div
      className={`menu ${className}`}
      ref={root}
      onKeyDown={(event) => event.key === 'Escape' && open && close()}
    >
      <button
        ref={button}
        type="button"
        className="menu-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="visually-hidden">{label}</span>
        {face}
      </button>
      {open && <div className="menu-panel">{children(close)}</div>}
    </div>
  )
}
