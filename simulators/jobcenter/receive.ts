import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Answers } from './answers.ts'
import type { Ledger, Received } from './ledger.ts'
import type { Verified } from './signatures.ts'
import type { State } from './state.ts'
import { acceptance, errors, type Kind, readIncoming, receiptOf } from './wire.ts'

/** `null` as body: the receipt is lost on the way, the connection just ends. */
export type Reply = { status: number; body: unknown }

const slowMs = 15_000

/**
 * Takes one signed message. The same id with the same bytes gives the same receipt; with other bytes
 * it is refused. The mode decides how badly the Jobcenter behaves.
 */
export function createReceiver({
  ledger,
  state,
  answers,
  verify,
}: {
  ledger: Ledger
  state: State
  answers: Answers
  verify: (jws: string) => Promise<Verified | null>
}) {
  const record = (entry: Parameters<Ledger['append']>[0]) => {
    ledger.append(entry)
    state.apply(entry)
  }

  return async (message: {
    kind: Kind
    of: string | null
    jws: string
    trace: string | null
  }): Promise<Reply> => {
    const { kind } = message
    if (state.modeFor('').mode === 'ausfall') return { status: 503, body: errors.unavailable }
    let verified: Verified | null
    try {
      verified = await verify(message.jws)
    } catch {
      return { status: 503, body: errors.unavailable }
    }
    if (!verified) return { status: 401, body: errors.unsigned }
    const incoming = readIncoming(kind, parsed(verified.payload))
    if (!incoming) return { status: 400, body: errors.malformed }
    const { id, of } = incoming
    if (message.of !== null && message.of !== of) return { status: 400, body: errors.malformed }

    const { mode, delayMs } = state.modeFor(of)
    if (mode === 'ausfall') return { status: 503, body: errors.unavailable }
    if (mode === 'stillgelegt') return { status: 410, body: errors.inactive }
    const digest = createHash('sha512').update(verified.payload).digest('hex')
    const at = new Date().toISOString()
    const known = state.messages.get(id)
    if (known) {
      const same = known.digest === digest && known.tenant === verified.tenant
      record({ event: 'repeated', id, digest, same, at })
      if (!same) return { status: 409, body: errors.contentDiffers }
    } else {
      // A withdrawal may overtake what it withdraws; anything else needs something to refer to.
      const original = state.messages.get(of)
      const owned = original ? original.tenant === verified.tenant : kind === 'withdrawal'
      if (kind !== 'referral' && !owned) return { status: 404, body: errors.unknown }
      const reference = `JC-${at.slice(0, 4)}-${String(state.messages.size + 1).padStart(6, '0')}`
      const { tenant, issuer } = verified
      const payload = verified.payload.toString('utf8')
      const { trace } = message
      record({
        event: 'received',
        kind,
        id,
        of,
        tenant,
        issuer,
        trace,
        payload,
        digest,
        reference,
        at,
      })
      if (mode === 'automatisch-annehmen' && kind === 'referral') {
        answers.give(acceptance(of, reference), delayMs)
      }
    }
    return receipt(state.messages.get(id) as Received, known !== undefined, mode, delayMs)
  }
}

async function receipt(
  message: Received,
  repeat: boolean,
  mode: string,
  delayMs: number,
): Promise<Reply> {
  if (mode === 'quittung-verloren' && !repeat) return { status: 0, body: null }
  if (mode === 'langsam') await wait(delayMs || slowMs)
  const body = receiptOf(message)
  if (mode === 'falsche-quittung') body.pruefsumme = '0'.repeat(128)
  return { status: repeat ? 200 : 202, body }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
