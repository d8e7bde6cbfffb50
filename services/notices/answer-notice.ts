import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { Check } from 'typebox/value'
import type { Tx } from '../../db/client.ts'
import { noticeAnswers, notices } from '../../db/schema/notices.ts'
import { type OpenFacts, proceedings } from '../../db/schema/proceedings.ts'
import { noticeContract } from '../../processes/contracts.ts'
import type { NoticeContract } from '../../processes/process-contract.ts'
import { recordAudit } from '../audit/audit.ts'
import { conflict, invalid, missing } from '../failure.ts'
import { enqueue } from '../outbox/outbox.ts'
import type { PersonSeal } from '../persons/persons.ts'
import { openFactsOf } from '../proceedings/facts.ts'
import { lockProceeding } from '../proceedings/record-facts.ts'

export type NoticeAnswer = {
  answerId: string
  answer: string
  facts?: Record<string, unknown>
  text?: string
}

export type AnswerEffect = 'applied' | 'repeated' | 'superseded'

export const answerTextPlace = (noticeId: string, answerId: string) =>
  `notices/${noticeId}/answers/${answerId}/text`

/** Stores an answer and tells the process, in one transaction. Late ones are kept without effect. */
export async function answerNotice(
  tx: Tx,
  given: NoticeAnswer & {
    noticeId: string
    proceedingId: string
    staffId: string
    seal: PersonSeal
    at: Temporal.Instant
    traceId?: string | undefined
  },
): Promise<AnswerEffect> {
  const { noticeId, answerId, answer, text, at } = given
  const proceeding = await lockProceeding(tx, given.proceedingId)
  const [row] = await tx.select().from(notices).where(eq(notices.id, noticeId)).for('update')
  if (!row) throw missing('NOTICE_UNKNOWN', 'No such notice')
  const facts = checkedFacts(noticeContract(proceeding.kind, row.notice), given)
  const digest = createHash('sha256')
    .update(JSON.stringify([answer, facts, text]))
    .digest('hex')

  const [known] = await tx
    .select()
    .from(noticeAnswers)
    .where(and(eq(noticeAnswers.noticeId, noticeId), eq(noticeAnswers.answerId, answerId)))
  if (known && known.digest !== digest) {
    throw conflict('ANSWER_ID_REUSED', 'The same answer id carries another answer')
  }
  if (known) return 'repeated'

  const effect = row.state === 'sent' ? 'applied' : 'superseded'
  await tx.insert(noticeAnswers).values({
    tenantId: row.tenantId,
    noticeId,
    answerId,
    answer,
    facts,
    text: text ? given.seal.seal(answerTextPlace(noticeId, answerId), text) : null,
    digest,
    answeredBy: given.staffId,
    answeredAt: at.toString(),
    effect,
  })
  if (effect === 'applied') {
    await tx
      .update(notices)
      .set({ state: 'answered', endedAt: at.toString() })
      .where(eq(notices.id, noticeId))
    await tx
      .update(proceedings)
      .set({ facts: { ...proceeding.facts, ...facts } })
      .where(eq(proceedings.id, proceeding.id))
  }
  await recordAudit(tx, {
    at,
    event: 'notice.answered',
    actor: { kind: 'staff', id: given.staffId },
    caseId: proceeding.caseId,
    facts: {
      proceedingId: proceeding.id,
      noticeId,
      notice: row.notice,
      targetId: row.recipientId,
      answer,
      effect,
    },
    traceId: given.traceId,
  })
  if (effect === 'applied') {
    await enqueue(tx, {
      lane: proceeding.id,
      at,
      traceId: given.traceId,
      payload: {
        kind: 'publish-message',
        name: 'notice.answered',
        correlationKey: noticeId,
        variables: { ...facts, answer },
      },
    })
  }
  return effect
}

/** The facts an answer carries, as its contract declares them. */
function checkedFacts(contract: NoticeContract, given: NoticeAnswer): OpenFacts {
  if (!(given.answer in contract.answers)) {
    throw invalid('ANSWER_UNKNOWN', 'The notice has no such answer')
  }
  const facts = Object.fromEntries(
    Object.entries(given.facts ?? {}).filter(([, value]) => value !== null && value !== ''),
  )
  const named = Object.keys(contract.answerFacts?.properties ?? {})
  const isKnown = Object.keys(facts).every((name) => named.includes(name))
  const needed = contract.answerNeeds?.[given.answer] ?? []
  const isComplete = needed.every((name) => name in facts)
  if (!isKnown || !isComplete || (contract.answerFacts && !Check(contract.answerFacts, facts))) {
    throw invalid('ANSWER_FACTS_INVALID', 'The facts do not fit the answer')
  }
  return openFactsOf(facts)
}
