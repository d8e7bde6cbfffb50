import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'

/**
 * Strict on bodies: nothing is converted, stripped or filled in, unknown fields are faults. Only
 * what HTTP can carry as text alone (path, query, headers) is converted to the schema's types.
 */
export function createValidation(): FastifySchemaCompiler<object> {
  const options = {
    allErrors: true,
    removeAdditional: false,
    useDefaults: false,
    strict: false,
  } as const
  const body = new Ajv({ ...options, coerceTypes: false })
  const text = new Ajv({ ...options, coerceTypes: true, useDefaults: true })
  for (const ajv of [body, text]) addFormats.default(ajv)

  return ({ schema, httpPart }) => (httpPart === 'body' ? body : text).compile(schema)
}
