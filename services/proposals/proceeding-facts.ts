import type { TObject } from 'typebox'
import type { ContactSnapshot } from '../contacts/snapshot.ts'

/**
 * What a table that belongs to a proceeding may look at: its declared facts and nothing else. What
 * the proceeding's forms said goes before what the first talk found.
 */
export function proceedingFacts(
  declared: TObject,
  known: Readonly<Record<string, unknown>>,
  about: { snapshot: ContactSnapshot | null; age: number | null },
): Record<string, unknown> {
  const talk = about.snapshot?.talk ?? {}
  const all: Record<string, unknown> = { ...talk, age: about.age, ...known }

  return Object.fromEntries(
    Object.keys(declared.properties).flatMap((name) => (name in all ? [[name, all[name]]] : [])),
  )
}
