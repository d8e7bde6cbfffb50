import type { Values } from '../resources/tasks.ts'
import { dates } from '../texts/dates.ts'
import { t } from '../texts/de.ts'

type Option = { label?: string; value?: unknown }
export type FormComponent = {
  type: string
  id?: string
  key?: string
  label?: string
  /** a field of a day or a time has its own names */
  dateLabel?: string
  timeLabel?: string
  description?: string
  components?: FormComponent[]
  validate?: { required?: boolean }
  values?: Option[]
  valuesKey?: string
}
export type FormSchema = { components: FormComponent[] }

/** These could bring foreign content or files onto the page; a task never needs them. */
const refused = new Set(['html', 'iframe', 'image', 'filepicker', 'documentPreview', 'button'])
const marked = new Set([
  'textfield',
  'textarea',
  'number',
  'datetime',
  'select',
  'taglist',
  'radio',
  'checklist',
])

/** Required is the rule, so the optional fields are the ones that say so. */
export function prepareSchema(schema: unknown): FormSchema {
  const { components = [], ...rest } = schema as FormSchema
  return { ...rest, components: prepare(components) }
}

function prepare(components: readonly FormComponent[]): FormComponent[] {
  return components
    .filter((component) => !refused.has(component.type))
    .map((component) => ({
      ...component,
      ...(component.components ? { components: prepare(component.components) } : {}),
      ...(isOptional(component) ? named(component, `${labelOf(component)} ${t.optional}`) : {}),
    }))
}

const isOptional = (component: FormComponent) =>
  marked.has(component.type) &&
  !labelOf(component).includes('(') &&
  // A description says when the field is needed after all.
  !component.description &&
  component.validate?.required !== true

const named = ({ label, dateLabel }: FormComponent, name: string) =>
  label === undefined && dateLabel !== undefined ? { dateLabel: name } : { label: name }

/** Every component that carries a value, in the order of the page. */
export const fieldsOf = (components: readonly FormComponent[]): FormComponent[] =>
  components.flatMap((component) => [
    ...(component.key ? [component] : []),
    ...(component.components ? fieldsOf(component.components) : []),
  ])

/** The name a person sees above the field. */
export const labelOf = ({ label, dateLabel, timeLabel, key = '' }: FormComponent): string =>
  label ?? dateLabel ?? timeLabel ?? key

/** The form's own values, without the option lists that came with them. */
export function ownValues(schema: FormSchema, data: Values): Values {
  const keys = new Set(fieldsOf(schema.components).map((field) => field.key))
  return Object.fromEntries(
    Object.entries(data).filter(([key, value]) => keys.has(key) && value !== undefined),
  )
}

/** A value in the words of its own options. */
export function wordsFor(field: FormComponent, value: unknown, data: Values): string {
  if (value === null || value === undefined || value === '') return t.work.conflict.nothing
  if (Array.isArray(value)) {
    if (value.length === 0) return t.work.conflict.nothing
    return value.map((one) => wordsFor(field, one, data)).join(', ')
  }
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dates.numeric(value)
  if (typeof value === 'boolean') return value ? t.work.form.yes : t.work.form.no
  const offered = field.values ?? (field.valuesKey ? (data[field.valuesKey] as Option[]) : [])
  return offered?.find((option) => option.value === value)?.label ?? String(value)
}
