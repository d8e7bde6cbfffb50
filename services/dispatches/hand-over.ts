import type { Receipt } from '../define/agency.ts'
import type { Organisation } from '../directory/directory.ts'
import { asFailure, defect } from '../failure.ts'
import type { Needs } from '../house.ts'
import type { Referral } from '../referrals/referrals.ts'
import type { DispatchKind } from './dispatches.ts'

/** One try of one act: a retry carries the same occasion, another act another one. */
export type Occasion = { id: string; isLastTry: boolean; traceId?: string | undefined }

type Message<Content> = {
  kind: DispatchKind
  content: Content
  dataCategories: string[]
  call: (
    target: Organisation,
    dispatchId: string,
    content: Content,
    traceId: string | undefined,
  ) => Promise<Receipt>
}

/**
 * Intent before act, outcome after: the dispatch row is written, the agency called under the row's
 * id, the receipt stored. A retry of the step finds the row and sends the same content again; the
 * agency recognises the id. An unclear end is kept as `in-doubt` until a later attempt clears it.
 */
export async function handOver<Content>(
  { dispatches, directory }: Needs<'dispatches' | 'directory'>,
  tenantId: string,
  referral: Referral,
  occasion: Occasion,
  message: Message<Content>,
): Promise<void> {
  const dispatch = await dispatches.open(tenantId, {
    referralId: referral.id,
    targetId: referral.targetId,
    kind: message.kind,
    occasion: occasion.id,
    content: message.content,
    dataCategories: message.dataCategories,
  })
  if (dispatch.sentAt !== null) return

  const target = await directory.readOrganisation(tenantId, referral.targetId)
  const content = await dispatches.readContent<Content>(tenantId, dispatch)
  try {
    const receipt = await message.call(target, dispatch.id, content, occasion.traceId)
    await dispatches.markSent(tenantId, dispatch, receipt)
  } catch (error) {
    const failure = asFailure(error)
    const isLast = failure.kind === 'unavailable' && occasion.isLastTry
    if (failure.kind === 'refused' || isLast) {
      await dispatches.markUndeliverable(tenantId, dispatch, failure.code)
    } else if (failure.kind === 'unavailable') {
      await dispatches.markInDoubt(tenantId, dispatch)
    }
    throw failure
  }
}

/** The dispatch that carried the referral itself, or null when it never left. */
export async function originalDispatch(
  { dispatches }: Needs<'dispatches'>,
  tenantId: string,
  referralId: string,
) {
  const rows = await dispatches.ofReferrals(tenantId, [referralId])
  return rows.find((row) => row.kind === 'referral' && row.sentAt !== null) ?? null
}

/** For steps that only make sense after the referral was sent. */
export async function requireOriginal(
  house: Needs<'dispatches'>,
  tenantId: string,
  referralId: string,
) {
  const original = await originalDispatch(house, tenantId, referralId)
  if (!original) throw defect('REFERRAL_NOT_SENT', 'The referral has not been sent')
  return original
}

/** An agency that still holds the referral hears that it has ended; a code, no data. */
export async function tellItEnded(
  house: Needs<'dispatches' | 'directory' | 'agencies'>,
  tenantId: string,
  referral: Referral,
  occasion: Occasion,
  reason: 'consent-withdrawn' | 'other-target' | 'not-needed',
): Promise<void> {
  const original = await originalDispatch(house, tenantId, referral.id)
  if (!original) return
  const answers = await house.dispatches.answersTo(tenantId, [original.id])
  const saidNo = answers.some(({ verdict, effect }) => {
    return effect === 'applied' && (verdict === 'rejected' || verdict === 'dropped')
  })
  if (saidNo) return

  try {
    await handOver(house, tenantId, referral, occasion, {
      kind: 'withdrawal',
      content: { of: original.id, reason },
      dataCategories: [],
      call: (target, dispatchId, withdrawal, traceId) =>
        house.agencies.withdraw(tenantId, target, dispatchId, withdrawal, traceId),
    })
  } catch (error) {
    // Whoever takes no messages any more cannot be told; the record says so, and the end stands.
    if (asFailure(error).code !== 'DESTINATION_INACTIVE') throw error
  }
}

/** Reminds an agency of a referral it has not answered; nothing new about the person leaves. */
export async function remindAgency(
  house: Needs<'dispatches' | 'directory' | 'agencies'>,
  tenantId: string,
  referral: Referral,
  occasion: Occasion,
): Promise<void> {
  const original = await requireOriginal(house, tenantId, referral.id)
  await handOver(house, tenantId, referral, occasion, {
    kind: 'reminder',
    content: { of: original.id },
    dataCategories: [],
    call: (target, dispatchId, reminder, traceId) =>
      house.agencies.remind(tenantId, target, dispatchId, reminder, traceId),
  })
}
