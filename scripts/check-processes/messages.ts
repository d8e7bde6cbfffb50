import type { ModdleElement } from 'bpmn-moddle'
import {
  eventOf,
  extension,
  headersOf,
  idOf,
  jobTypeOf,
  kindOf,
  listOf,
  one,
  text,
} from './diagram.ts'
import type { Diagram, Finding, Rule, Words } from './project.ts'

/** What is waited for is published by some code, under the key the diagram waits with. */
export const checkMessages: Rule = ({ diagrams }, words) =>
  diagrams.flatMap((diagram) => [
    ...diagram.nodes.flatMap((node) => checkReceiver(diagram, node, words)),
    ...checkSharedScopes(diagram),
    ...checkContract(diagram),
  ])

const receivedBy = (node: ModdleElement): ModdleElement | undefined =>
  one(eventOf(node, 'messageEventDefinition'), 'messageRef') ?? one(node, 'messageRef')

function checkReceiver(
  diagram: Diagram,
  node: ModdleElement,
  { messageKeys, keyedBy }: Words,
): Finding[] {
  const { file } = diagram
  const waits = eventOf(node, 'messageEventDefinition') || node.$type === 'bpmn:ReceiveTask'
  if (!waits) return []
  const message = receivedBy(node)
  const name = text(message, 'name')
  const refuse = (problem: string): Finding[] => [{ file, element: idOf(node), problem }]
  if (!message || !name) return refuse('waits for a message without a name; choose one')

  const published = messageKeys[name]
  if (!published)
    return refuse(`no code publishes the message ${name}; mend the name or publish it`)

  const allowed = [...published, ...keysNamedIn(diagram, keyedBy[name])].map((one) => `=${one}`)
  const key = text(extension(message, 'zeebe:Subscription'), 'correlationKey')
  if (!key) return refuse(`the message ${name} has no correlation key; set it to ${allowed[0]}`)
  if (!allowed.includes(key.replace(/\s/g, ''))) {
    return refuse(
      `waits for ${name} with the key ${key}; it is published with ${allowed.join(', ')}`,
    )
  }
  return []
}

/** Parallel deadlines and notices keep their keys in variables that the header `as` names. */
const keysNamedIn = ({ nodes }: Diagram, jobType: string | undefined): string[] =>
  nodes
    .filter((node) => jobType !== undefined && jobTypeOf(node) === jobType)
    .flatMap((node) => headersOf(node)['as'] ?? [])

/**
 * The engine keeps one wait per message name and scope. A message at the border of a section and one
 * that starts a section within it share that scope: of two with the same name, neither comes.
 */
function checkSharedScopes({ file, nodes }: Diagram): Finding[] {
  const waits = nodes.flatMap((node) => {
    const scope = scopeOf(node)
    const name = text(receivedBy(node), 'name')
    return scope && name ? [{ node, scope, name }] : []
  })
  return waits
    .filter((wait, index) =>
      waits.slice(0, index).some(({ scope, name }) => scope === wait.scope && name === wait.name),
    )
    .map(({ node, scope, name }) => ({
      file,
      element: idOf(node),
      problem: `${idOf(scope)} waits for ${name} twice; give one of them another message`,
    }))
}

/** What a message at a border or at the start of an event sub-process may interrupt. */
function scopeOf(node: ModdleElement): ModdleElement | undefined {
  const level = one(node, '$parent')
  const startsWithin = kindOf(node) === 'startEvent' && level?.['triggeredByEvent'] === true
  return startsWithin ? one(level, '$parent') : one(node, 'attachedToRef')
}

function checkContract({ file, nodes, contract, definitions }: Diagram): Finding[] {
  if (!contract) return []
  const received = new Set(nodes.map((node) => text(receivedBy(node), 'name')).filter(Boolean))
  const listed = new Set(contract.messages.receives)
  const unused = listOf(definitions, 'rootElements')
    .filter((element) => element.$type === 'bpmn:Message')
    .filter((message) => !received.has(text(message, 'name')))

  return [
    ...[...received]
      .filter((name) => !listed.has(name))
      .map((name) => ({
        file,
        element: name,
        problem: 'the contract does not list this message; add it to messages.receives',
      })),
    ...[...listed]
      .filter((name) => !received.has(name))
      .map((name) => ({
        file,
        element: name,
        problem: 'the contract lists this message, the diagram never waits for it; remove it',
      })),
    ...unused.map((message) => ({
      file,
      element: idOf(message),
      problem: 'nothing in the diagram waits for this message; remove its definition',
    })),
  ]
}
