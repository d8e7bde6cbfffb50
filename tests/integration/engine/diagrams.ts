type Task = { id: string; type?: string; retries?: number; user?: true; error?: string }

/**
 * A chain of tasks behind a message start event, as XML. `error` puts a boundary event for that code
 * on the task; its path ends in `<task id>-caught`.
 */
export function chain(processId: string, message: string, tasks: Task[]): string {
  const nodes = ['start', ...tasks.map(({ id }) => id), 'end']
  const caught = tasks.filter(({ error }) => error !== undefined)
  const flows = nodes.slice(1).map((target, at) => flow(nodes[at] ?? '', target))

  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="${processId}-definitions" targetNamespace="urn:test">
  <bpmn:message id="${processId}-message" name="${message}" />
  ${caught.map(({ error }) => `<bpmn:error id="${processId}-${error}" errorCode="${error}" />`).join('')}
  <bpmn:process id="${processId}" name="Probe ${processId}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:messageEventDefinition messageRef="${processId}-message" /></bpmn:startEvent>
    ${tasks.map((task) => taskXml(task)).join('\n')}
    ${caught.map(({ id, error }) => boundary(processId, id, error ?? '')).join('\n')}
    <bpmn:endEvent id="end" />
    ${flows.join('\n')}
  </bpmn:process>
</bpmn:definitions>`
}

const flow = (from: string, to: string) =>
  `<bpmn:sequenceFlow id="${from}-to-${to}" sourceRef="${from}" targetRef="${to}" />`

const taskXml = ({ id, type, retries = 3, user }: Task) =>
  user
    ? `<bpmn:userTask id="${id}" name="Aufgabe ${id}"><bpmn:extensionElements>
        <zeebe:assignmentDefinition candidateGroups="case-management" />
      </bpmn:extensionElements></bpmn:userTask>`
    : `<bpmn:serviceTask id="${id}" name="Schritt ${id}"><bpmn:extensionElements>
        <zeebe:taskDefinition type="${type}" retries="${retries}" />
      </bpmn:extensionElements></bpmn:serviceTask>`

const boundary = (processId: string, id: string, code: string) =>
  `<bpmn:boundaryEvent id="${id}-error" attachedToRef="${id}">
     <bpmn:outgoing>${id}-error-to-${id}-caught</bpmn:outgoing>
     <bpmn:errorEventDefinition errorRef="${processId}-${code}" /></bpmn:boundaryEvent>
   <bpmn:endEvent id="${id}-caught" />
   ${flow(`${id}-error`, `${id}-caught`)}`
