import { t } from '../texts/de.ts'
import { ChoiceGroup } from './choice-group.tsx'
import { DayInput, isDay } from './day-input.tsx'
import type { Fault } from './error-summary.tsx'
import { Field } from './field.tsx'

/** The part of JSON Schema in which decisions and deadline rules describe their facts. */
export type FieldSchema = {
  type?: string
  title?: string
  description?: string
  default?: unknown
  minimum?: number
  maximum?: number
  format?: string
  const?: unknown
  anyOf?: FieldSchema[]
  items?: FieldSchema
}
export type FactsSchema = { properties?: Record<string, FieldSchema>; required?: string[] }
export type FactValues = Readonly<Record<string, unknown>>

type Props = {
  schema: FactsSchema
  values: FactValues
  faults: readonly Fault[]
  onChange: (name: string, value: unknown) => void
}

const words = t.schemaFields
const mostRadios = 5

/** Fields drawn from a schema: what must be said first, what may be left out folded away below. */
export function SchemaFields({ schema, values, faults, onChange }: Props) {
  const fields = Object.entries(schema.properties ?? {})
  const isRequired = (name: string) => schema.required?.includes(name) ?? false
  const free = fields.filter(([name]) => !isRequired(name))
  const draw = ([name, field]: [string, FieldSchema]) => (
    <SchemaField
      key={name}
      id={fieldId(name)}
      schema={field}
      optional={!isRequired(name)}
      value={values[name]}
      error={faults.find(({ target }) => target === fieldId(name))?.message}
      onChange={(value) => onChange(name, value)}
    />
  )
  const open = free.some(([name]) => faults.some(({ target }) => target === fieldId(name)))
  return (
    <>
      {fields.filter(([name]) => isRequired(name)).map(draw)}
      {free.length > 0 && (
        <details className="more-fields" open={open || undefined}>
          <summary>{words.more(free.length)}</summary>
          {free.map(draw)}
        </details>
      )}
    </>
  )
}

/** The id of the control that asks for a fact; an error summary links to it. */
export const fieldId = (name: string): string => `fact-${name}`

/** Days that were typed and do not exist; the server would refuse them in other words. */
export const dayFaults = (schema: FactsSchema, values: FactValues): Fault[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const asksForDay = [field, ...(field.anyOf ?? [])].some(({ format }) => format === 'date')
    const value = values[name]
    return asksForDay && typeof value === 'string' && !isDay(value)
      ? [{ target: fieldId(name), message: words.dayFault(field.title ?? name) }]
      : []
  })

/** What the fields start with: the schema's own defaults. */
export const startValues = (schema: FactsSchema): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )

type FieldProps = {
  id: string
  schema: FieldSchema
  optional: boolean
  value: unknown
  error: string | undefined
  onChange: (value: unknown) => void
}

function SchemaField(props: FieldProps) {
  const { id, schema, error, value, onChange } = props
  const choices = optionsOf(schema)
  const shared = { id, error, hint: schema.description }
  if (schema.type === 'array') {
    const chosen = Array.isArray(value) ? value.map(String) : []
    return (
      <ChoiceGroup
        {...shared}
        legend={schema.title ?? id}
        look="columns"
        options={optionsOf(schema.items ?? {})}
        value={chosen}
        onChange={(one) =>
          onChange(chosen.includes(one) ? chosen.filter((it) => it !== one) : [...chosen, one])
        }
      />
    )
  }
  if (schema.type === 'boolean') {
    return (
      <ChoiceGroup
        {...shared}
        legend={schema.title ?? id}
        look="columns"
        options={words.yesNo}
        value={value === undefined ? '' : String(value)}
        onChange={(one) => onChange(one === 'true')}
      />
    )
  }
  if (choices.length > 0 && choices.length <= mostRadios) {
    return (
      <ChoiceGroup
        {...shared}
        legend={schema.title ?? id}
        options={choices}
        value={typeof value === 'string' ? value : ''}
        onChange={onChange}
      />
    )
  }
  return <OneLine {...props} choices={choices} />
}

function OneLine({
  id,
  schema,
  optional,
  error,
  value,
  onChange,
  choices,
}: FieldProps & { choices: { value: string; label: string }[] }) {
  const kind = schema.anyOf?.find(({ type }) => type !== 'null' && type !== undefined) ?? schema
  const mayBeUnknown = schema.anyOf?.some(({ type }) => type === 'null') ?? false
  const nothing = mayBeUnknown ? null : undefined
  const hint = [
    schema.description,
    kind.format === 'date' && words.dayHint,
    mayBeUnknown && words.leaveEmpty,
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <Field
      id={id}
      label={schema.title ?? id}
      optional={optional}
      hint={hint || undefined}
      error={error}
    >
      {(wiring) => {
        if (choices.length > 0) {
          return (
            <select
              {...wiring}
              value={typeof value === 'string' ? value : ''}
              onChange={(event) => onChange(event.target.value || undefined)}
            >
              <option value="">{words.choose}</option>
              {choices.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          )
        }
        if (kind.format === 'date') {
          return (
            <DayInput
              {...wiring}
              value={typeof value === 'string' ? value : ''}
              onChange={(day) => onChange(day === '' ? nothing : day)}
            />
          )
        }
        const isNumber = kind.type === 'integer' || kind.type === 'number'
        return (
          <input
            {...wiring}
            type={isNumber ? 'number' : 'text'}
            {...(isNumber ? { min: kind.minimum, max: kind.maximum, step: 1 } : {})}
            autoComplete="off"
            value={value === null || value === undefined ? '' : String(value)}
            onChange={({ target }) =>
              onChange(
                target.value === '' ? nothing : isNumber ? Number(target.value) : target.value,
              )
            }
          />
        )
      }}
    </Field>
  )
}

const optionsOf = (schema: FieldSchema): { value: string; label: string }[] =>
  (schema.anyOf ?? []).flatMap(({ const: value, title }) =>
    typeof value === 'string' ? [{ value, label: title ?? value }] : [],
  )
