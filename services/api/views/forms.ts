import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defect } from '../../failure.ts'

const processes = fileURLToPath(new URL('../../../processes', import.meta.url))

/** Every form of every process folder, by id. Read when the API is built, not at import. */
export function readForms(): (formId: string) => unknown {
  const forms = new Map<string, unknown>()
  for (const file of readdirSync(processes, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.form')) continue
    const form = JSON.parse(readFileSync(`${processes}/${file}`, 'utf8')) as { id: string }
    forms.set(form.id, form)
  }

  return (formId) => {
    const form = forms.get(formId)
    if (!form) throw defect('FORM_UNKNOWN', `No form is called ${formId}`)
    return form
  }
}
