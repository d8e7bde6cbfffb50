import type { ReactNode } from 'react'
import type { IconName } from '../icons/paths.ts'
import { Icon } from './icon.tsx'

export type BadgeTone =
  | 'plain'
  | 'quiet'
  | 'info'
  | 'ok'
  | 'soon'
  | 'today'
  | 'over'
  | 'danger'
  | 'resting'
type Props = { tone?: BadgeTone; icon?: IconName | undefined; children: ReactNode }

/** One to three words that name a state; never a button. */
export function Badge({ tone = 'plain', icon, children }: Props) {
  return (
    <span className={`badge badge-${tone}`}>
      {icon && <Icon name={icon} size="small" />}
      {children}
    </span>
  )
}
