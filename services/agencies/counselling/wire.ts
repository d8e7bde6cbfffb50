import Type from 'typebox'
import { Check } from 'typebox/value'
import type { AgencyAnswer } from '../../define/agency.ts'
import { invalid } from '../../failure.ts'

/**
 * Counselling offices answer in our own inbox, so their wire is the inbox form: our words, checked
 * again, because a door may be open that forgot to.
 */
const AnswerWire = Type.Object(
  {
    answerId: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }),
    dispatchId: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
    verdict: Type.Union([
      Type.Literal('accepted'),
      Type.Literal('rejected'),
      Type.Literal('question'),
      Type.Literal('started'),
      Type.Literal('dropped'),
    ]),
    reason: Type.Optional(
      Type.Union([
        Type.Literal('not-competent'),
        Type.Literal('wrong-age'),
        Type.Literal('no-places'),
        Type.Literal('documents-missing'),
        Type.Literal('did-not-appear'),
        Type.Literal('language'),
      ]),
    ),
    text: Type.Optional(Type.String({ maxLength: 2000 })),
    fileNumber: Type.Optional(Type.String({ maxLength: 60 })),
    answeredAt: Type.String({ maxLength: 40 }),
  },
  { additionalProperties: false },
)

export function decodeAnswer(body: unknown): AgencyAnswer {
  if (!Check(AnswerWire, body)) throw malformed('shape')
  const { verdict, reason, fileNumber } = body
  if (verdict === 'rejected' && !reason) throw malformed('rejection without a reason')
  const text = body.text?.trim()
  if (verdict === 'question' && !text) throw malformed('question without text')

  return {
    answerId: body.answerId,
    dispatchId: body.dispatchId,
    verdict,
    ...(verdict === 'rejected' && reason && { reason }),
    ...(text && { text }),
    ...(fileNumber && { fileNumber }),
    answeredAt: body.answeredAt,
  }
}

const malformed = (what: string) => invalid('ANSWER_MALFORMED', `Not an inbox answer: ${what}`)
