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
