import type { TObject } from 'typebox'
import { Compile } from 'typebox/compile'
import { defect } from '../failure.ts'

type Values = Record<string, unknown>

/**
 * Reads exactly the properties a schema names out of a set of variables, or all of them where it says
 * so; what does not fit is a defect with the path of the fault, never with the value. Compiled once per worker.
 */
export function createReader(schema: TObject, code: string): (variables: Values) => Values {
  const validator = Compile(schema)
  const required = new Set<string>((schema.required as string[] | undefined) ?? [])
  const names = Object.keys(schema.properties)
  const takesAll = takesAnyVariable(schema)

  return (variables) => {
    const values: Values = takesAll ? { ...variables } : {}
    for (const name of names) {
      const value = variables[name]
      // The engine says null for "not set", which an optional property says by being absent.
      const absent = value === undefined || (value === null && !required.has(name))
      if (!absent) values[name] = value
    }
    if (!validator.Check(values)) throw defect(code, faultsOf(validator.Errors(values)))
    return values
  }
}

/** A diagram may name variables that no code knows; a schema says so with `additionalProperties`. */
export const takesAnyVariable = (schema: TObject): boolean =>
  typeof (schema as { additionalProperties?: unknown }).additionalProperties === 'object'

type Fault = { instancePath: string; keyword: string; params: object }

function faultsOf(errors: Fault[]): string {
  const faults = errors.map(({ instancePath, keyword, params }) =>
    keyword === 'required' && 'requiredProperties' in params
      ? `${instancePath}/${String(params.requiredProperties)} is missing`
      : `${instancePath || '/'} breaks ${keyword}`,
  )
  return [...new Set(faults)].slice(0, 5).join(', ')
}
