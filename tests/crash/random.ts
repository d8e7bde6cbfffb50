/** Seeded numbers in [0, 1): mulberry32. The same seed gives the same plans and the same faults. */
export type Random = {
  next(): number
  between(low: number, high: number): number
  pick<T>(list: readonly T[]): T
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (low, high) => Math.round(low + next() * (high - low)),
    pick: (list) => list[Math.floor(next() * list.length)] as never,
  }
}
