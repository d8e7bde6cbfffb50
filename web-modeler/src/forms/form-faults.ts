import { asProblem } from '../api.ts'
import type { Fault } from '../components/error-summary.tsx'
import type { FormErrors } from './form-view.tsx'

/** What the form itself found, one line per field. */
export const ownFaults = (errors: FormErrors): Fault[] =>
  errors.map(({ key, label, message }) => ({
    target: key,
    message: /[?:]$/.test(label) ? `${label} ${message}` : `${label}: ${message}`,
  }))

/** What the server found in single fields; empty when its refusal is about something else. */
export const serverFaults = (cause: unknown): Fault[] =>
  asProblem(cause).fields.map(({ path, message }) => ({ target: fieldOf(path), message }))

/** `/outcome` or `/values/outcome` → `outcome` */
const fieldOf = (path: string) => path.split('/').at(-1) ?? ''
