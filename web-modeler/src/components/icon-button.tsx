import type { ComponentProps } from 'react'
import type { IconName } from '../icons/paths.ts'
import { Icon } from './icon.tsx'

type Props = ComponentProps<'button'> & { icon: IconName; label: string }

/** Only for close, more, print, zoom, back, menu, hints and help; the name is shown on hover. */
export function IconButton({ icon, label, className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`icon-button ${className}`}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  )
}
