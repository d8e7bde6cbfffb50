import { useId } from 'react'
import { Icon } from './icon.tsx'

type Option = { value: string; label: string; hint?: string }
type Props = {
  legend: string
  hint?: string | undefined
  error?: string | undefined
  options: readonly Option[]
  /** one value for radio buttons, a list for checkboxes */
  value: string | readonly string[]
  onChange: (value: string) => void
  look?: 'list' | 'boxes' | 'columns'
  id?: string
}

/** Radio buttons or checkboxes of one question. `onChange` gets the option that was clicked. */
export function ChoiceGroup({
  legend,
  hint,
  error,
  options,
  value,
  onChange,
  look = 'list',
  id,
}: Props) {
  const own = useId()
  const name = id ?? own
  const several = typeof value !== 'string'
  return (
    <fieldset
      className={`choices choices-${look}`}
      id={name}
      tabIndex={-1}
      aria-describedby={error || hint ? `${name}-note` : undefined}
    >
      <legend>{legend}</legend>
      {(error || hint) && (
        <p id={`${name}-note`} className={error ? 'field-error' : 'meta'}>
          {error && <Icon name="error" size="small" />}
          {error ?? hint}
        </p>
      )}
      <div className="choices-options">
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              checked={several ? value.includes(option.value) : value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span className="choice-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
