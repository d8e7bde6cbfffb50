/** A chain of service tasks behind a message start event: the simplest thing an engine can run. */
export function drawChain(processId: string, message: string, types: string[]): string {
  const ids = types.map((_, at) => `step-${at + 1}`)
  const nodes = ['start', ...ids, 'end']
  const flows = nodes.slice(1).map((target, at) => ({ source: nodes[at] ?? '', target }))

  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="${processId}-definitions" targetNamespace="urn:bench">
  <bpmn:message id="${processId}-message" name="${message}" />
  <bpmn:process id="${processId}" name="${processId}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:messageEventDefinition messageRef="${processId}-message" /></bpmn:startEvent>
    ${ids.map((id, at) => task(id, types[at] ?? '')).join('\n    ')}
    <bpmn:endEvent id="end" />
    ${flows.map(({ source, target }) => flow(source, target)).join('\n    ')}
  </bpmn:process>
</bpmn:definitions>`
}

const task = (id: string, type: string) =>
  `<bpmn:serviceTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}" retries="3" /></bpmn:extensionElements></bpmn:serviceTask>`

const flow = (source: string, target: string) =>
  `<bpmn:sequenceFlow id="${source}-to-${target}" sourceRef="${source}" targetRef="${target}" />`
