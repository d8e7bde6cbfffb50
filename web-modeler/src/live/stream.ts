/** What the server says has changed: ids only, the page fetches again what it shows. */
export type LiveEvent = {
  event: string
  contactId: string | null
  caseId: string | null
  proceedingId: string | null
  taskId: string | null
}
type Handlers = { onEvent: (event: LiveEvent) => void; onState: (connected: boolean) => void }

const channelName = 'kimflow-live'

/**
 * One stream per browser, not per tab: HTTP/1.1 allows six connections. The tab that holds the lock
 * listens and tells the others; when it closes, the next one takes over.
 */
export function openLiveStream(handlers: Handlers): () => void {
  const closing = new AbortController()
  if (!('locks' in navigator)) {
    const close = listen(handlers)
    return close
  }
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = ({ data }) => handlers.onEvent(data)
  const shared: Handlers = {
    onState: handlers.onState,
    onEvent: (event) => {
      channel.postMessage(event)
      handlers.onEvent(event)
    },
  }
  navigator.locks
    .request(channelName, { signal: closing.signal }, async () => {
      const close = listen(shared)
      await new Promise<void>((resolve) =>
        closing.signal.addEventListener('abort', () => resolve()),
      )
      close()
    })
    .catch(() => undefined)
  return () => {
    closing.abort()
    channel.close()
  }
}

function listen({ onEvent, onState }: Handlers): () => void {
  let source: EventSource | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = new EventSource('/api/events')
    source.onopen = () => onState(true)
    source.onmessage = ({ data }) => onEvent(JSON.parse(data) as LiveEvent)
    source.onerror = () => {
      onState(false)
      // After a refused connection the browser does not try again by itself.
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, 5_000)
    }
  }
  open()
  return () => {
    clearTimeout(again)
    source?.close()
  }
}
