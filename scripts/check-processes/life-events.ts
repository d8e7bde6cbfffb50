import type { ModdleElement } from 'bpmn-moddle'
import { eventOf, idOf, kindOf, one, text } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

type LifeEvent = {
  what: string
  messages: readonly string[]
  /** whether what runs must stop, or must not; the diagram decides where this is open */
  interrupts?: boolean
}

/** What may happen to a person while a process runs, and the messages that tell of it. */
const lifeEvents: readonly LifeEvent[] = [
  // A referral's consent belongs to it alone: withdrawing it withdraws the referral.
  { what: 'a withdrawn consent', messages: ['consent.withdrawn', 'referral.withdrawn'] },
  { what: 'a move', messages: ['person.moved'] },
  { what: 'a death', messages: ['person.died'], interrupts: true },
  { what: 'a change of colleague', messages: ['case.transferred'], interrupts: false },
]

/** Wherever a person is involved, the process knows what to do when life goes on. */
export const checkLifeEvents: Rule = ({ diagrams }) =>
  diagrams
    .filter(({ contract }) => contract && contract.proceeding?.subject !== 'none')
    .flatMap((diagram) => lifeEvents.flatMap((event) => checkEvent(diagram, event)))

function checkEvent(
  { file, process, nodes }: Diagram,
  { what, messages, interrupts }: LifeEvent,
): Finding[] {
  const catchers = nodes.filter((node) => messages.includes(messageOf(node)))
  const refuse = (element: ModdleElement, problem: string): Finding => ({
    file,
    element: idOf(element),
    problem,
  })
  if (catchers.length === 0) {
    const start = `add an event sub-process that starts with ${messages[0]}`
    return [refuse(process, `does not react to ${what}; ${start}`)]
  }
  return catchers
    .filter((node) => interrupts !== undefined && isInterrupting(node) !== interrupts)
    .map((node) =>
      refuse(
        node,
        interrupts
          ? `lets everything go on after ${what}; make it interrupting`
          : `stops everything at ${what}; make it non-interrupting`,
      ),
    )
}

const messageOf = (node: ModdleElement): string =>
  text(one(eventOf(node, 'messageEventDefinition'), 'messageRef'), 'name')

const isInterrupting = (node: ModdleElement): boolean =>
  node[kindOf(node) === 'boundaryEvent' ? 'cancelActivity' : 'isInterrupting'] !== false
