import { describe, expect, it } from 'vitest'
import { findingsOf, intake, plan, referral } from './broken.ts'

const task = (n: number) => `<bpmn:task id="step-${n}" name="Schritt"/>`

describe('the check of what a diagram shows', () => {
  it.each([
    {
      what: 'a script task',
      change: [{ in: intake, from: /bpmn:serviceTask/g, to: 'bpmn:scriptTask' }],
      says: 'open-case: is a script task',
    },
    {
      what: 'task listeners',
      change: [
        {
          in: intake,
          from: '<zeebe:formDefinition formId="intake-talk" />',
          to: '<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="x" /></zeebe:taskListeners><zeebe:formDefinition formId="intake-talk" />',
        },
      ],
      says: 'document-first-talk: has task listeners',
    },
    {
      what: 'a wait without an upper bound',
      change: [
        {
          in: referral,
          from: /<bpmn:timerEventDefinition id="answer-upper-bound-event">[\s\S]*?<\/bpmn:timerEventDefinition>/,
          to: '',
        },
      ],
      says: 'answer-awaited: waits without an upper bound',
    },
    {
      what: 'a question without a default answer',
      change: [{ in: plan, from: 'default="referrals-planned-to-no-referral"', to: '' }],
      says: 'referrals-planned: has no default flow',
    },
    {
      what: 'an answer without a condition',
      change: [
        {
          in: plan,
          from: /(id="referrals-planned-to-hand-over"[^>]*>)\s*<bpmn:conditionExpression[\s\S]*?<\/bpmn:conditionExpression>/,
          to: '$1',
        },
      ],
      says: 'its exit referrals-planned-to-hand-over has no condition',
    },
    {
      what: 'more than 25 nodes on one level',
      change: [
        {
          in: intake,
          from: '<bpmn:startEvent',
          to: `${Array.from({ length: 26 }, (_, n) => task(n)).join('')}<bpmn:startEvent`,
        },
      ],
      says: 'nodes on one level, at most 25',
    },
    {
      what: 'a node that is not drawn',
      change: [
        {
          in: intake,
          from: /<bpmndi:BPMNShape id="open-case_di"[\s\S]*?<\/bpmndi:BPMNShape>/,
          to: '',
        },
      ],
      says: 'open-case: is not drawn',
    },
    {
      what: 'a flow that is not drawn',
      change: [
        {
          in: intake,
          from: /<bpmndi:BPMNEdge id="open-case-to-case-opened_di"[\s\S]*?<\/bpmndi:BPMNEdge>/,
          to: '',
        },
      ],
      says: 'open-case-to-case-opened: is not drawn',
    },
    {
      what: 'a node without an incoming flow',
      change: [
        { in: intake, from: '<bpmn:incoming>open-case-to-case-opened</bpmn:incoming>', to: '' },
      ],
      says: 'case-opened: has no incoming flow',
    },
    {
      what: 'a node without an outgoing flow',
      change: [
        { in: intake, from: '<bpmn:outgoing>open-case-to-case-opened</bpmn:outgoing>', to: '' },
      ],
      says: 'open-case: has no outgoing flow',
    },
    {
      what: 'a task without a label',
      change: [{ in: intake, from: 'id="open-case" name="Fall eröffnen"', to: 'id="open-case"' }],
      says: 'open-case: has no label',
    },
    {
      what: 'an event without a label',
      change: [
        { in: intake, from: 'id="case-opened" name="Fall eröffnet"', to: 'id="case-opened"' },
      ],
      says: 'case-opened: has no label',
    },
    {
      what: 'a question without its words',
      change: [{ in: intake, from: ' name="Wie geht es weiter?"', to: '' }],
      says: 'admission-decided: has no label',
    },
    {
      what: 'an answer without its words',
      change: [{ in: intake, from: ' name="Team fragen"', to: '' }],
      says: 'admission-decided-to-decide-in-team: has no label',
    },
    {
      what: 'a question that asks nothing',
      change: [{ in: intake, from: 'name="Notfall?"', to: 'name="Notfall"' }],
      says: 'emergency-now: asks nothing',
    },
    {
      what: 'a question with one answer twice',
      change: [
        {
          in: intake,
          from: 'id="emergency-now-to-alert-at-once" name="ja"',
          to: 'id="emergency-now-to-alert-at-once" name="nein"',
        },
      ],
      says: 'emergency-now: has the answer „nein“ twice',
    },
    {
      what: 'an English label',
      change: [{ in: intake, from: 'name="Fall eröffnen"', to: 'name="Open the case"' }],
      says: 'open-case: its label „Open the case“ is not German',
    },
    {
      what: 'an English answer',
      change: [{ in: intake, from: 'name="verweisen"', to: 'name="send away"' }],
      says: 'admission-decided-to-signpost: its label „send away“ is not German',
    },
    {
      what: 'a label nobody can fit in',
      change: [
        { in: intake, from: 'name="Fall eröffnen"', to: `name="${'Fall eröffnen '.repeat(8)}"` },
      ],
      says: 'open-case: its label has 112 letters, at most 90 fit',
    },
    {
      what: 'a section that is folded up',
      change: [
        {
          in: intake,
          from: /(id="check-urgency_di"[^>]*) isExpanded="true"/,
          to: '$1 isExpanded="false"',
        },
      ],
      says: 'check-urgency: is folded up',
    },
    {
      what: 'a lane without a name',
      change: [{ in: intake, from: 'id="lane-kimflow" name="KIMflow"', to: 'id="lane-kimflow"' }],
      says: 'lane-kimflow: has no name',
    },
    {
      what: 'a pool without a name',
      change: [
        { in: intake, from: 'id="pool-others" name="MBE, JMD, Jobcenter"', to: 'id="pool-others"' },
      ],
      says: 'pool-others: has no name',
    },
    {
      what: 'a lane that holds nothing',
      change: [{ in: intake, from: '<bpmn:flowNodeRef>decide-in-team</bpmn:flowNodeRef>', to: '' }],
      says: 'lane-team-lead: holds nothing',
    },
    {
      what: 'a step that belongs to nobody',
      change: [{ in: intake, from: '<bpmn:flowNodeRef>open-case</bpmn:flowNodeRef>', to: '' }],
      says: 'open-case: belongs to nobody',
    },
    {
      what: 'a step that belongs to two',
      change: [
        {
          in: intake,
          from: '<bpmn:flowNodeRef>open-case</bpmn:flowNodeRef>',
          to: '<bpmn:flowNodeRef>open-case</bpmn:flowNodeRef><bpmn:flowNodeRef>decide-in-team</bpmn:flowNodeRef>',
        },
      ],
      says: 'decide-in-team: belongs to lane-team-lead and lane-kimflow',
    },
    ...['task', 'manualTask'].map((kind) => ({
      what: `a ${kind}, which the engine passes by`,
      change: [
        {
          in: intake,
          from: '<bpmn:userTask id="check-emergency"',
          to: `<bpmn:${kind} id="check-emergency"`,
        },
        { in: intake, from: '</bpmn:userTask>', to: `</bpmn:${kind}>` },
      ],
      says: `check-emergency: is a ${kind}, which nobody serves here`,
    })),
    {
      what: 'a complex gateway',
      change: [
        {
          in: intake,
          from: '<bpmn:exclusiveGateway id="urgent-reported"',
          to: '<bpmn:complexGateway id="urgent-reported"',
        },
        { in: intake, from: '</bpmn:exclusiveGateway>', to: '</bpmn:complexGateway>' },
      ],
      says: 'urgent-reported: is a complexGateway',
    },
    {
      what: 'listeners on the process',
      change: [
        {
          in: intake,
          from: '<bpmn:laneSet',
          to: '<bpmn:extensionElements><zeebe:executionListeners><zeebe:executionListener eventType="start" type="x" /></zeebe:executionListeners></bpmn:extensionElements><bpmn:laneSet',
        },
      ],
      says: 'intake: has execution listeners',
    },
    {
      what: 'an attribute of another engine',
      change: [
        {
          in: intake,
          from: '<bpmn:serviceTask id="open-case"',
          to: '<bpmn:serviceTask xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:class="x" id="open-case"',
        },
      ],
      says: 'open-case: has the attribute camunda:class of another engine',
    },
    {
      what: 'an end that throws a message',
      change: [
        {
          in: intake,
          from: /(<bpmn:endEvent id="case-opened"[\s\S]*?)<\/bpmn:endEvent>/,
          to: '$1<bpmn:messageEventDefinition id="x-event" /></bpmn:endEvent>',
        },
      ],
      says: 'case-opened: throws a message',
    },
    {
      what: 'a diagram made for another version',
      change: [
        {
          in: intake,
          from: 'executionPlatformVersion="8.5.0"',
          to: 'executionPlatformVersion="8.7.0"',
        },
      ],
      says: 'definitions: is not made for the engine; set modeler:executionPlatformVersion to 8.5.0',
    },
    {
      what: 'two elements with one id',
      change: [{ in: intake, from: 'id="case-opened"', to: 'id="contact-closed"' }],
      says: 'import warning: unparsable content <bpmn:endEvent>',
    },
    {
      what: 'a diagram nobody has drawn',
      change: [{ in: intake, from: /<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, to: '' }],
      says: 'open-case: is not drawn',
    },
    {
      what: 'a diagram with import warnings',
      change: [{ in: intake, from: 'targetRef="case-opened"', to: 'targetRef="case-vanished"' }],
      says: 'intake/intake.bpmn: -: import warning: unresolved reference <case-vanished>',
    },
    {
      what: 'a diagram that is no XML',
      change: [{ in: intake, from: '</bpmn:definitions>', to: '' }],
      says: 'intake/intake.bpmn: -: ',
    },
    {
      what: 'a process whose file has another name',
      change: [
        { in: intake, from: '<bpmn:process id="intake"', to: '<bpmn:process id="admission"' },
        { in: intake, from: 'processRef="intake"', to: 'processRef="admission"' },
      ],
      says: 'admission: the file must be admission/admission.bpmn',
    },
    {
      what: 'a process without a contract',
      change: [
        { in: intake, from: '<bpmn:process id="intake"', to: '<bpmn:process id="admission"' },
      ],
      says: 'admission: there is no contract',
    },
    {
      what: 'a process that cannot be run',
      change: [{ in: intake, from: 'isExecutable="true"', to: 'isExecutable="false"' }],
      says: 'intake: is not executable',
    },
    {
      what: 'a diagram made for another engine',
      change: [{ in: intake, from: '"Camunda Cloud"', to: '"Camunda Platform"' }],
      says: 'definitions: is not made for the engine',
    },
  ])('refuses $what', async ({ change, says }) => {
    // when
    const findings = await findingsOf({ change })

    // then
    expect(findings).toContainEqual(expect.stringContaining(says))
  })
})
