import type { ReactNode } from 'react'

type Props = { className?: string; label: string; children: ReactNode }

/** A part that scrolls by itself can be reached and scrolled by keys, also when nothing in it is a control. */
export const ScrollArea = ({ className = '', label, children }: Props) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
  // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling by keys needs the focus (WCAG 2.1.1)
  <div className={className} role="group" aria-label={label} tabIndex={0}>
    {children}
  </div>
)
