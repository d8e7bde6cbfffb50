import { Errors } from 'typebox/value'
import type { DeadlineRule, Facts } from '../define/deadline.ts'
import { invalid } from '../failure.ts'

type FieldFault = { path: string; code: string; message: string }
type SchemaFault = ReturnType<typeof Errors>[number]
type FactSchema = {
  title?: string
  type?: string
  format?: string
  widget?: string
  minimum?: number
  maximum?: number
  enumLabels?: Record<string, string>
}

/** Facts as the rule declares them, or every fault with its field and how to mend it. */
export function checkFacts(rule: DeadlineRule, given: unknown): Facts {
  const faults = new Map<string, FieldFault>()
  for (const fault of Errors(rule.facts, given)) {
    for (const one of factFaults(rule, fault)) if (!faults.has(one.path)) faults.set(one.path, one)
  }
  if (faults.size > 0) throw factsInvalid([...faults.values()])
  const facts = given as Facts
  const conflicts = rule.faultsOf?.(facts) ?? []
  if (conflicts.length > 0)
    throw factsInvalid(
      conflicts.map(({ fact, message }) => ({ path: `/facts/${fact}`, code: 'conflict', message })),
    )

  return facts
}

const factsInvalid = (errors: readonly FieldFault[]) =>
  invalid('DEADLINE_FACTS_INVALID', 'The facts do not fit the rule', {
    cause: { body: { errors } },
  })

function factFaults({ facts }: DeadlineRule, fault: SchemaFault): FieldFault[] {
  const properties = facts.properties as Record<string, FactSchema>
  const { keyword, instancePath, params } = fault as {
    keyword: string
    instancePath: string
    params: Record<string, unknown>
  }
  if (keyword === 'required')
    return (params['requiredProperties'] as string[]).map((name) => ({
      path: `/facts/${name}`,
      code: 'missing',
      message: `Ergänzen Sie die Angabe „${properties[name]?.title ?? name}“${formOf(properties[name])}.`,
    }))
  if (keyword === 'additionalProperties' || keyword === 'boolean')
    return [{ path: '/facts', code: 'unexpected', message: unexpectedText(properties) }]
  const name = instancePath.slice(1)
  return [
    { path: `/facts${instancePath}`, code: keyword, message: sentence(properties[name], keyword) },
  ]
}

/** How a missing fact is written: „ als JJJJ-MM-TT“. */
function formOf(schema: FactSchema | undefined): string {
  if (schema?.format === 'date') return ' als JJJJ-MM-TT'
  if (schema?.widget === 'local-time') return ' als JJJJ-MM-TTThh:mm'
  if (schema?.enumLabels) return ` mit einem der Werte ${Object.keys(schema.enumLabels).join(', ')}`
  if (schema?.type === 'integer') return ' als ganze Zahl'
  return schema?.type === 'boolean' ? ' mit true (ja) oder false (nein)' : ''
}

const unexpectedText = (properties: Record<string, FactSchema>): string =>
  `Lassen Sie andere Angaben weg. Diese Regel kennt: ${Object.keys(properties).join(', ')}.`

function sentence(schema: FactSchema | undefined, keyword: string): string {
  const title = schema?.title ?? 'Angaben'
  if (schema?.format === 'date' && keyword === 'pattern')
    return `„${title}“: Geben Sie einen Tag zwischen 1900 und 2199 an, als JJJJ-MM-TT.`
  if (schema?.format === 'date')
    return `„${title}“: Geben Sie einen Tag an, den es gibt, als JJJJ-MM-TT, zum Beispiel 2026-12-09.`
  if (schema?.enumLabels)
    return `„${title}“: Wählen Sie einen der Werte ${Object.keys(schema.enumLabels).join(', ')}.`
  if (keyword === 'minimum' || keyword === 'maximum')
    return `„${title}“: Geben Sie eine ganze Zahl von ${schema?.minimum} bis ${schema?.maximum} an.`
  if (schema?.widget === 'local-time')
    return `„${title}“: Geben Sie Tag und Uhrzeit an, die es gibt, als JJJJ-MM-TTThh:mm, zum Beispiel 2026-12-04T15:00.`
  if (schema?.type === 'integer') return `„${title}“: Geben Sie eine ganze Zahl an.`
  if (schema?.type === 'boolean') return `„${title}“: Geben Sie true (ja) oder false (nein) an.`
  return `„${title}“: Geben Sie die Angabe so an, wie die Regelliste sie beschreibt.`
}
