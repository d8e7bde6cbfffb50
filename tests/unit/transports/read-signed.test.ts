import { CompactSign, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { readSigned } from '../../../services/transports/read-signed.ts'

const audience = 'http://localhost:8080/api/tenants/ahrsiepen'
const pair = await generateKeyPair('EdDSA', { extractable: true })
const publicJwk = (await exportJWK(pair.publicKey)) as Record<string, string>
const seconds = () => Math.floor(Date.now() / 1000)

const sign = (header: object, payload: string | Uint8Array = '{"art":"angenommen"}') =>
  new CompactSign(typeof payload === 'string' ? new TextEncoder().encode(payload) : payload)
    .setProtectedHeader({ alg: 'EdDSA', aud: audience, iat: seconds(), ...header } as {
      alg: string
    })
    .sign(pair.privateKey)

const invalidSignature = { kind: 'forbidden', code: 'SIGNATURE_INVALID' }

describe('An incoming signed message', () => {
  it('is read when the agency’s key signed it for us just now', async () => {
    // given
    const jws = await sign({ kid: 'jobcenter' })

    // when
    const payload = await readSigned(jws, { audience, publicJwk })

    // then
    expect(payload).toEqual({ art: 'angenommen' })
  })

  it.each([
    ['for another audience', { aud: `${audience}2` }],
    ['without an audience', { aud: undefined }],
    ['stamped six minutes ago', { iat: seconds() - 360 }],
    ['stamped in six minutes', { iat: seconds() + 360 }],
    ['without a stamp', { iat: undefined }],
    ['with its own key inside', { jwk: publicJwk }],
    ['with an address to fetch a key from', { jku: 'https://example.org/keys' }],
    ['with a certificate to follow', { x5u: 'https://example.org/cert' }],
  ])('is refused %s', async (_what, header) => {
    // given
    const jws = await sign(header)

    // when
    const reading = readSigned(jws, { audience, publicJwk })

    // then
    await expect(reading).rejects.toMatchObject(invalidSignature)
  })

  it('is refused with alg none, with HS256 over the public key, and cut short', async () => {
    // given
    const honest = await sign({})
    const [, body] = honest.split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none', aud: audience, iat: seconds() }))
    const confused = await new SignJWT({ art: 'angenommen' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(Buffer.from(JSON.stringify(publicJwk)))
    const messages = [
      `${none.toString('base64url')}.${body}.`,
      confused,
      honest.slice(0, -4),
      'a.b.c',
      '',
    ]

    for (const message of messages) {
      // when
      const reading = readSigned(message, { audience, publicJwk })

      // then
      await expect(reading).rejects.toMatchObject(invalidSignature)
    }
  })

  it('is refused when the directory has no key, or one of another kind', async () => {
    // given
    const jws = await sign({})

    for (const key of [null, {}, { kty: 'oct', k: 'AAAA' }]) {
      // when
      const reading = readSigned(jws, { audience, publicJwk: key as Record<string, string> | null })

      // then
      await expect(reading).rejects.toMatchObject(invalidSignature)
    }
  })

  it('is malformed when it is too long, no text, or carries no JSON', async () => {
    // given
    const messages = [
      'x'.repeat(70_000),
      { jws: true },
      await sign({}, 'kein JSON'),
      await sign({}, new Uint8Array([0xff, 0xfe, 0x00])),
    ]

    for (const message of messages) {
      // when
      const reading = readSigned(message, { audience, publicJwk })

      // then
      await expect(reading).rejects.toMatchObject({ kind: 'invalid', code: 'ANSWER_MALFORMED' })
    }
  })
})
