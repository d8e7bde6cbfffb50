import { Field } from '../../components/field.tsx'
import { type DeadlineRule, factsOf } from '../../resources/deadline-rules.ts'
import { type Entered, wayKey } from './entered.ts'

type Props = { rule: DeadlineRule; entered: Entered; onChange: (entered: Entered) => void }

/** Where a rule takes one of several days, which one is known: only that field is then asked. */
export function WayChoice({ rule, entered, onChange }: Props) {
  const ways = factsOf(rule).filter(({ schema }) => schema.alternative)
  const question = ways[0]?.schema.alternative
  if (!question) return null
  const key = wayKey(question)
  return (
    <Field id="way" label={question}>
      {(wiring) => (
        <select
          {...wiring}
          value={entered[key] ?? ways[0]?.name ?? ''}
          onChange={({ target }) => onChange({ ...entered, [key]: target.value })}
        >
          {ways.map(({ name, schema }) => (
            <option key={name} value={name}>
              {schema.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
