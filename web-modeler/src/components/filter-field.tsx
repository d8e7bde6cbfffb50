import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

type Props = { label: string; clear: string; value: string; onChange: (value: string) => void }

/** Filters what is already on the page. Names typed here never reach the address bar. */
export const FilterField = ({ label, clear, value, onChange }: Props) => (
  <div className="search-field">
    <Icon name="search" size="small" />
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
    {value && <IconButton icon="close" label={clear} onClick={() => onChange('')} />}
  </div>
)
