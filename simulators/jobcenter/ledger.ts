import { closeSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import type { Forgery, Kind, Mode } from './wire.ts'

/** One message as accepted the first time; the digest is over its very bytes. */
export type Received = {
  event: 'received'
  kind: Kind
  id: string
  of: string
  tenant: string
  /** who the sender says it is; answers are addressed there */
  issuer: string
  trace: string | null
  payload: string
  digest: string
  reference: string
  at: string
}
export type Answer = {
  event: 'answer'
  id: string
  of: string
  tenant: string
  issuer: string
  trace: string | null
  wire: Record<string, unknown>
  copies: number
  forgery: Forgery | null
  notBefore: string
  at: string
}
export type Entry =
  | Received
  | Answer
  /** the same message came again; `same` says whether with the same bytes */
  | { event: 'repeated'; id: string; digest: string; same: boolean; at: string }
  | { event: 'tried'; id: string; status: number; at: string }
  | { event: 'settled'; id: string; outcome: 'delivered' | 'given-up'; at: string }
  | { event: 'mode'; of: string | null; mode: Mode; delayMs: number; at: string }

/**
 * The Jobcenter's memory: one line per event in an append-only file, on the disk before anybody is
 * answered, so that kill -9 at any point neither loses nor doubles anything.
 */
export function openLedger(file: string) {
  const entries = readEntries(file)
  const handle = openSync(file, 'a')

  return {
    entries: entries as readonly Entry[],
    append(entry: Entry) {
      writeSync(handle, `${JSON.stringify(entry)}\n`)
      fsyncSync(handle)
      entries.push(entry)
    },
    close: () => closeSync(handle),
  }
}
export type Ledger = ReturnType<typeof openLedger>

/** A line without its end was never answered for; it is cut off. */
function readEntries(file: string): Entry[] {
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return []
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole))
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry)
}
