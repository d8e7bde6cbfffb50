import { extension, flowsOf, headersOf, idOf, listOf, one, text } from './diagram.ts'
import type { Diagram, Rule } from './project.ts'

/** Words of a name or an id that point at a person. The engine keeps what it sees for ever. */
const personal = new Set(
  `name names firstname lastname surname forename birth birthday birthdate birthplace born phone
   telephone mobile email mail address street postcode iban account passport sex gender religion
   health diagnosis nationality ethnicity azr`.split(/\s+/),
)

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Ids and variables say what happens, never about whom; ids are English kebab-case. */
export const checkPersonalData: Rule = ({ diagrams }) =>
  diagrams.flatMap((diagram) => {
    const { file } = diagram
    return [
      ...[...new Set(namesOf(diagram))]
        .filter((name) => wordsOf(name).some((word) => personal.has(word)))
        .map((name) => ({
          file,
          element: name,
          problem:
            'sounds like personal data; only opaque ids, codes and flags may enter the engine',
        })),
      ...diagram.nodes
        .map(idOf)
        .filter((id) => !kebab.test(id))
        .map((id) => ({ file, element: id, problem: 'the id is not kebab-case; rename it' })),
    ]
  })

function namesOf({ nodes, levels, contract }: Diagram): string[] {
  return [
    ...nodes.map(idOf),
    ...levels.flatMap(flowsOf).map(idOf),
    ...nodes.flatMap((node) => Object.keys(headersOf(node))),
    ...nodes.flatMap((node) => {
      const mapping = extension(node, 'zeebe:IoMapping')
      const loop = extension(one(node, 'loopCharacteristics') ?? node, 'zeebe:LoopCharacteristics')
      return [
        ...listOf(mapping, 'inputParameters').map((input) => text(input, 'target')),
        ...listOf(mapping, 'outputParameters').map((output) => text(output, 'target')),
        text(loop, 'inputElement'),
      ]
    }),
    ...Object.keys(contract?.variables.properties ?? {}),
    ...Object.values(contract?.forms ?? {}).flatMap(({ toEngine }) => toEngine),
  ]
}
