import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contracts } from '../../../processes/contracts.ts'
import { steady } from '../../../scripts/docs/picture.ts'

describe('the picture of a process', () => {
  it('is the same for the same diagram, whatever ids its arrow heads were given', () => {
    // given
    const drawn = (id: string) =>
      `<marker id="marker-${id}"/><g data-element-id="ask"><path style="marker-end: url('#marker-${id}')"/></g>`

    // when
    const pictures = ['0hhsorm0jyz9azj62gmgofk68', '1iugey5mjbstmzfrwy2zz89r5'].map((id) =>
      steady(drawn(id)),
    )

    // then
    expect(pictures[0]).toBe(pictures[1])
    expect(pictures[0]).toContain('data-element-id="ask"')
    expect(pictures[0]).toContain("marker-end: url('#marker-0')")
  })

  it.each(contracts.map(({ processId }) => processId))(
    'shows every flow of %s with its arrow head',
    (name) => {
      // given
      const svg = readFileSync(`processes/${name}/${name}.svg`, 'utf8')
      const known = new Set([...svg.matchAll(/<marker id="([^"]+)"/g)].map(([, id]) => id))
      const used = [...svg.matchAll(/marker-end: url\('#([\w-]+)'\)/g)].map(([, id]) => id)

      // then
      expect(used.length).toBeGreaterThan(0)
      expect(used.filter((id) => !known.has(id))).toEqual([])
    },
  )
})
