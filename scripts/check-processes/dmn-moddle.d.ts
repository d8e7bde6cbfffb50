declare module 'dmn-moddle' {
  export class DmnModdle {
    fromXML(xml: string): Promise<{
      rootElement: import('bpmn-moddle').ModdleElement
      warnings: { message: string }[]
    }>
  }
}
