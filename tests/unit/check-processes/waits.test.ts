import { describe, expect, it } from 'vitest'
import { findingsOf, intake, plan, referral } from './broken.ts'

const stopped = /<bpmn:errorEventDefinition id="move-ends-plan-event"[^>]*>/
const overdue = /<bpmn:messageEventDefinition id="answer-overdue-event"[^>]*>/
const duration = '<bpmn:timeDuration>P30D</bpmn:timeDuration>'
const nobodyCame = /(<bpmn:endEvent id="nobody-came"[\s\S]*?)<\/bpmn:endEvent>/
const renamed = (message: string) => [
  { in: intake, from: `name="${message}"`, to: 'name="notice.answered"' },
]

describe('the check of waits, of refusals and of what life brings', () => {
  it.each([
    {
      what: 'an event-based gateway without a time',
      change: [
        {
          in: referral,
          from: 'sourceRef="answer-awaited" targetRef="answer-upper-bound"',
          to: 'sourceRef="answer-awaited" targetRef="accepted"',
        },
      ],
      says: 'answer-awaited: waits without an upper bound',
    },
    {
      what: 'a wait for a message alone',
      change: [
        { in: referral, from: '<bpmn:incoming>answer-awaited-to-accepted</bpmn:incoming>', to: '' },
      ],
      says: 'accepted: waits without an upper bound',
    },
    {
      what: 'a receive task without a time at its border',
      change: [
        {
          in: referral,
          from: '<bpmn:intermediateCatchEvent id="accepted"',
          to: '<bpmn:receiveTask id="accepted"',
        },
        {
          in: referral,
          from: /(id="accepted"[\s\S]*?)<\/bpmn:intermediateCatchEvent>/,
          to: '$1</bpmn:receiveTask>',
        },
        { in: referral, from: /<bpmn:messageEventDefinition id="accepted-event"[^>]*>/, to: '' },
      ],
      says: 'accepted: waits without an upper bound',
    },
    {
      what: 'a receive task without a message',
      change: [
        {
          in: referral,
          from: '<bpmn:intermediateCatchEvent id="accepted"',
          to: '<bpmn:receiveTask id="accepted"',
        },
        {
          in: referral,
          from: /(id="accepted"[\s\S]*?)<\/bpmn:intermediateCatchEvent>/,
          to: '$1</bpmn:receiveTask>',
        },
        { in: referral, from: /<bpmn:messageEventDefinition id="accepted-event"[^>]*>/, to: '' },
      ],
      says: 'accepted: waits for a message without a name',
    },
    {
      what: 'a wait for a signal nobody sends',
      change: [{ in: referral, from: overdue, to: '<bpmn:signalEventDefinition id="x-event" />' }],
      says: 'answer-overdue: waits for what nothing here sends',
    },
    {
      what: 'a wait for nothing',
      change: [{ in: referral, from: overdue, to: '' }],
      says: 'answer-overdue: waits for what nothing here sends',
    },
    ...['P30X', '30 Tage', 'P'].map((time) => ({
      what: `the duration ${time}`,
      change: [{ in: intake, from: '>P30D<', to: `>${time}<` }],
      says: `duplicate-upper-bound: “${time}” is no duration`,
    })),
    {
      what: 'a timer without a time',
      change: [{ in: intake, from: '>P30D<', to: '><' }],
      says: 'duplicate-upper-bound: has no time',
    },
    {
      what: 'a timer for a lifetime',
      change: [{ in: intake, from: '>P30D<', to: '>P100Y<' }],
      says: 'duplicate-upper-bound: “P100Y” is longer than anybody waits',
    },
    {
      what: 'a timer at a fixed day',
      change: [
        { in: intake, from: duration, to: '<bpmn:timeDate>2027-01-01T00:00:00Z</bpmn:timeDate>' },
      ],
      says: 'duplicate-upper-bound: names a fixed day, which passes',
    },
    {
      what: 'a timer that rings for ever',
      change: [{ in: intake, from: duration, to: '<bpmn:timeCycle>R/P1D</bpmn:timeCycle>' }],
      says: 'duplicate-upper-bound: rings again and again',
    },
    {
      what: 'an end that throws an error nothing catches',
      change: [
        {
          in: intake,
          from: nobodyCame,
          to: '$1<bpmn:errorEventDefinition id="x-event" errorRef="error-consent-missing" /></bpmn:endEvent>',
        },
      ],
      says: 'nobody-came: throws CONSENT_MISSING, which nothing catches',
    },
    {
      what: 'a section that waits for an error nobody throws',
      change: [{ in: plan, from: stopped, to: '<bpmn:terminateEventDefinition id="x-event" />' }],
      says: 'catches PLAN_STOPPED, which nothing here throws',
    },
    {
      what: 'an escalation nobody catches',
      change: [
        {
          in: intake,
          from: nobodyCame,
          to: '$1<bpmn:escalationEventDefinition id="x-event" /></bpmn:endEvent>',
        },
      ],
      says: 'nobody-came: has a escalationEventDefinition, which nothing here sends or catches',
    },
    {
      what: 'a process that ignores a withdrawn consent',
      change: renamed('consent.withdrawn'),
      says: 'intake: does not react to a withdrawn consent; add an event sub-process',
    },
    {
      what: 'a process that ignores a move',
      change: renamed('person.moved'),
      says: 'intake: does not react to a move',
    },
    {
      what: 'a process that ignores a death',
      change: renamed('person.died'),
      says: 'intake: does not react to a death',
    },
    {
      what: 'a process that ignores a change of colleague',
      change: renamed('case.transferred'),
      says: 'intake: does not react to a change of colleague',
    },
    {
      what: 'a change of colleague that stops everything',
      change: [{ in: intake, from: 'isInterrupting="false"', to: 'isInterrupting="true"' }],
      says: 'case-transferred: stops everything at a change of colleague',
    },
    {
      what: 'a death after which everything goes on',
      change: [
        {
          in: intake,
          from: '<bpmn:startEvent id="person-died"',
          to: '<bpmn:startEvent id="person-died" isInterrupting="false"',
        },
      ],
      says: 'person-died: lets everything go on after a death',
    },
  ])('refuses $what', async ({ change, says }) => {
    // when
    const findings = await findingsOf({ change })

    // then
    expect(findings).toContainEqual(expect.stringContaining(says))
  })
})
