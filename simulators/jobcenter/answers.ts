import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Answer, Ledger } from './ledger.ts'
import { type loadKeyPair, strangerKey } from './signatures.ts'
import type { State } from './state.ts'
import { type AnswerOrder, answerId, answerWire } from './wire.ts'

/** Samples shared with the unit tests of the other side: data, not code. */
const samples = new URL('../../services/agencies/jobcenter/examples/', import.meta.url)
/** The content itself is refused: the same again will not help. Everything else is waited out. */
const hopeless: readonly number[] = [400, 409, 413, 415, 422]

/**
 * Answers on their way to KIMflow: written down first, then delivered until somebody says 2xx, in
 * the order given per handover. A restart goes on where the ledger stops.
 */
export function createAnswers({
  ledger,
  state,
  keys,
  kimflowUrl,
}: {
  ledger: Ledger
  state: State
  keys: ReturnType<typeof loadKeyPair>
  kimflowUrl: string
}) {
  const lanes = new Map<string, Promise<void>>()

  const record = (entry: Parameters<Ledger['append']>[0]) => {
    ledger.append(entry)
    state.apply(entry)
  }

  const post = async (answer: Answer): Promise<number> => {
    try {
      const { tenant } = answer
      const address = `${kimflowUrl}/api/tenants/${tenant}/organisations/jobcenter-${tenant}/answers`
      const response = await fetch(address, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(10_000),
        headers: {
          'content-type': 'application/jose',
          ...(answer.trace && { traceparent: answer.trace }),
        },
        body: sealed(answer, keys),
      })
      await response.arrayBuffer()
      return response.status
    } catch {
      return 0
    }
  }

  const deliver = async (answer: Answer): Promise<void> => {
    await wait(Math.max(0, Date.parse(answer.notBefore) - Date.now()))
    for (let attempt = 0; ; attempt += 1) {
      const status = await post(answer)
      record({ event: 'tried', id: answer.id, status, at: new Date().toISOString() })
      const delivered = status >= 200 && status < 300
      if (delivered || answer.forgery || hopeless.includes(status)) {
        const outcome = delivered ? 'delivered' : 'given-up'
        record({ event: 'settled', id: answer.id, outcome, at: new Date().toISOString() })
        break
      }
      const longest = status >= 400 && status < 500 ? 60_000 : 5_000
      await wait(Math.min(300 * 2 ** attempt, longest))
    }
    // Further copies are noise on the line: sent at once, nobody waits for them.
    await Promise.all(Array.from({ length: answer.copies - 1 }, () => post(answer)))
  }

  const enqueue = (answer: Answer): void => {
    const lane = lanes.get(answer.of) ?? Promise.resolve()
    lanes.set(
      answer.of,
      lane.then(() => deliver(answer)),
    )
  }

  for (const answer of state.answers.values()) {
    if (answer.outcome === null) enqueue(answer)
  }

  return {
    /** Writes an answer down and sends it; null when the handover or the sample is unknown. */
    give(order: AnswerOrder, delayMs = 0): string | null {
      const referral = state.messages.get(order.of)
      const sample = order.sample === null ? {} : readSample(order.sample)
      if (!referral || !sample) return null
      const now = Date.now()
      const at = new Date(now).toISOString()
      const wire = answerWire(order, sample, randomUUID(), at)
      const id = answerId(wire)
      const { of, copies, forgery } = order
      const { tenant, issuer, trace } = referral
      const notBefore = new Date(now + delayMs).toISOString()
      const answer: Answer = {
        event: 'answer',
        id,
        of,
        tenant,
        issuer,
        trace,
        wire,
        copies,
        forgery,
        notBefore,
        at,
      }
      record(answer)
      enqueue(answer)
      return id
    },
  }
}
export type Answers = ReturnType<typeof createAnswers>

function readSample(name: string): object | null {
  if (!/^[a-z-]+$/.test(name)) return null
  try {
    return JSON.parse(readFileSync(new URL(`${name}.json`, samples), 'utf8')).wire
  } catch {
    return null
  }
}

/** A fresh signature per attempt, since a stamp older than minutes is refused. */
function sealed({ wire, issuer, forgery }: Answer, keys: ReturnType<typeof loadKeyPair>): string {
  if (forgery === 'schluessel') return keys.seal(wire, issuer, { key: strangerKey() })
  if (forgery === 'empfaenger') return keys.seal(wire, `${issuer}-anders`)
  if (forgery === 'zeit') return keys.seal(wire, issuer, { ageSeconds: 3_600 })
  const honest = keys.seal(wire, issuer)
  if (forgery !== 'inhalt') return honest
  const [head, , signature] = honest.split('.')
  const other = Buffer.from(JSON.stringify({ ...wire, verfaelscht: true })).toString('base64url')
  return `${head}.${other}.${signature}`
}
