import Type from 'typebox'
import { describe, expect, it } from 'vitest'
import { needs } from '../../../processes/intake/contract.ts'
import { contactTopics } from '../../../services/api/schemas/contacts.ts'
import { contractsWith, findingsOf, intake, plan, referral, rightToRemain } from './broken.ts'

describe('the check of processes against the code', () => {
  it('passes the processes of the repository', async () => {
    // when
    const findings = await findingsOf()

    // then
    expect(findings).toEqual([])
  })

  it('knows the same areas of need as the contact form', () => {
    // then
    expect(needs).toEqual(contactTopics)
  })

  it.each([
    {
      what: 'a job type without a worker',
      change: [{ in: intake, from: 'type="case.open"', to: 'type="case.opne"' }],
      says: 'intake/intake.bpmn: open-case: no worker serves the job type case.opne',
    },
    {
      what: 'a job type the contract does not list',
      change: [{ in: intake, from: 'type="case.open"', to: 'type="referral.plan"' }],
      says: 'open-case: the contract does not list the job type referral.plan',
    },
    {
      what: 'a listed job type the diagram does not use',
      change: [{ in: intake, from: 'type="case.open"', to: 'type="contact.close"' }],
      says: 'intake/intake.bpmn: case.open: the contract lists this job type',
    },
    {
      what: 'a worker without a diagram',
      change: [{ in: intake, from: 'type="case.open"', to: 'type="contact.close"' }],
      says: 'services/workers: case.open: no diagram asks for this job type',
    },
    {
      what: 'a task without the header its worker needs',
      change: [{ in: plan, from: 'key="phase"', to: 'key="fase"' }],
      says: 'advance-case: lacks the header phase',
    },
    {
      what: 'a deadline rule that does not exist',
      change: [{ in: referral, from: 'value="start-due"', to: 'value="begin-due"' }],
      says: 'there is no deadline rule begin-due',
    },
    {
      what: 'a message no code publishes',
      change: [{ in: referral, from: 'name="referral.dropped"', to: 'name="referral.lost"' }],
      says: 'dropped: no code publishes the message referral.lost',
    },
    {
      what: 'a message without a correlation key',
      change: [
        { in: referral, from: /<zeebe:subscription correlationKey="=deadlineId" \/>/, to: '' },
      ],
      says: 'the message deadline.missed has no correlation key; set it to =deadlineId',
    },
    {
      what: 'a message awaited under another key than it is published with',
      change: [{ in: referral, from: '"=deadlineId"', to: '"=referralId"' }],
      says: 'waits for deadline.missed with the key =referralId',
    },
    {
      what: 'a message awaited twice in one scope',
      change: [{ in: rightToRemain, from: 'name="age.reached"', to: 'name="deadline.missed"' }],
      says: 'accompany waits for deadline.missed twice; give one of them another message',
    },
    {
      what: 'a message the contract does not list',
      change: [{ in: intake, from: 'name="contact.received"', to: 'name="referral.requested"' }],
      says: 'intake/intake.bpmn: referral.requested: the contract does not list this message',
    },
    {
      what: 'an error code nothing catches',
      change: [{ in: referral, from: 'errorCode="DELIVERY_FAILED"', to: 'errorCode="TOO_LATE"' }],
      says: 'send-referral: may throw DELIVERY_FAILED, which nothing catches',
    },
    {
      what: 'an error event for a code nobody throws',
      change: [{ in: referral, from: 'errorCode="DELIVERY_FAILED"', to: 'errorCode="TOO_LATE"' }],
      says: 'delivery-failed: catches TOO_LATE, which send-referral never throws',
    },
    {
      what: 'a call of an unknown process',
      change: [{ in: plan, from: 'processId="referral"', to: 'processId="transfer"' }],
      says: 'hand-over: there is no process “transfer”',
    },
    {
      what: 'a call that takes over every variable',
      change: [{ in: plan, from: 'propagateAllChildVariables="false"', to: '' }],
      says: 'hand-over: takes over every variable of the called process',
    },
    {
      what: 'a call that hands over what the process does not know',
      change: [{ in: plan, from: 'target="traceId"', to: 'target="colour"' }],
      says: 'hand-over: hands over colour, which referral does not know',
    },
    {
      what: 'a condition on a variable outside the contract',
      change: [{ in: intake, from: '=outcome = "OPEN_CASE"', to: '=result = "OPEN_CASE"' }],
      says: 'uses the variable result, which the contract does not name',
    },
  ])('refuses $what', async ({ change, says }) => {
    // when
    const findings = await findingsOf({ change })

    // then
    expect(findings).toContainEqual(expect.stringContaining(says))
  })

  it('refuses a message that no running code publishes any more', async () => {
    // when
    const findings = await findingsOf({ words: { messageKeys: {} } })

    // then
    expect(findings).toContainEqual(
      expect.stringContaining('contact-received: no code publishes the message contact.received'),
    )
  })

  it('refuses a worker whose last error has no place in a contract', async () => {
    // given
    const workers = [{ type: 'referral.remind', whenExhausted: 'NO_ANSWER' }]

    // when
    const findings = await findingsOf({ words: { workers } })

    // then
    expect(findings).toContainEqual(expect.stringContaining('throws NO_ANSWER when its retries'))
  })

  it('refuses a contract whose errors and jobs disagree', async () => {
    // when
    const findings = await findingsOf({
      contracts: contractsWith('intake', () => ({ errors: ['DELIVERY_FAILED'] })),
    })

    // then
    expect(findings).toContainEqual(expect.stringContaining('DELIVERY_FAILED: stands in only one'))
  })

  it('refuses a variable that sounds like personal data', async () => {
    // when
    const findings = await findingsOf({
      contracts: contractsWith('intake', ({ variables }) => ({
        variables: Type.Object({ ...variables.properties, birthDate: Type.String() }),
      })),
    })

    // then
    expect(findings).toContainEqual(expect.stringContaining('birthDate: sounds like personal data'))
  })

  it('refuses an element id that sounds like personal data, and one that is not kebab-case', async () => {
    // when
    const findings = await findingsOf({
      change: [
        { in: intake, from: /"open-case"/g, to: '"store-phone"' },
        { in: intake, from: />open-case</g, to: '>store-phone<' },
        { in: intake, from: /"close-contact"/g, to: '"closeContact"' },
        { in: intake, from: />close-contact</g, to: '>closeContact<' },
      ],
    })

    // then
    expect(findings).toContainEqual(
      expect.stringContaining('store-phone: sounds like personal data'),
    )
    expect(findings).toContainEqual(expect.stringContaining('closeContact: the id is not kebab'))
  })
})
