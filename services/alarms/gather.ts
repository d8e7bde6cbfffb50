/** Hands on moments tenant by tenant, gathered for a while: what arises together is armed together. */
export function gather(forMs: number, handOn: (tenantId: string, moments: number[]) => void) {
  const waiting = new Map<string, Set<number>>()
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const flush = () => {
    timer = undefined
    const gathered = [...waiting]
    waiting.clear()
    for (const [tenantId, moments] of gathered) handOn(tenantId, [...moments])
  }

  return {
    add(tenantId: string, at: number): void {
      if (closed) return
      waiting.set(tenantId, (waiting.get(tenantId) ?? new Set()).add(at))
      timer ??= setTimeout(flush, forMs)
    },
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}
