import type { ModdleElement } from 'bpmn-moddle'

/** Short ways through a parsed diagram; moddle's elements are untyped, so they are read here only. */
export const listOf = (element: ModdleElement | undefined, property: string): ModdleElement[] =>
  (element?.[property] as ModdleElement[] | undefined) ?? []

export const one = (element: ModdleElement | undefined, property: string) =>
  element?.[property] as ModdleElement | undefined

export const text = (element: ModdleElement | undefined, property: string): string => {
  const value = element?.[property]
  return value === undefined || value === null ? '' : String(value)
}

export const idOf = (element: ModdleElement): string => element.id ?? '(without id)'

/** `userTask`, `boundaryEvent`: the type without its prefix, as the XML writes it. */
export const kindOf = (element: ModdleElement): string => {
  const local = element.$type.replace(/^.*:/, '')
  return local.charAt(0).toLowerCase() + local.slice(1)
}

const nodeKind = /(Task|Event|Gateway|SubProcess|CallActivity|^task|^subProcess|^callActivity)$/i

export const isFlow = (element: ModdleElement): boolean => kindOf(element) === 'sequenceFlow'
export const isNode = (element: ModdleElement): boolean =>
  nodeKind.test(kindOf(element)) && !isFlow(element)
export const isSubProcess = (element: ModdleElement): boolean =>
  ['subProcess', 'adHocSubProcess', 'transaction'].includes(kindOf(element))

/** The process and its sub-processes: everything that holds flow elements of its own. */
export const levelsOf = (container: ModdleElement): ModdleElement[] => [
  container,
  ...listOf(container, 'flowElements').filter(isSubProcess).flatMap(levelsOf),
]

export const nodesOf = (level: ModdleElement): ModdleElement[] =>
  listOf(level, 'flowElements').filter(isNode)
export const flowsOf = (level: ModdleElement): ModdleElement[] =>
  listOf(level, 'flowElements').filter(isFlow)

/** The event definition of an event: `messageEventDefinition`, `timerEventDefinition`, … */
export const eventOf = (element: ModdleElement, kind: string): ModdleElement | undefined =>
  listOf(element, 'eventDefinitions').find((definition) => kindOf(definition) === kind)

/** An extension of the engine, by its type: `zeebe:TaskDefinition`. */
export const extension = (element: ModdleElement, type: string): ModdleElement | undefined =>
  listOf(one(element, 'extensionElements'), 'values').find((value) => value.$type === type)

export const headersOf = (element: ModdleElement): Record<string, string> =>
  Object.fromEntries(
    listOf(extension(element, 'zeebe:TaskHeaders'), 'values').map((header) => [
      text(header, 'key'),
      text(header, 'value'),
    ]),
  )

export const propertiesOf = (element: ModdleElement): Record<string, string> =>
  Object.fromEntries(
    listOf(extension(element, 'zeebe:Properties'), 'properties').map((property) => [
      text(property, 'name'),
      text(property, 'value'),
    ]),
  )

export const jobTypeOf = (element: ModdleElement): string =>
  text(extension(element, 'zeebe:TaskDefinition'), 'type')

export const documentationOf = (element: ModdleElement): string =>
  listOf(element, 'documentation')
    .map((documentation) => text(documentation, 'text'))
    .join('\n')
