import { describe, expect, it } from 'vitest'
import { decodeAnswer } from '../../../services/agencies/counselling/wire.ts'
import { NewAcknowledgement, rejectionReasons } from '../../../services/api/schemas/inbox.ts'
import { answerSamples } from '../../agencies/samples.ts'

describe('The inbox form of counselling offices', () => {
  it.each(answerSamples('counselling'))('reads the sample $name: $title', (sample) => {
    // given a sample answer
    // when
    const reading = () => decodeAnswer(sample.wire)

    // then
    if (sample.failure) {
      expect(reading).toThrow(expect.objectContaining({ kind: 'invalid', code: sample.failure }))
    } else {
      expect(reading()).toEqual(sample.means)
    }
  })

  it('takes every rejection reason the inbox offers', () => {
    // given
    const rejected = answerSamples('counselling').find(({ name }) => name === 'answer-rejected')

    // when
    const read = rejectionReasons.map(
      (reason) => decodeAnswer({ ...rejected?.wire, reason }).reason,
    )

    // then
    expect(read).toEqual([...rejectionReasons])
  })

  it('takes every field of the inbox route', () => {
    // given
    const fields = Object.keys(NewAcknowledgement.properties)

    // when
    const answer = decodeAnswer({
      dispatchId: '3f0c9a52-1f0e-8b67-9c41-5a2be01d7a10',
      answeredAt: '2026-11-24T09:12:00Z',
      answerId: '3f0c9a52-1f0e-8b67-9c41-5a2be01d7a11',
      verdict: 'rejected',
      reason: 'language',
      text: 'Leider keine Beratung auf Tigrinya.',
      fileNumber: 'MBE-E 26/311',
    })

    // then
    expect(Object.keys(answer).sort()).toEqual(['answeredAt', 'dispatchId', ...fields].sort())
  })

  it('refuses fields nobody asked for', () => {
    // given
    const [accepted] = answerSamples('counselling')

    // when
    const reading = () => decodeAnswer({ ...accepted?.wire, tenantId: 'nordhellen' })

    // then
    expect(reading).toThrow(expect.objectContaining({ code: 'ANSWER_MALFORMED' }))
  })
})
