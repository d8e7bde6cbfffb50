import type { FlowView } from '../../resources/cases.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import type { Canvas, ElementRegistry, Overlays } from '../diagram.ts'

const markers = ['done', 'current', 'failed', 'open'].flatMap((state) => [
  `step-${state}`,
  `frame-${state}`,
])
type Services = { canvas: Canvas; elementRegistry: ElementRegistry; overlays: Overlays }

/** Done green, current amber with a pin that says it in words, failed red, the path taken drawn strong. */
export function showPositions(
  { canvas, elementRegistry, overlays }: Services,
  flow: FlowView,
): void {
  overlays.remove({ type: 'position' })
  for (const step of flow.steps) {
    const shape = elementRegistry.get(step.elementId)
    if (!shape) continue
    for (const marker of markers) canvas.removeMarker(step.elementId, marker)
    const state = step.state === 'cancelled' ? 'open' : step.state
    // A frame around other steps is only outlined; the step inside it carries the colour.
    const isFrame = (shape.children?.length ?? 0) > 0
    canvas.addMarker(step.elementId, `${isFrame ? 'frame' : 'step'}-${state}`)
    if (isFrame) continue
    if (step.state === 'current' || step.state === 'failed') {
      const words = t.caseFile.flow.pin(
        codes.stepState(step.state),
        step.at && dates.shortDay(step.at),
      )
      overlays.add(step.elementId, 'position', {
        position: { top: -28, left: 0 },
        html: pin(words, step.state),
      })
    } else if (step.due && step.state === 'open') {
      overlays.add(step.elementId, 'position', {
        position: { top: -28, left: 0 },
        html: pin(dates.day(step.due.on), 'due'),
      })
    }
  }
  for (const taken of flow.takenFlows) {
    if (elementRegistry.get(taken)) canvas.addMarker(taken, 'flow-taken')
  }
}

function pin(words: string, kind: string): HTMLElement {
  const element = document.createElement('div')
  element.className = `pin pin-${kind}`
  element.setAttribute('aria-hidden', 'true')
  element.textContent = words
  return element
}
