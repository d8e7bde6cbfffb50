import { invalid } from '../failure.ts'

const partitionBits = 51n
const maxKey = 2n ** 63n - 1n

/**
 * Refuses what cannot be a key of the engine. A key names its partition in the upper bits; a broker
 * answers UNAVAILABLE for a partition that does not exist, which would be repeated for ever.
 */
export function checkedKey(key: string, what: string): string {
  if (!/^\d{1,19}$/.test(key)) throw malformed(what)
  const value = BigInt(key)
  if (value > maxKey || value >> partitionBits < 1n) throw malformed(what)
  return key
}

const malformed = (what: string) => invalid('ENGINE_KEY_INVALID', `${what} is not an engine key`)
