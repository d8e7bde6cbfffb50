import { extension, idOf, kindOf, one, text } from './diagram.ts'
import type { Rule } from './project.ts'

/** What runs several times says over what, and where each run finds its own piece. */
export const checkLoops: Rule = ({ diagrams }) =>
  diagrams.flatMap(({ file, nodes }) =>
    nodes.flatMap((node) => {
      const loop = one(node, 'loopCharacteristics')
      if (!loop) return []
      const given = extension(loop, 'zeebe:LoopCharacteristics')
      const problems: string[] = []
      if (kindOf(loop) === 'standardLoopCharacteristics') {
        problems.push('is a standard loop, which the engine ignores; draw the way back')
      } else {
        if (!text(given, 'inputCollection')) {
          problems.push('runs several times over nothing; set the input collection')
        }
        if (!text(given, 'inputElement')) {
          problems.push('runs several times without a variable of its own; set the input element')
        }
        if (Boolean(text(given, 'outputCollection')) !== Boolean(text(given, 'outputElement'))) {
          problems.push(
            'collects results by half; set output collection and output element, or none',
          )
        }
      }
      return problems.map((problem) => ({ file, element: idOf(node), problem }))
    }),
  )
