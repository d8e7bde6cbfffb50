import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'

export type SigningKey = { kid: string; privateKey: CryptoKey; publicJwk: JWK }

/** The key that signs ID tokens; kept in the data folder so that a restart does not change it. */
export async function readSigningKey(folder: string | undefined): Promise<SigningKey> {
  const file = folder ? join(folder, 'identity-key.json') : undefined
  const kept = file ? await readFile(file, 'utf8').catch(() => undefined) : undefined
  const jwk: JWK = kept ? JSON.parse(kept) : await makeJwk()
  if (file && folder && !kept) {
    await mkdir(folder, { recursive: true })
    await writeFile(file, JSON.stringify(jwk), { mode: 0o600 })
  }
  const { kty, crv, x, y, kid } = jwk
  const privateKey = (await importJWK(jwk, 'ES256')) as CryptoKey
  const publicJwk = { kty, crv, x, y, kid, use: 'sig', alg: 'ES256' } as JWK
  return { kid: String(kid), privateKey, publicJwk }
}

async function makeJwk(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID() }
}
