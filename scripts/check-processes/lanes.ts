import type { ModdleElement } from 'bpmn-moddle'
import { idOf, kindOf, listOf, nodesOf, text } from './diagram.ts'
import type { Diagram, Finding, Rule } from './project.ts'

/** Everything on the page belongs to somebody, and whoever has a lane does something in it. */
export const checkLanes: Rule = ({ diagrams }) => diagrams.flatMap(checkDiagram)

function checkDiagram({ file, definitions, process }: Diagram): Finding[] {
  const lanes = listOf(process, 'laneSets').flatMap((set) => listOf(set, 'lanes'))
  const pools = listOf(definitions, 'rootElements')
    .filter((element) => kindOf(element) === 'collaboration')
    .flatMap((collaboration) => listOf(collaboration, 'participants'))
  const refuse = (element: ModdleElement, problem: string) => ({
    file,
    element: idOf(element),
    problem,
  })

  return [
    ...[...pools, ...lanes]
      .filter((one) => text(one, 'name').trim() === '')
      .map((one) => refuse(one, 'has no name; say in German who this is')),
    ...lanes
      .filter((lane) => listOf(lane, 'flowNodeRef').length === 0)
      .map((lane) => refuse(lane, 'holds nothing; remove the lane or give it its steps')),
    ...nodesOf(process).flatMap((node) => {
      const owners = lanes.filter((lane) => listOf(lane, 'flowNodeRef').includes(node))
      if (owners.length === 1) return []
      const problem =
        owners.length === 0
          ? 'belongs to nobody; put it into a lane'
          : `belongs to ${owners.map(idOf).join(' and ')}; put it into one lane`
      return [refuse(node, problem)]
    }),
  ]
}
