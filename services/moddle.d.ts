declare module 'bpmn-moddle' {
  export interface ModdleElement {
    $type: string
    id?: string
    get(name: string): unknown
    [property: string]: unknown
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(
      xml: string,
      type?: string,
    ): Promise<{
      rootElement: ModdleElement
      warnings: { message: string }[]
      elementsById: Record<string, ModdleElement>
    }>
  }
}

declare module 'dmn-moddle' {
  export class DmnModdle {
    fromXML(xml: string): Promise<{
      rootElement: import('bpmn-moddle').ModdleElement
      warnings: { message: string }[]
    }>
  }
}
