import type { ComponentProps, MouseEvent } from 'react'
import type { IconName } from '../icons/paths.ts'
import { Icon } from './icon.tsx'

type Props = Omit<ComponentProps<'button'>, 'disabled'> & {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-solid'
  icon?: IconName | undefined
  size?: 'small' | 'normal'
  /** While sending the label stays and a second click does nothing. */
  busy?: boolean
  /** Why it cannot be used now; stands beside the button and keeps it focusable. */
  unavailable?: string | undefined
}

export function Button({
  kind = 'secondary',
  icon,
  size = 'normal',
  busy,
  unavailable,
  ...rest
}: Props) {
  const { children, className = '', onClick, type = 'button', ...button } = rest
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || unavailable) return event.preventDefault()
    onClick?.(event)
  }
  return (
    <>
      <button
        {...button}
        type={type}
        className={`button button-${kind} button-${size} ${className}`}
        aria-busy={busy || undefined}
        aria-disabled={unavailable ? true : undefined}
        onClick={click}
      >
        {busy ? <span className="spinner" /> : icon && <Icon name={icon} size="small" />}
        <span>{children}</span>
      </button>
      {unavailable && <span className="meta">{unavailable}</span>}
    </>
  )
}
