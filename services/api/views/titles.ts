import { contracts } from '../../../processes/contracts.ts'
import type { Needs } from '../../house.ts'
import { elementDocumentation, elementTitle, processTitle } from '../../traces/steps.ts'

/** German names of a step and its process, read from the diagram version the case runs on. */
export async function readTitles(
  { traces }: Needs<'traces'>,
  of: { processId: string; processVersion: number; elementId: string; about?: string | null },
): Promise<{ title: string; processTitle: string; afterwards: string | null }> {
  const { bpmn } = await traces.readDiagram(of.processId, of.processVersion)
  return {
    title: titleAbout(await elementTitle(bpmn, of.elementId), of),
    processTitle: await processTitle(bpmn),
    afterwards: await elementDocumentation(bpmn, of.elementId),
  }
}

/** „Antwort erfassen: Verfassungsschutz“, where one element has several tasks at the same time. */
function titleAbout(
  title: string,
  { processId, about }: { processId: string; about?: string | null },
): string {
  const contract = contracts.find((one) => one.processId === processId)
  const label = about ? contract?.proceeding?.topics?.[about] : undefined
  return label ? `${title}: ${label}` : title
}
