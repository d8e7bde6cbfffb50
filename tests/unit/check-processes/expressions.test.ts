import { describe, expect, it } from 'vitest'
import { findingsOf, intake, plan, referral, regimeChange, rightToRemain } from './broken.ts'

const now = '=emergencyNow = true'
const input = '<zeebe:input source="=null" target="noticeId" />'
const flow = 'sourceRef="check-emergency" targetRef="emergency-now" />'
const loop =
  /<bpmn:multiInstanceLoopCharacteristics>[\s\S]*?<\/bpmn:multiInstanceLoopCharacteristics>/
const condition = '<bpmn:conditionExpression>=true</bpmn:conditionExpression>'

describe('the check of expressions and of what steps tell their workers', () => {
  it.each([
    {
      what: 'a condition on a variable outside the contract',
      change: [{ in: intake, from: now, to: '=emergencyNwo = true' }],
      says: 'uses the variable emergencyNwo, which the contract does not name',
    },
    {
      what: 'an input into a variable outside the contract',
      change: [{ in: intake, from: input, to: input.replace('noticeId', 'colour') }],
      says: 'ask-for-duplicates: uses the variable colour',
    },
    {
      what: 'an output of several runs into a variable outside the contract',
      change: [{ in: intake, from: '"duplicateAnswers"', to: '"allAnswers"' }],
      says: 'ask-for-duplicates: uses the variable allAnswers',
    },
    {
      what: 'a timer that reads a variable outside the contract',
      change: [{ in: intake, from: '>P30D<', to: '>=patience<' }],
      says: 'duplicate-upper-bound: uses the variable patience',
    },
    {
      what: 'a code that the variable never holds',
      change: [{ in: intake, from: '=outcome = "OPEN_CASE"', to: '=outcome = "OPEN_CASES"' }],
      says: 'outcome is never “OPEN_CASES”; known: OPEN_CASE, ',
    },
    {
      what: 'an answer that the variable cannot hold',
      change: [{ in: intake, from: '=&#34;unknown&#34;', to: '=&#34;no-idea&#34;' }],
      says: 'duplicate-unknown: duplicateAnswer is never “no-idea”; known: yes, no, unknown',
    },
    {
      what: 'a condition that is a fixed text',
      change: [{ in: intake, from: now, to: 'emergencyNow = true' }],
      says: 'its expression “emergencyNow = true” does not begin with “=”',
    },
    {
      what: 'a condition in another language',
      change: [{ in: intake, from: now, to: '=emergencyNow == true' }],
      says: 'is no FEEL',
    },
    {
      what: 'a condition that lacks a value',
      change: [{ in: intake, from: now, to: '=emergencyNow = ' }],
      says: 'lacks a value beside an operator',
    },
    {
      what: 'a condition with an open bracket',
      change: [{ in: intake, from: now, to: '=not(emergencyNow' }],
      says: 'has a bracket that does not close',
    },
    {
      what: 'a default answer with a condition',
      change: [
        {
          in: intake,
          from: 'sourceRef="emergency-now" targetRef="urgency-checked" />',
          to: `sourceRef="emergency-now" targetRef="urgency-checked">${condition}</bpmn:sequenceFlow>`,
        },
      ],
      says: 'emergency-now: its default emergency-now-to-urgency-checked has a condition',
    },
    {
      what: 'a condition behind a step',
      change: [
        { in: intake, from: flow, to: `${flow.slice(0, -3)}>${condition}</bpmn:sequenceFlow>` },
      ],
      says: 'check-emergency-to-emergency-now: has a condition without a question before it',
    },
    {
      what: 'several runs over nothing',
      change: [{ in: intake, from: / inputCollection="[^"]*"/, to: '' }],
      says: 'ask-for-duplicates: runs several times over nothing',
    },
    {
      what: 'several runs without a variable of their own',
      change: [{ in: intake, from: ' inputElement="askedKind"', to: '' }],
      says: 'ask-for-duplicates: runs several times without a variable of its own',
    },
    {
      what: 'results of several runs collected by half',
      change: [{ in: intake, from: ' outputElement="=duplicateAnswer"', to: '' }],
      says: 'ask-for-duplicates: collects results by half',
    },
    {
      what: 'a standard loop',
      change: [{ in: intake, from: loop, to: '<bpmn:standardLoopCharacteristics />' }],
      says: 'ask-for-duplicates: is a standard loop, which the engine ignores',
    },
    {
      what: 'a header nobody reads',
      change: [{ in: intake, from: 'key="toFrom"', to: 'key="form"' }],
      says: 'send-duplicate-question: has the header form, which nobody reads',
    },
    {
      what: 'a phase no case can have',
      change: [{ in: plan, from: /key="phase" value="[^"]*"/, to: 'key="phase" value="hopping"' }],
      says: 'there is no phase hopping; known: ',
    },
    {
      what: 'an outcome the contract does not name',
      change: [{ in: intake, from: 'value="not-reached"', to: 'value="vanished"' }],
      says: 'close-not-reached: there is no outcome vanished',
    },
    {
      what: 'a state the contract does not name',
      change: [
        { in: rightToRemain, from: 'key="state" value="examining"', to: 'key="state" value="x"' },
      ],
      says: 'there is no state x; known: open, ',
    },
    {
      what: 'a result kept in a variable outside the contract',
      change: [{ in: rightToRemain, from: /key="as" value="[^"]*"/, to: 'key="as" value="clock"' }],
      says: 'there is no variable clock',
    },
    {
      what: 'a fact the deadline rule does not ask for',
      change: [{ in: intake, from: 'advisedOn=today', to: 'advicedOn=today' }],
      says: 'start-follow-up: there is no fact advicedOn; known: advisedOn',
    },
    {
      what: 'a deadline rule that does not exist, wherever it is named',
      change: [
        { in: intake, from: /(deadline\.settle[\s\S]*?)acknowledgement-due/, to: '$1reply-due' },
      ],
      says: 'settle-duplicate-clock: there is no deadline rule reply-due',
    },
    {
      what: 'a fact nothing tells, as the day a rule counts from',
      change: [{ in: regimeChange, from: '=asylumBenefitsEndOn"', to: '=asylumEndOn"' }],
      says: 'names the fact asylumEndOn, which nothing here tells',
    },
    {
      what: 'a fact nobody asks for, set on the way',
      change: [{ in: regimeChange, from: '"bridged=true"', to: '"brigded=true"' }],
      says: 'names the fact brigded, which nothing here tells',
    },
    {
      what: 'an organisation in a fact there is not',
      change: [{ in: regimeChange, from: '"competentJobcenter?"', to: '"nextJobcenter?"' }],
      says: 'names the fact nextJobcenter, which nothing here tells',
    },
    {
      what: 'facts nobody can read',
      change: [{ in: intake, from: '"advisedOn=today"', to: '"advisedOn"' }],
      says: 'start-follow-up: has a header nobody can read',
    },
    {
      what: 'a notice to a body the contract does not name',
      change: [
        { in: rightToRemain, from: 'key="to" value="jobcenter"', to: 'key="to" value="moon"' },
      ],
      says: 'there is no to moon; known: jobcenter, social-welfare-office',
    },
    {
      what: 'a text among the codes of the engine',
      change: [
        {
          in: intake,
          from: '=null" target="noticeId"',
          to: '=&#34;any text&#34;" target="noticeId"',
        },
      ],
      says: 'ask-for-duplicates: puts the text “any text” into noticeId',
    },
    {
      what: 'a call that keeps back what the process needs',
      change: [
        { in: plan, from: '<zeebe:input source="=referralId" target="referralId" />', to: '' },
      ],
      says: 'hand-over: does not hand over referralId',
    },
    {
      what: 'a call that hands over everything',
      change: [{ in: plan, from: ' propagateAllParentVariables="false"', to: '' }],
      says: 'hand-over: hands over every variable',
    },
    {
      what: 'a job that is never tried',
      change: [
        {
          in: referral,
          from: 'type="basis.check" retries="5"',
          to: 'type="basis.check" retries="0"',
        },
      ],
      says: 'check-basis: does not say how often it is tried',
    },
    {
      what: 'a human task that is due after years',
      change: [
        { in: intake, from: '"dueWorkingDays" value="3"', to: '"dueWorkingDays" value="999"' },
      ],
      says: 'document-first-talk: is due after more than a year',
    },
  ])('refuses $what', async ({ change, says }) => {
    // when
    const findings = await findingsOf({ change })

    // then
    expect(findings).toContainEqual(expect.stringContaining(says))
  })
})
