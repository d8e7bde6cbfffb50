import type { ModdleElement } from 'bpmn-moddle'
import { extension, flowsOf, headersOf, idOf, listOf, one, text } from './diagram.ts'
import type { Decision, Diagram, Finding, Form, Rule } from './project.ts'
import { textsOf } from './texts.ts'

/** Words of a name or an id that point at a person. The engine keeps what it sees for ever. */
const personal = new Set(
  `name names firstname lastname surname forename birth birthday birthdate birthplace born dob phone
   telephone mobile email mail address street postcode iban account passport sex gender religion
   health diagnosis nationality ethnicity azr mr mrs frau herr herrn familie`.split(/\s+/),
)
/** The same written in one piece or in German; a variable in German is wrong anyway. */
const beginnings =
  /^(geburt|vorname|nachname|familienname|anschrift|adresse|strasse|hausnummer|plz|telefon|handy|ausweis|staatsang|religion|gesundheit|krankheit|geschlecht|herkunft|kontonummer|givenname|familyname|fullname|dateofbirth|birth|phonenumber|emailaddress)/

/** What a text says of one person, and how it is recognised. */
const traces: { what: string; pattern: RegExp }[] = [
  { what: 'a person by name', pattern: /\b(?:Frau|Herrn?|Familie|Mrs?\.|Dr\.) \p{Lu}\p{Ll}+/u },
  { what: 'an e-mail address', pattern: /[\w.+-]+@[\w-]+\.[a-z]{2,}/i },
  { what: 'a telephone number', pattern: /(?:\+\d{2}|\b0)[1-9]\d{1,3}[ /-]?\d{4,}/ },
  {
    what: 'a birth date',
    pattern: /\bgeb(?:\.|oren)(?: am)? \d{1,2}\. ?(?:\d{1,2}\.|\p{Lu}\p{Ll}+)/u,
  },
  { what: 'a bank account', pattern: /\bDE\d{2}(?: ?\d{4}){4} ?\d{2}\b/ },
  { what: 'the number of a person', pattern: /\b\d{11,12}\b/ },
]

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)

const pointsAtPerson = (name: string): boolean =>
  wordsOf(name).some((word) => personal.has(word) || beginnings.test(word))

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Ids, variables and texts say what happens, never about whom; ids are English kebab-case. */
export const checkPersonalData: Rule = ({ diagrams, forms, decisions }) => [
  ...diagrams.flatMap(checkDiagram),
  ...forms.flatMap(({ file, id, texts }: Form) => tracesIn(file, id, texts)),
  ...decisions.flatMap(checkDecision),
]

function checkDiagram(diagram: Diagram): Finding[] {
  const { file, nodes, elements } = diagram
  return [
    ...[...new Set(namesOf(diagram))].filter(pointsAtPerson).map((name) => ({
      file,
      element: name,
      problem: 'sounds like personal data; only opaque ids, codes and flags may enter the engine',
    })),
    ...nodes
      .map(idOf)
      .filter((id) => !kebab.test(id))
      .map((id) => ({ file, element: id, problem: 'the id is not kebab-case; rename it' })),
    ...Object.values(elements).flatMap((element) =>
      tracesIn(file, idOf(element), textsOf(element)),
    ),
  ]
}

const checkDecision = ({ file, id, table }: Decision): Finding[] => [
  ...tracesIn(file, id, [table.title, table.description]),
  ...table.rules.flatMap((rule) =>
    tracesIn(file, rule.id, [rule.text, rule.source, ...rule.outputs]),
  ),
]

const tracesIn = (file: string, element: string, texts: readonly string[]): Finding[] =>
  traces
    .filter(({ pattern }) => pattern.test(texts.join('\n')))
    .map(({ what }) => ({
      file,
      element,
      problem: `its text seems to hold ${what}; say what happens, not about whom`,
    }))

function namesOf({ nodes, levels, contract }: Diagram): string[] {
  return [
    ...nodes.map(idOf),
    ...levels.flatMap(flowsOf).map(idOf),
    ...nodes.flatMap((node) => Object.keys(headersOf(node))),
    ...nodes.flatMap(variablesAt),
    ...Object.keys(contract?.variables.properties ?? {}),
    ...Object.values(contract?.forms ?? {}).flatMap(({ toEngine }) => toEngine),
  ]
}

function variablesAt(node: ModdleElement): string[] {
  const mapping = extension(node, 'zeebe:IoMapping')
  const loop = extension(one(node, 'loopCharacteristics') ?? node, 'zeebe:LoopCharacteristics')
  const maps = [...listOf(mapping, 'inputParameters'), ...listOf(mapping, 'outputParameters')]
  return [
    ...maps.map((map) => text(map, 'target')),
    text(loop, 'inputElement'),
    text(loop, 'outputCollection'),
    text(extension(node, 'zeebe:CalledDecision'), 'resultVariable'),
  ]
}
