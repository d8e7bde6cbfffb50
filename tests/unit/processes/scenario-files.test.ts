import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contracts } from '../../../processes/contracts.ts'
import { readExcused } from '../../processes/scenarios/coverage.ts'
import { readScenarios } from '../../processes/scenarios/files.ts'

const diagramOf = (processId: string): string =>
  readFileSync(
    new URL(`../../../processes/${processId}/${processId}.bpmn`, import.meta.url),
    'utf8',
  )

describe.each(contracts)('The scenarios of $processId', ({ processId }) => {
  const own = readScenarios().filter((file) => file.processId === processId)

  it('show one case of the process in the demo', () => {
    expect(own.filter(({ scenario }) => scenario.demo).map(({ name }) => name)).toHaveLength(1)
  })

  it('end at end events of the diagram', () => {
    // given
    const ends = [...diagramOf(processId).matchAll(/<bpmn:endEvent id="([^"]+)"/g)].map(
      ([, id]) => id,
    )

    // when
    const named = own.flatMap(({ scenario }) => scenario.end ?? [])

    // then
    expect(named.filter((id) => !ends.includes(id))).toEqual([])
  })
})

describe('The list of what no scenario can take', () => {
  const excused = readExcused()
  const elements = excused.flatMap(({ processId, ids }) => ids.map((id) => ({ processId, id })))

  it('is short, and gives a reason for each element', () => {
    expect(elements.length).toBeLessThan(12)
    expect(excused.filter(({ reason }) => reason.length < 40)).toEqual([])
  })

  it('names elements of the diagrams only', () => {
    const isKnown = ({ processId, id }: (typeof elements)[number]) =>
      diagramOf(processId).includes(`id="${id}"`)
    expect(elements.filter((one) => !isKnown(one))).toEqual([])
  })
})
