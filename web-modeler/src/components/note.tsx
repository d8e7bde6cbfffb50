import type { ReactNode } from 'react'
import type { IconName } from '../icons/paths.ts'
import { Icon } from './icon.tsx'

type Props = {
  tone?: 'info' | 'warning' | 'danger' | 'ok' | 'plain'
  title?: ReactNode
  icon?: IconName
  role?: 'alert' | 'status'
  children?: ReactNode
}

/** Bar and tint; the first sentence is bold and complete. */
export function Note({ tone = 'plain', title, icon, role, children }: Props) {
  return (
    <div className={`note note-${tone}`} role={role}>
      {icon && <Icon name={icon} />}
      <div className="note-body">
        {title && <p className="strong">{title}</p>}
        {children}
      </div>
    </div>
  )
}
