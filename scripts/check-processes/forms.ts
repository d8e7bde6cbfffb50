import type { TSchema } from 'typebox'
import type { FormContract } from '../../processes/process-contract.ts'
import { comparisonsIn, faultIn, variablesIn } from './feel.ts'
import type { Finding, Form, Rule } from './project.ts'

/** What could load or run something foreign in the page has no place in a form. */
const forbidden = ['html', 'iframe', 'image', 'documentPreview', 'filepicker']
const presentational = ['text', 'group', 'spacer', 'separator', 'button']

/** A form's fields are exactly the values its contract names, with exactly its codes. */
export const checkForms: Rule = ({ forms, contracts }) => {
  const findings: Finding[] = forms.flatMap((form) => {
    const contract = contracts.find(({ processId }) => processId === form.folder)
    return checkForm(form, contract?.forms[form.id])
  })
  for (const { processId, forms: listed, variables } of contracts) {
    for (const [id, { values, toEngine }] of Object.entries(listed)) {
      const refuse = (problem: string) =>
        findings.push({ file: `${processId}/contract.ts`, element: id, problem })
      if (!forms.some((form) => form.id === id && form.folder === processId)) {
        refuse(`the contract lists a form without a file; add forms/${id}.form or remove it`)
      }
      for (const key of toEngine) {
        if (!(key in values.properties)) refuse(`hands ${key} to the engine, but has no such value`)
        if (!(key in variables.properties)) {
          refuse(`hands ${key} to the engine, but the process has no such variable`)
        }
      }
    }
  }
  return findings
}

function checkForm(form: Form, contract: FormContract | undefined): Finding[] {
  const findings: Finding[] = []
  const refuse = (element: string, problem: string) =>
    findings.push({ file: form.file, element, problem })

  if (!form.file.endsWith(`/forms/${form.id}.form`)) {
    refuse(form.id, 'the file name is not the form id; rename one of them')
  }
  for (const { id, type } of form.fields.filter((field) => forbidden.includes(field.type))) {
    refuse(id, `the component ${type} is not allowed in a form; remove it`)
  }
  if (!contract) {
    refuse(
      form.id,
      'the contract of the process does not list this form; add it or remove the file',
    )
    return findings
  }

  const fields = form.fields.filter(
    ({ type }) => !presentational.includes(type) && !forbidden.includes(type),
  )
  const values: Record<string, TSchema> = contract.values.properties
  for (const { id, key, options } of fields) {
    const schema = values[key]
    if (!schema) refuse(id, `the contract has no value ${key}; add it or mend the key`)
    else if (options && differs(options, codesOf(schema))) {
      refuse(id, `the options of ${key} are not the codes of the contract; make them the same`)
    }
  }
  for (const { id, hide } of form.fields.filter((field) => field.hide)) {
    for (const problem of hidingFaults(hide, values)) refuse(id, `is hidden ${problem}`)
  }
  for (const key of Object.keys(values)) {
    if (!fields.some((field) => field.key === key)) {
      refuse(key, 'the contract names this value, the form has no field for it; add or remove one')
    }
  }
  return findings
}

/** A field hides behind other fields of its form and their codes. */
function hidingFaults(hide: string, values: Record<string, TSchema>): string[] {
  const fault = faultIn(hide)
  if (fault) return [`by “${hide}”, which ${fault}; mend it`]
  return [
    ...variablesIn(hide)
      .filter((name) => !(name in values))
      .map((name) => `by ${name}, which is no field of the form; mend it`),
    ...comparisonsIn(hide).flatMap(({ variable, code }) => {
      const known = values[variable] && codesOf(values[variable])
      return known && !known.includes(code)
        ? [`while ${variable} is “${code}”, which it never is; known: ${known.join(', ')}`]
        : []
    }),
  ]
}

/** The codes a schema allows, through arrays and optional values; null where it is not a list. */
export function codesOf(schema: TSchema): string[] | null {
  const {
    const: literal,
    anyOf,
    items,
  } = schema as {
    const?: unknown
    anyOf?: TSchema[]
    items?: TSchema
  }
  if (typeof literal === 'string') return [literal]
  if (items) return codesOf(items)
  if (!anyOf) return null
  const codes = anyOf.flatMap((member) => codesOf(member) ?? [])
  return codes.length > 0 ? codes : null
}

const differs = (options: string[], codes: string[] | null): boolean =>
  codes !== null && [...options].sort().join() !== [...codes].sort().join()
