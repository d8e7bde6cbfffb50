import { Form } from '@bpmn-io/form-js-viewer'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { Values } from '../resources/tasks.ts'
import { nameComboboxes } from './form-comboboxes.ts'
import { type FormSchema, fieldsOf, labelOf, ownValues } from './form-schema.ts'
import { germanTexts, translateLeftovers } from './form-texts.ts'
import './form-view.css'

export type FormErrors = { key: string; label: string; message: string }[]
export type FormHandle = {
  submit: () => { values: Values; errors: FormErrors }
  focusField: (key: string) => void
  replace: (values: Values) => Promise<void>
}
type Props = {
  schema: FormSchema
  values: Values
  readOnly: boolean
  onChange: (values: Values) => void
  ref: Ref<FormHandle>
}

const controlSelector = 'input, select, textarea, button, [tabindex]'

/** The form viewer of the process platform, in German and in our colours. */
export function FormView({ schema, values, readOnly, onChange, ref }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const form = useRef<Form>(undefined)
  const first = useRef({ schema, values, readOnly })
  const changed = useRef(onChange)
  changed.current = onChange

  useEffect(() => {
    const container = place.current
    if (!container) return
    const viewer = new Form({ container, additionalModules: [germanTexts] })
    let known: string | undefined
    form.current = viewer
    viewer.on('changed', ({ data }: { data: Values }) => {
      if (known === undefined) return
      const values = ownValues(first.current.schema, data)
      const print = fingerprint(values)
      // The viewer also reports what it fills in by itself; that is nobody's typing.
      if (print === known) return
      known = print
      changed.current(values)
    })
    const watcher = new MutationObserver(() => {
      translateLeftovers(container)
      nameComboboxes(container)
    })
    watcher.observe(container, {
      childList: true,
      subtree: true,
      attributeFilter: ['placeholder', 'class'],
    })
    viewer.setProperty('readOnly', first.current.readOnly)
    void viewer.importSchema(first.current.schema, first.current.values).then(() => {
      known = fingerprint(ownValues(first.current.schema, first.current.values))
    })
    return () => {
      watcher.disconnect()
      viewer.destroy()
    }
  }, [])

  useEffect(() => form.current?.setProperty('readOnly', readOnly), [readOnly])

  useImperativeHandle(ref, () => ({
    submit() {
      const { data = {}, errors = {} } = form.current?.submit() ?? {}
      return { values: ownValues(schema, data), errors: errorsOf(schema, errors) }
    },
    focusField(key) {
      const field = fieldsOf(schema.components).find((one) => one.key === key)
      const controls = [...(place.current?.querySelectorAll<HTMLElement>(controlSelector) ?? [])]
      const input =
        controls.find((one) => one.id.endsWith(`-${field?.id}`)) ??
        controls.find((one) => one.id.includes(`-${field?.id}-`))
      input?.focus()
    },
    replace: async (next) => {
      await form.current?.importSchema(schema, { ...values, ...next })
    },
  }))

  return <div className="task-form bio-theme-parent" ref={place} />
}

/** Two states that a person could not tell apart print the same: empty, unset and unticked. */
const fingerprint = (values: Values): string =>
  JSON.stringify(
    Object.entries(values)
      .filter(
        ([, value]) => value !== null && value !== '' && value !== false && !isEmptyList(value),
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0

function errorsOf(schema: FormSchema, errors: Record<string, string[]>): FormErrors {
  return fieldsOf(schema.components).flatMap((field) => {
    const messages = errors[field.id ?? ''] ?? errors[field.key ?? ''] ?? []
    return messages.slice(0, 1).map((message) => ({
      key: field.key ?? '',
      label: labelOf(field),
      message,
    }))
  })
}
