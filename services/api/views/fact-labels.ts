import type { TSchema } from 'typebox'
import { contracts } from '../../../processes/contracts.ts'
import type { FactView } from '../schemas/proceedings.ts'

type Component = {
  key?: string
  label?: string
  /** a field of a day has its name here */
  dateLabel?: string
  /** the options come with the task: organisations to choose from */
  valuesKey?: string
  values?: { value: unknown; label: string }[]
  components?: Component[]
}
type Label = {
  title: string
  options: ReadonlyMap<string, string>
  /** the question a code answered, where forms ask different ones under one name */
  questions?: ReadonlyMap<string, string>
}

/** German names of everything a kind of proceeding may know, from its decisions, forms and contract. */
export function factLabels(
  kind: string,
  formOf: (formId: string) => unknown,
  organisations: readonly { id: string; name: string }[] = [],
): ReadonlyMap<string, Label> {
  const contract = contracts.find(({ processId }) => processId === kind)
  const labels = new Map<string, Label>()
  const names = organisations.map(({ id, name }) => [id, name] as const)
  const read = ({ key, values = [], components = [], ...field }: Component) => {
    const title = field.label ?? field.dateLabel
    if (key && title) {
      const known = labels.get(key)
      const options = values.map(({ value, label }) => [String(value), label] as const)
      const offered = field.valuesKey ? names : []
      labels.set(key, {
        title,
        options: new Map([...(known?.options ?? []), ...options, ...offered]),
        questions: new Map([
          ...(known?.questions ?? []),
          ...options.map(([code]) => [code, title] as const),
        ]),
      })
    }
    components.forEach(read)
  }
  // A table is asked by other processes too, with facts of the same name.
  const tables = [...contracts.filter((one) => one !== contract), contract].flatMap((one) =>
    Object.values(one?.decisions ?? {}),
  )
  for (const { facts, result } of tables) {
    for (const [name, schema] of Object.entries({ ...result.properties, ...facts.properties })) {
      const { title = name } = schema as { title?: string }
      labels.set(name, { title, options: optionsOf(schema as TSchema) })
    }
  }
  for (const formId of Object.keys(contract?.forms ?? {})) read(formOf(formId) as Component)
  for (const notice of Object.values(contract?.notices ?? {})) {
    for (const [name, schema] of Object.entries(notice.answerFacts?.properties ?? {})) {
      const { title = labels.get(name)?.title ?? name } = schema as { title?: string }
      labels.set(name, { title, options: optionsOf(schema as TSchema) })
    }
  }
  const named = { movedOn: 'Verzogen am', diedOn: 'Verstorben am', ...contract?.proceeding?.facts }
  for (const [name, title] of Object.entries(named)) {
    labels.set(name, { title, options: labels.get(name)?.options ?? new Map() })
  }

  return labels
}

/** What is known, as people read it; what no form and no contract names keeps its own name. */
export const factViews = (
  facts: Readonly<Record<string, unknown>>,
  labels: ReadonlyMap<string, Label>,
): FactView[] =>
  Object.entries(facts).flatMap(([name, value]) => {
    const label = labels.get(name)
    const shown = shownAs(value, label)
    const title = label?.questions?.get(String(value)) ?? label?.title ?? name
    return shown ? [{ name, title, ...shown }] : []
  })

function shownAs(value: unknown, label: Label | undefined) {
  if (Array.isArray(value)) {
    const text = value.map((one) => textOf(label, one)).join(', ')
    return { value: text, kind: 'text', text }
  }
  if (typeof value === 'boolean') return { value, kind: 'flag', text: value ? 'ja' : 'nein' }
  if (typeof value === 'number') return { value, kind: 'number', text: null }
  if (typeof value !== 'string') return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { value, kind: 'date', text: null }
  return { value, kind: label?.options.has(value) ? 'code' : 'text', text: textOf(label, value) }
}

/** Codes a schema allows, with the German titles it gives them. */
export const optionsOf = (schema: TSchema): ReadonlyMap<string, string> => {
  const {
    anyOf = [],
    const: only,
    title,
  } = schema as {
    anyOf?: TSchema[]
    const?: unknown
    title?: string
  }
  if (typeof only === 'string') return new Map([[only, title ?? only]])
  return new Map(anyOf.flatMap((one) => [...optionsOf(one)]))
}

const textOf = (label: Label | undefined, value: unknown): string =>
  label?.options.get(String(value)) ?? String(value)
