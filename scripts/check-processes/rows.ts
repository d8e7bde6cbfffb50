import type { TSchema } from 'typebox'
import { decisionsOfProcess } from '../../processes/decisions.ts'
import type { Cell } from '../../services/decisions/cells.ts'
import type { TableRule } from '../../services/decisions/tables.ts'
import { codesOf } from './forms.ts'
import type { Decision, Finding, Rule } from './project.ts'

const policies = ['FIRST', 'UNIQUE', 'COLLECT']

/** Rows use the codes of the contract, and every row can be the one that hits. */
export const checkRows: Rule = ({ decisions, contracts }) =>
  decisions.flatMap((decision) => {
    const process = contracts.find(({ processId }) => processId === decision.folder)
    const contract = (process?.decisions ?? decisionsOfProcess[decision.folder])?.[decision.id]
    return [
      ...checkPolicy(decision),
      ...checkCodes(decision, contract?.facts.properties ?? {}, contract?.result.properties ?? {}),
      ...checkHits(decision),
    ]
  })

const checkPolicy = ({ file, id, table }: Decision): Finding[] =>
  policies.includes(table.hitPolicy)
    ? []
    : [
        {
          file,
          element: id,
          problem: `has the hit policy ${table.hitPolicy || '(none)'}; choose ${policies.join(', ')}`,
        },
      ]

type Schemas = Readonly<Record<string, TSchema>>

function checkCodes(
  { file, table, outputs }: Decision,
  facts: Schemas,
  results: Schemas,
): Finding[] {
  return table.rules.flatMap((rule) => {
    const asked = rule.inputs.flatMap((cell, at) => {
      const fact = table.inputs[at]?.fact
      return fact ? unknownCodes(fact, facts[fact], codesIn(cell)) : []
    })
    const answered = rule.outputs.flatMap((cell, at) => {
      const name = outputs[at] ?? ''
      return unknownCodes(name, results[name], /^"[^"]*"$/.test(cell) ? [cell.slice(1, -1)] : [])
    })
    return [...asked, ...answered].map((problem) => ({ file, element: rule.id, problem }))
  })
}

function unknownCodes(name: string, schema: TSchema | undefined, used: string[]): string[] {
  const known = schema && codesOf(schema)
  return known
    ? used
        .filter((code) => !known.includes(code))
        .map((code) => `${name} is never “${code}”; known: ${known.join(', ')}`)
    : []
}

function codesIn(cell: Cell): string[] {
  if (cell.kind === 'contains') return [...cell.some, ...cell.none]
  if (cell.kind !== 'values') return []
  return cell.values.filter((value) => typeof value === 'string')
}

/** Of two rows that hit together the engine hides one, or answers nothing at all. */
function checkHits({ file, table }: Decision): Finding[] {
  return table.rules.flatMap((rule, at) =>
    table.rules.slice(0, at).flatMap((before) => {
      const hidden = table.hitPolicy === 'FIRST' && every(before, rule, covers)
      const both = table.hitPolicy === 'UNIQUE' && every(before, rule, meet)
      const twice =
        table.hitPolicy === 'COLLECT' && every(before, rule, same) && answersAlike(before, rule)
      const problem = hidden
        ? `is never reached: ${before.id} hits first; move, narrow or remove it`
        : both
          ? `hits together with ${before.id}, and the table then answers nothing; narrow one of them`
          : twice
            ? `says the same as ${before.id}; end the validity of one or remove it`
            : null
      return problem ? [{ file, element: rule.id, problem }] : []
    }),
  )
}

const every = (a: TableRule, b: TableRule, relation: (a: Cell, b: Cell) => boolean): boolean =>
  a.inputs.length === b.inputs.length &&
  a.inputs.every((cell, at) => relation(cell, b.inputs[at] as Cell))

const answersAlike = (a: TableRule, b: TableRule): boolean => a.outputs.join() === b.outputs.join()
const same = (a: Cell, b: Cell): boolean =>
  JSON.stringify(a) === JSON.stringify(b) || (isRange(a) && isRange(b) && meet(a, b))
const isRange = (cell: Cell): boolean => cell.kind === 'range'

/** Whether whatever fits `b` fits `a` as well; false where this reading does not know. */
function covers(a: Cell, b: Cell): boolean {
  if (a.kind === 'any') return true
  if (a.kind === 'range' && b.kind === 'range') return starts(a, b) && ends(a, b)
  if (a.kind === 'values' && b.kind === 'values' && !a.except && !b.except) {
    return b.values.every((value) => a.values.includes(value))
  }
  return a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b)
}

type Range = Extract<Cell, { kind: 'range' }>
const starts = (a: Range, b: Range): boolean =>
  !a.from ||
  (!!b.from &&
    (b.from.value > a.from.value ||
      (b.from.value === a.from.value && (a.from.included || !b.from.included))))
const ends = (a: Range, b: Range): boolean =>
  !a.to ||
  (!!b.to &&
    (b.to.value < a.to.value || (b.to.value === a.to.value && (a.to.included || !b.to.included))))

/** Whether something fits both; false where this reading does not know. */
function meet(a: Cell, b: Cell): boolean {
  if (covers(a, b) || covers(b, a)) return true
  if (a.kind === 'values' && b.kind === 'values' && !a.except && !b.except) {
    return a.values.some((value) => b.values.includes(value))
  }
  return a.kind === 'range' && b.kind === 'range' && !isBefore(a, b) && !isBefore(b, a)
}

const isBefore = (a: Range, b: Range): boolean =>
  !!a.to &&
  !!b.from &&
  (a.to.value < b.from.value ||
    (a.to.value === b.from.value && !(a.to.included && b.from.included)))
