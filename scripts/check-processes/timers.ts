import { eventOf, idOf, one, text } from './diagram.ts'
import type { Rule } from './project.ts'

const duration =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/
/** Upper bounds beyond this many days bound nothing: a file rests four years at most. */
const longest = 5 * 366

/** A timer says how long in a way the engine reads, and not for ever. */
export const checkTimers: Rule = ({ diagrams }) =>
  diagrams.flatMap(({ file, nodes }) =>
    nodes.flatMap((node) => {
      const timer = eventOf(node, 'timerEventDefinition')
      if (!timer) return []
      const problem = faultOf(
        text(one(timer, 'timeDuration'), 'body').trim(),
        text(one(timer, 'timeDate'), 'body').trim(),
        text(one(timer, 'timeCycle'), 'body').trim(),
      )
      return problem ? [{ file, element: idOf(node), problem }] : []
    }),
  )

function faultOf(time: string, date: string, cycle: string): string | null {
  if (cycle) return 'rings again and again; let the diagram decide whether it rings once more'
  if (date && !date.startsWith('=')) return 'names a fixed day, which passes; write a duration'
  if (date || time.startsWith('=')) return null
  if (time === '') return 'has no time; write a duration such as P30D'
  const parts = duration.exec(time)
  if (!parts) return `“${time}” is no duration; write it like P30D or PT24H`
  const [years = 0, months = 0, weeks = 0, days = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  return years * 366 + months * 31 + weeks * 7 + days > longest
    ? `“${time}” is longer than anybody waits; write at most five years`
    : null
}
