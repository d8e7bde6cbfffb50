import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { defect } from '../failure.ts'

/**
 * AES-256-GCM envelopes: master key → tenant key → person key → document. The additional data names
 * the place a ciphertext belongs to, so that it cannot be cut out and pasted elsewhere.
 * Layout: 1 byte version, 12 bytes nonce, 16 bytes tag, ciphertext.
 */
const version = 1

export const newKey = (): Buffer => randomBytes(32)

export function seal(key: Buffer, place: string, plaintext: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), ciphertext])
}

export function open(key: Buffer, place: string, sealed: Buffer): Buffer {
  if (sealed[0] !== version) throw defect('SEAL_UNKNOWN', 'Sealed data of an unknown version')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(13, 29))
    return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
  } catch (cause) {
    throw defect('SEAL_BROKEN', 'Sealed data does not open with its key', { cause })
  }
}

export const sealJson = (key: Buffer, place: string, value: unknown): Buffer =>
  seal(key, place, Buffer.from(JSON.stringify(value)))

export const openJson = <T>(key: Buffer, place: string, sealed: Buffer): T =>
  JSON.parse(open(key, place, sealed).toString()) as T
