import { Field } from '../../components/field.tsx'
import type { FactSchema } from '../../resources/deadline-rules.ts'
import { calculatorTexts as words } from '../../texts/calculator.ts'

type Props = {
  name: string
  schema: FactSchema
  needed: boolean
  value: string
  error?: string | undefined
  onChange: (value: string) => void
}

/** One fact of a rule, as its schema describes it. */
export function FactField({ name, schema, needed, value, error, onChange }: Props) {
  if (schema.type === 'boolean')
    return (
      <div>
        <label className="choice">
          <input
            id={`fact-${name}`}
            type="checkbox"
            checked={value === 'ja'}
            aria-describedby={`fact-${name}-note`}
            onChange={({ target }) => onChange(target.checked ? 'ja' : '')}
          />
          <span>{schema.title}</span>
        </label>
        <p id={`fact-${name}-note`} className={error ? 'field-error' : 'meta'}>
          {error ?? schema.description}
        </p>
      </div>
    )
  return (
    <Field
      id={`fact-${name}`}
      label={schema.title}
      optional={!needed}
      hint={hintOf(schema)}
      error={error}
    >
      {(wiring) =>
        schema.enumLabels ? (
          <select {...wiring} value={value} onChange={({ target }) => onChange(target.value)}>
            <option value="">{words.choose}</option>
            {Object.entries(schema.enumLabels).map(([word, label]) => (
              <option key={word} value={word}>
                {label}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...wiring}
            inputMode={schema.widget ? 'text' : 'numeric'}
            autoComplete="off"
            maxLength={24}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </Field>
  )
}

function hintOf({ type, format, widget, description, minimum, maximum }: FactSchema): string {
  if (format === 'date') return `${description} ${words.dayHint}`
  if (widget) return `${description} ${words.timeHint}`
  if (type === 'integer') return `${description} ${words.range(minimum ?? 1, maximum ?? 9999)}`
  return description
}
