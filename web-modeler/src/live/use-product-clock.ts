import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { session } from '../resources/session.ts'

/** The product's own time, which the demo can move: the server's instant plus what has passed here. */
export function useProductClock(): string | undefined {
  const { data, dataUpdatedAt } = useQuery({ ...session, refetchInterval: false })
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000)
    return () => clearInterval(timer)
  }, [])
  if (!data) return undefined
  const passed = Math.max(0, now - dataUpdatedAt)
  return new Date(new Date(data.now).getTime() + passed).toISOString()
}
