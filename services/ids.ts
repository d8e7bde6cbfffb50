import { createHash, randomUUID } from 'node:crypto'

/** A new opaque id. */
export const newId = (): string => randomUUID()

/**
 * An opaque id derived from what it stands for, so that a repeat of the same step is recognised.
 * SHA-256 over the parts, shaped as a UUID (version 8, RFC 9562).
 */
export function derivedId(...parts: string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}
