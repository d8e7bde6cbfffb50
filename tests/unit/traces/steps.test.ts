import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  elementDocumentation,
  elementTitle,
  processTitle,
  stepTable,
} from '../../../services/traces/steps.ts'

const bpmn = readFileSync(new URL('./steps.bpmn', import.meta.url), 'utf8')
const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`
const visit = (elementId: string, state: string, from: number, to: number | null = null) => ({
  elementId,
  state,
  enteredAt: at(from),
  leftAt: to === null ? null : at(to),
})

const table = async (...visits: ReturnType<typeof visit>[]) =>
  new Map((await stepTable(bpmn, visits)).map((step) => [step.elementId, step]))

describe('the step table of a diagram', () => {
  it('numbers the steps in flow order, inside sub-processes and on edges', async () => {
    const steps = await stepTable(bpmn, [])
    expect(steps.map(({ nr, elementId }) => `${nr} ${elementId}`)).toEqual([
      '1 received',
      '2 talk',
      '2a too-late',
      '3 enough',
      '4 deliver',
      '4a withdrawn',
      '4.1 deliver-begun',
      '4.2 send',
      '4.2a refused',
      '4.3 sent',
      '4.4 not-sent',
      '5 closed',
      '6 remind',
      '7 given-up',
    ])
  })

  it('says what kind of step it is and whose', async () => {
    const steps = await table()
    const kinds = [...steps.values()].map(({ elementId, kind }) => `${elementId} ${kind}`)
    expect(kinds).toContain('received start')
    expect(kinds).toContain('talk task')
    expect(kinds).toContain('too-late boundary')
    expect(kinds).toContain('enough gateway')
    expect(kinds).toContain('deliver call')
    expect(kinds).toContain('send automatic')
    expect(kinds).toContain('given-up end')
    expect(steps.get('talk')).toMatchObject({ title: 'Gespräch führen', lane: 'Fallmanagement' })
    expect(steps.get('send')?.lane).toBe('KIMflow')
  })

  it('names what may follow, with the answer on the way, looking through joins', async () => {
    const steps = await table()
    expect(steps.get('enough')?.next).toEqual([
      { elementId: 'deliver', nr: '4', answer: 'ja' },
      { elementId: 'talk', nr: '2', answer: 'nein' },
    ])
    expect(steps.get('received')?.next).toEqual([{ elementId: 'talk', nr: '2', answer: null }])
    expect(steps.get('remind')?.next).toEqual([{ elementId: 'given-up', nr: '7', answer: null }])
  })

  it('shows the last visit of a step, and every open one as current', async () => {
    const steps = await table(
      visit('received', 'completed', 0, 0),
      visit('talk', 'completed', 1, 2),
      visit('talk', 'active', 3),
      visit('deliver', 'terminated', 2, 3),
    )
    expect(steps.get('received')).toMatchObject({ state: 'done', at: at(0) })
    expect(steps.get('talk')).toMatchObject({ state: 'current', at: at(3) })
    expect(steps.get('deliver')).toMatchObject({ state: 'cancelled', at: at(3) })
    expect(steps.get('closed')).toMatchObject({ state: 'open', at: null })
  })

  it('shows a step that stands on an incident as failed', async () => {
    const steps = await stepTable(bpmn, [visit('send', 'active', 4)], [{ elementId: 'send' }])
    expect(steps.find(({ elementId }) => elementId === 'send')?.state).toBe('failed')
  })

  it('gives titles and the sentence of what comes after', async () => {
    expect(await processTitle(bpmn)).toBe('Probeverfahren')
    expect(await elementTitle(bpmn, 'talk')).toBe('Gespräch führen')
    expect(await elementTitle(bpmn, 'unknown')).toBe('unknown')
    expect(await elementDocumentation(bpmn, 'talk')).toBe('Danach: Das Ergebnis wird geprüft.')
    expect(await elementDocumentation(bpmn, 'send')).toBeNull()
  })
})
