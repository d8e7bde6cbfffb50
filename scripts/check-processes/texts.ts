import type { ModdleElement } from 'bpmn-moddle'
import {
  documentationOf,
  extension,
  headersOf,
  listOf,
  one,
  propertiesOf,
  text,
} from './diagram.ts'

/** Everything a person or the engine reads at one element of a diagram. */
export function textsOf(element: ModdleElement): string[] {
  const mapping = extension(element, 'zeebe:IoMapping')
  const maps = [...listOf(mapping, 'inputParameters'), ...listOf(mapping, 'outputParameters')]
  return [
    text(element, 'name'),
    element.$type === 'bpmn:TextAnnotation' ? text(element, 'text') : '',
    documentationOf(element),
    text(one(element, 'conditionExpression'), 'body'),
    ...Object.values(headersOf(element)),
    ...Object.values(propertiesOf(element)),
    ...maps.map((map) => text(map, 'source')),
  ].filter(Boolean)
}

/** Every text within a form, whatever it is for. */
export const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}
