import { type ReactNode, useId } from 'react'
import { t } from '../texts/de.ts'
import { Icon } from './icon.tsx'

type Wiring = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }
type Props = {
  label: string
  optional?: boolean
  hint?: string | undefined
  error?: string | undefined
  /** fixed id, so that an error summary can link here */
  id?: string
  children: (wiring: Wiring) => ReactNode
}

/** Label above, hint below; an error replaces the hint and says how to mend it. */
export function Field({ label, optional, hint, error, id, children }: Props) {
  const own = useId()
  const fieldId = id ?? own
  const note = error ?? hint
  return (
    <div className={`field ${error ? 'field-faulty' : ''}`}>
      <label htmlFor={fieldId}>
        {label} {optional && <span className="optional">{t.optional}</span>}
      </label>
      {children({
        id: fieldId,
        ...(note ? { 'aria-describedby': `${fieldId}-note` } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {note && (
        <p id={`${fieldId}-note`} className={error ? 'field-error' : 'meta'}>
          {error && <Icon name="error" size="small" />}
          {note}
        </p>
      )}
    </div>
  )
}
