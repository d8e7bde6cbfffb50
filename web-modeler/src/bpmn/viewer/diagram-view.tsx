import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { useEffect, useRef, useState } from 'react'
import { useAnnounce } from '../../components/announce.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Note } from '../../components/note.tsx'
import type { FlowView } from '../../resources/cases.ts'
import { t } from '../../texts/de.ts'
import type { Canvas, ElementRegistry, EventBus, Overlays } from '../diagram.ts'
import { isStop } from '../diagram.ts'
import { walkDiagram } from '../keyboard/walk-diagram.ts'
import { showPositions } from '../positions/show-positions.ts'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import './diagram-view.css'

const words = t.caseFile.flow
type Props = {
  flow: FlowView
  title: string
  selected: string | undefined
  onSelect: (elementId: string) => void
}

/** The diagram of this very process version, read only, opened at the current position. */
export function DiagramView({ flow, title, selected, onSelect }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const viewer = useRef<NavigatedViewer>(undefined)
  const walk = useRef<ReturnType<typeof walkDiagram>>(undefined)
  const latest = useRef({ flow, title, onSelect })
  latest.current = { flow, title, onSelect }
  const [ready, setReady] = useState(false)
  const [broken, setBroken] = useState(false)
  const announce = useAnnounce()

  useEffect(() => {
    const container = place.current
    if (!container) return
    let alive = true
    const drawn = new NavigatedViewer({
      container,
      // KERN sets a font on everything; text must be measured in the one it is painted in.
      textRenderer: {
        defaultStyle: { fontFamily: '"Fira Sans", sans-serif', fontSize: 14 },
        externalStyle: { fontSize: 12 },
      },
    })
    viewer.current = drawn
    setReady(false)
    setBroken(false)
    document.fonts
      .load('14px "Fira Sans"')
      .catch(() => [])
      .then(() => drawn.importXML(flow.bpmn))
      .then(() => {
        if (!alive) return
        drawn.get<EventBus>('eventBus').on('element.click', ({ element }) => {
          if (isStop(element)) latest.current.onSelect(element.id)
        })
        walk.current = walkDiagram(
          servicesOf(drawn),
          latest.current.title,
          latest.current.flow.steps,
          {
            announce,
            onSelect: (id) => latest.current.onSelect(id),
          },
        )
        showCurrent(drawn, latest.current.flow)
        setReady(true)
      })
      .catch(() => alive && setBroken(true))
    return () => {
      alive = false
      drawn.destroy()
    }
  }, [flow.bpmn, announce])

  useEffect(() => {
    if (ready && viewer.current) showPositions(servicesOf(viewer.current), flow)
  }, [ready, flow])

  useEffect(() => {
    const drawn = viewer.current
    if (!ready || !drawn || !selected) return
    const { canvas, elementRegistry } = servicesOf(drawn)
    if (!elementRegistry.get(selected)) return
    canvas.addMarker(selected, 'step-selected')
    canvas.scrollToElement(selected, 80)
    walk.current?.standOn(selected)
    return () => {
      // The picture may be gone already when another flow was chosen.
      if (viewer.current === drawn) canvas.removeMarker(selected, 'step-selected')
    }
  }, [ready, selected])

  const zoom = (factor: number) => {
    const canvas = viewer.current?.get<Canvas>('canvas')
    canvas?.zoom(Math.min(3, Math.max(0.2, canvas.zoom() * factor)), 'auto')
  }
  return (
    <div className="diagram">
      <div className="diagram-tools">
        <IconButton icon="zoom-out" label={words.zoomOut} onClick={() => zoom(0.8)} />
        <IconButton icon="zoom-in" label={words.zoomIn} onClick={() => zoom(1.25)} />
        <IconButton
          icon="fit"
          label={words.fit}
          onClick={() => viewer.current?.get<Canvas>('canvas').zoom('fit-viewport', 'auto')}
        />
        <IconButton
          icon="flag"
          label={words.current}
          onClick={() => viewer.current && showCurrent(viewer.current, flow)}
        />
      </div>
      {broken && <Note tone="warning" title={words.broken} role="status" />}
      <div className="diagram-sheet" ref={place} />
      <p className="print-only meta">{words.watermark}</p>
    </div>
  )
}

const servicesOf = (viewer: NavigatedViewer) => ({
  canvas: viewer.get<Canvas>('canvas'),
  elementRegistry: viewer.get<ElementRegistry>('elementRegistry'),
  overlays: viewer.get<Overlays>('overlays'),
})

/** The whole picture where it stays readable, else the current step in the middle. */
function showCurrent(viewer: NavigatedViewer, flow: FlowView): void {
  const { canvas, elementRegistry } = servicesOf(viewer)
  const { outer, inner } = canvas.viewbox()
  if (Math.min(outer.width / inner.width, outer.height / inner.height) >= 0.75) {
    canvas.zoom('fit-viewport', 'auto')
    return
  }
  const shapes = flow.steps.map((step) => ({ step, shape: elementRegistry.get(step.elementId) }))
  const steps = shapes.filter(({ shape }) => shape && (shape.children?.length ?? 0) === 0)
  const shape = (
    steps.find(({ step }) => ['current', 'failed'].includes(step.state)) ??
    steps.findLast(({ step }) => step.state === 'done')
  )?.shape
  if (!shape) {
    canvas.zoom('fit-viewport', 'auto')
    return
  }
  const scale = 0.9
  const width = outer.width / scale
  const height = outer.height / scale
  canvas.viewbox({
    x: shape.x + shape.width / 2 - width / 2,
    y: shape.y + shape.height / 2 - height / 2,
    width,
    height,
  })
}
