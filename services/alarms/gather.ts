/** Hands on ids tenant by tenant, gathered for a moment: what arises together is handled together. */
export function gather(forMs: number, handOn: (tenantId: string, ids: string[]) => void) {
  const waiting = new Map<string, Set<string>>()
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const flush = () => {
    timer = undefined
    const gathered = [...waiting]
    waiting.clear()
    for (const [tenantId, ids] of gathered) handOn(tenantId, [...ids])
  }

  return {
    add(tenantId: string, id: string): void {
      if (closed) return
      waiting.set(tenantId, (waiting.get(tenantId) ?? new Set()).add(id))
      timer ??= setTimeout(flush, forMs)
    },
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}
