import { ChoiceGroup } from '../../components/choice-group.tsx'
import type { Fault } from '../../components/error-summary.tsx'
import { Field } from '../../components/field.tsx'
import type { AnswerField } from '../../resources/notices.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

const words = t.notice.answer
type Draft = Record<string, string>
type Props = {
  fields: readonly AnswerField[]
  draft: Draft
  faults: readonly Fault[]
  onChange: (draft: Draft) => void
}

const fieldId = ({ name }: AnswerField) => `answer-${name}`

/** The days and picked answers that may come with an answer, as the notice declares them. */
export function AnswerFields({ fields, draft, faults, onChange }: Props) {
  return (
    <>
      {fields.map((field) => {
        const id = fieldId(field)
        const value = draft[field.name] ?? ''
        const error = faults.find(({ target }) => target === id)?.message
        const set = (next: string) => onChange({ ...draft, [field.name]: next })
        const options = optionsOf(field)
        if (options.length > 0 && options.length <= 5)
          return (
            <ChoiceGroup
              key={field.name}
              id={id}
              legend={field.required ? field.title : `${field.title} ${t.optional}`}
              error={error}
              options={options}
              value={value}
              onChange={set}
            />
          )
        return (
          <Field
            key={field.name}
            id={id}
            label={field.title}
            optional={!field.required}
            hint={field.kind === 'date' ? words.dayHint : undefined}
            error={error}
          >
            {(wiring) =>
              options.length > 0 ? (
                <select {...wiring} value={value} onChange={(event) => set(event.target.value)}>
                  <option value="">{words.choose}</option>
                  {options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  {...wiring}
                  inputMode="numeric"
                  maxLength={20}
                  value={value}
                  onChange={(event) => set(event.target.value)}
                />
              )
            }
          </Field>
        )
      })}
    </>
  )
}

function optionsOf({ kind, options }: AnswerField) {
  if (kind === 'flag')
    return [
      { value: 'true', label: t.work.form.yes },
      { value: 'false', label: t.work.form.no },
    ]
  return options.map(({ code, title }) => ({ value: code, label: title }))
}

/** What was typed as the server wants it, or what is wrong with it. */
export function readAnswerFields(
  fields: readonly AnswerField[],
  draft: Draft,
): { facts: Record<string, unknown>; faults: Fault[] } {
  const facts: Record<string, unknown> = {}
  const faults: Fault[] = []
  for (const field of fields) {
    const typed = (draft[field.name] ?? '').trim()
    const fault = (say: (title: string) => string) =>
      faults.push({ target: fieldId(field), message: say(field.title) })
    if (typed === '') {
      if (field.required) fault(words.fieldFault)
      continue
    }
    const value = valueFrom(field.kind, typed)
    if (value === null) fault(field.kind === 'date' ? words.dayFault : words.numberFault)
    else facts[field.name] = value
  }
  return { facts, faults }
}

function valueFrom(kind: string, typed: string): string | number | boolean | null {
  if (kind === 'date') return dates.parse(typed)
  if (kind === 'flag') return typed === 'true'
  if (kind === 'number') return /^-?\d+$/.test(typed) ? Number(typed) : null
  return typed
}
