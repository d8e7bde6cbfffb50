/** The few parts of diagram-js this app touches; its services come untyped from `viewer.get`. */
export type Shape = {
  id: string
  type: string
  x: number
  y: number
  width: number
  height: number
  waypoints?: unknown
  labelTarget?: unknown
  businessObject: { name?: string }
  incoming: Connection[]
  outgoing: Connection[]
  attachers?: Shape[]
  children?: Shape[]
}
export type Connection = {
  id: string
  type: string
  source: Shape
  target: Shape
  businessObject: { name?: string }
}

type Box = { x: number; y: number; width: number; height: number }
export type Canvas = {
  addMarker: (id: string, marker: string) => void
  removeMarker: (id: string, marker: string) => void
  viewbox: (box?: Box) => Box & { inner: Box; outer: { width: number; height: number } }
  zoom: (level?: number | 'fit-viewport', center?: 'auto') => number
  getContainer: () => HTMLElement
  getGraphics: (id: string) => SVGElement
  scrollToElement: (id: string, padding?: number) => void
}
export type ElementRegistry = {
  get: (id: string) => Shape | undefined
  filter: (test: (element: Shape) => boolean) => Shape[]
}
export type Overlays = {
  add: (
    id: string,
    type: string,
    overlay: { position: { top: number; left: number }; html: HTMLElement },
  ) => string
  remove: (filter: { type: string }) => void
}
export type EventBus = {
  on: (event: string, listener: (event: { element: Shape }) => void) => void
}

const stops = /^bpmn:(.*Task|.*Event|.*Gateway|CallActivity|SubProcess)$/

/** What a person can stand on: tasks, events, gateways; not lanes, labels or lines. */
export const isStop = (element: Shape): boolean =>
  stops.test(element.type) && !element.waypoints && !element.labelTarget
