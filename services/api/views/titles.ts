import type { Needs } from '../../house.ts'
import { elementDocumentation, elementTitle, processTitle } from '../../traces/steps.ts'

/** German names of a step and its process, read from the diagram version the case runs on. */
export async function readTitles(
  { traces }: Needs<'traces'>,
  of: { processId: string; processVersion: number; elementId: string },
): Promise<{ title: string; processTitle: string; afterwards: string | null }> {
  const { bpmn } = await traces.readDiagram(of.processId, of.processVersion)
  return {
    title: await elementTitle(bpmn, of.elementId),
    processTitle: await processTitle(bpmn),
    afterwards: await elementDocumentation(bpmn, of.elementId),
  }
}
