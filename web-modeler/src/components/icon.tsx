import { type IconName, iconPaths } from '../icons/paths.ts'

type Props = { name: IconName; size?: 'small' | 'normal' | 'large' }

const directional: readonly IconName[] = [
  'arrow-back',
  'arrow-forward',
  'call-made',
  'call-received',
  'reply',
  'undo',
]

/** Always beside a word or inside a named control, hence hidden from screen readers. */
export function Icon({ name, size = 'normal' }: Props) {
  const turning = directional.includes(name) ? ' icon-directional' : ''
  return (
    <svg
      className={`icon icon-${size}${turning}`}
      viewBox="0 -960 960 960"
      aria-hidden="true"
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  )
}
