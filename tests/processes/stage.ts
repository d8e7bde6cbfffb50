import { readFileSync } from 'node:fs'
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import { expect, inject } from 'vitest'
import { type GroundTruth, openGroundTruth } from '../support/ground-truth.ts'
import { type Journey, openJourney, type Subject, until } from '../support/journey.ts'
import type { WorldHandles } from '../support/world.ts'
import { connectWorld } from '../support/world-control.ts'

/** The running product with everything a path through a diagram needs. */
export type Stage = {
  journey: Journey
  truth: GroundTruth
  world: WorldHandles
  /** lets days pass, for KIMflow and the engine alike */
  moveDays(days: number): Promise<void>
  /** the ends an instance has reached, once it has ended */
  endsOf(of: Subject, processId: string): Promise<string[]>
  close(): Promise<void>
}

const dayMs = 24 * 60 * 60 * 1000

export async function openStage(): Promise<Stage> {
  const shared = inject('world')
  const world = connectWorld(shared)
  const journey = await openJourney(shared)
  const truth = openGroundTruth(shared)

  return {
    journey,
    truth,
    world,
    moveDays: async (days) => void (await world.moveClock(days * dayMs)),
    endsOf: (of, processId) =>
      until(`end of ${processId}`, async () => {
        const flow = (await journey.flows(of)).findLast(
          (one) =>
            one.processId === processId && (!of.referralId || one.referralId === of.referralId),
        )
        if (flow?.state !== 'completed') return null
        const { steps } = await journey.flow(flow.instanceKey)
        return steps
          .filter((step: { kind: string; state: string }) => {
            return step.kind === 'end' && step.state === 'done'
          })
          .map((step: { elementId: string }) => step.elementId)
      }),
    close: () => truth.close(),
  }
}

const walkable = /(Task|Event|Gateway|SubProcess|CallActivity)$/

/** Every element and every sequence flow of a diagram has been passed by some instance. */
export async function expectWalked({ truth }: Stage, processId: string): Promise<void> {
  const file = new URL(`../../processes/${processId}/${processId}.bpmn`, import.meta.url)
  const { elementsById } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'))
  const all = Object.values(elementsById)
  const steps = all.filter(({ $type }) => walkable.test($type))
  // The engine tells of no way out of an event gateway; the event it leads to says enough.
  const ways = all.filter(
    ({ $type, sourceRef }) =>
      $type === 'bpmn:SequenceFlow' &&
      (sourceRef as ModdleElement).$type !== 'bpmn:EventBasedGateway',
  )
  const { elements, flows } = await truth.walked(processId)

  expect(steps.flatMap(({ id }) => (id && !elements.has(id) ? [id] : []))).toEqual([])
  expect(ways.flatMap(({ id }) => (id && !flows.has(id) ? [id] : []))).toEqual([])
}
