import type { ReactNode } from 'react'
import type { IconName } from '../icons/paths.ts'
import { Icon } from './icon.tsx'

type Props = { icon: IconName; title: string; text?: string; children?: ReactNode }

/** What is true, what comes next, one or two ways on. */
export function Empty({ icon, title, text, children }: Props) {
  return (
    <div className="empty">
      <Icon name={icon} size="large" />
      <h2>{title}</h2>
      {text && <p className="muted">{text}</p>}
      {children && <div className="empty-actions">{children}</div>}
    </div>
  )
}
