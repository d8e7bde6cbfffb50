import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { ModdleElement } from 'bpmn-moddle'
import { DmnModdle } from 'dmn-moddle'
import type { DecisionContract } from '../../processes/decision-contract.ts'
import { decisionsOfProcess } from '../../processes/decisions.ts'
import { defect } from '../failure.ts'
import { type Cell, readCell } from './cells.ts'

/** One rule as people read it, with the days between which it holds. */
export type TableRule = {
  id: string
  /** 1-based, as the engine counts */
  index: number
  text: string
  source: string
  validFrom: string
  /** null while no end is known */
  validTo: string | null
  /** the day the law's text was read, and who vouches for it */
  verifiedAt: string
  verifiedBy: string
  inputs: Cell[]
  outputs: string[]
}

export type TableInput = {
  label: string
  /** the fact the column looks at; null where it computes with several */
  fact: string | null
  expression: string
}

export type DecisionTable = {
  id: string
  title: string
  description: string
  processId: string
  hitPolicy: string
  inputs: TableInput[]
  rules: TableRule[]
  contract: DecisionContract
}

/** Columns every rule carries beside its inputs and outputs, in this order. */
export const annotationColumns = [
  'Grund',
  'Quelle',
  'Gilt ab',
  'Gilt bis',
  'Textstand',
  'Geprüft von',
] as const

const folder = fileURLToPath(new URL('../../processes', import.meta.url))

/** Every declared decision with the table the engine is given; in the order of `processes/`. */
export async function readTables(): Promise<Map<string, DecisionTable>> {
  const tables = new Map<string, DecisionTable>()
  for (const [processId, contracts] of Object.entries(decisionsOfProcess)) {
    const files = await readdir(`${folder}/${processId}/decisions`)
    for (const [id, contract] of Object.entries(contracts)) {
      if (!files.includes(`${id}.dmn`)) throw defect('TABLE_MISSING', `No table for ${id}`)
      const xml = await readFile(`${folder}/${processId}/decisions/${id}.dmn`, 'utf8')
      tables.set(id, { ...(await readTable(xml)), processId, contract })
    }
  }
  return tables
}

/** Reads one DMN file: one decision with one table. */
export async function readTable(
  xml: string,
): Promise<Omit<DecisionTable, 'processId' | 'contract'>> {
  const { rootElement } = await new DmnModdle().fromXML(xml)
  const decision = listOf(rootElement, 'drgElement').find(({ $type }) => $type === 'dmn:Decision')
  const table = decision?.get('decisionLogic') as ModdleElement | undefined
  if (!decision || !table) throw defect('TABLE_MISSING', 'The file holds no decision table')

  return {
    id: text(decision, 'id'),
    title: text(decision, 'name'),
    description: text(decision, 'description'),
    hitPolicy: text(table, 'hitPolicy'),
    inputs: listOf(table, 'input').map((input) => {
      const expression = text(input.get('inputExpression') as ModdleElement, 'text')
      return {
        label: text(input, 'label'),
        fact: /^(?:date\((\w+)\)|(\w+))$/.exec(expression)?.slice(1).find(Boolean) ?? null,
        expression,
      }
    }),
    rules: listOf(table, 'rule').map((rule, at) => {
      const [reason, source, from, to, verifiedAt, verifiedBy] = listOf(
        rule,
        'annotationEntry',
      ).map((entry) => text(entry, 'text'))
      return {
        id: text(rule, 'id'),
        index: at + 1,
        text: reason ?? text(rule, 'description'),
        source: source ?? '',
        validFrom: from ?? '',
        validTo: to || null,
        verifiedAt: verifiedAt ?? '',
        verifiedBy: verifiedBy ?? '',
        inputs: listOf(rule, 'inputEntry').map((entry) => readCell(text(entry, 'text'))),
        outputs: listOf(rule, 'outputEntry').map((entry) => text(entry, 'text')),
      }
    }),
  }
}

const listOf = (element: ModdleElement, name: string): ModdleElement[] =>
  (element.get(name) as ModdleElement[] | undefined) ?? []
const text = (element: ModdleElement, name: string): string => {
  const value = element.get(name)
  return typeof value === 'string' ? value : ''
}
