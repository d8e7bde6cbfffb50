import { contracts } from '../../../processes/contracts.ts'
import { asFailure } from '../../failure.ts'
import type { Needs } from '../../house.ts'
import { elementDocumentation, elementTitle, processTitle } from '../../traces/steps.ts'

/**
 * German names of a step and its process, read from the diagram version the case runs on. One whose
 * diagram nobody knows keeps its ids, so that it never hides the rest of a list.
 */
export async function readTitles(
  { traces }: Needs<'traces'>,
  of: { processId: string; processVersion: number; elementId: string; about?: string | null },
): Promise<{ title: string; processTitle: string; afterwards: string | null }> {
  const bpmn = await tryReadBpmn({ traces }, of)
  if (bpmn === null) return { title: of.elementId, processTitle: of.processId, afterwards: null }
  return {
    title: titleAbout(await elementTitle(bpmn, of.elementId), of),
    processTitle: await processTitle(bpmn),
    afterwards: await elementDocumentation(bpmn, of.elementId),
  }
}

/** German name of a process, or its id. */
export async function readProcessTitle(
  needs: Needs<'traces'>,
  of: { processId: string; processVersion: number },
): Promise<string> {
  const bpmn = await tryReadBpmn(needs, of)
  return bpmn === null ? of.processId : processTitle(bpmn)
}

const tryReadBpmn = (
  { traces }: Needs<'traces'>,
  { processId, processVersion }: { processId: string; processVersion: number },
): Promise<string | null> =>
  traces.readDiagram(processId, processVersion).then(
    ({ bpmn }) => bpmn,
    (error) => {
      if (asFailure(error).code === 'DIAGRAM_MISSING') return null
      throw error
    },
  )

/** „Antwort erfassen: Verfassungsschutz“, where one element has several tasks at the same time. */
function titleAbout(
  title: string,
  { processId, about }: { processId: string; about?: string | null },
): string {
  const contract = contracts.find((one) => one.processId === processId)
  const label = about ? contract?.proceeding?.topics?.[about] : undefined
  return label ? `${title}: ${label}` : title
}
