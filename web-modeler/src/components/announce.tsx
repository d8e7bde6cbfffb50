import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

type Announce = (text: string, urgent?: boolean) => void
const Context = createContext<Announce>(() => undefined)

/** Says something to screen readers: saved, counts, loaded; urgent only for lost connection and conflict. */
export const useAnnounce = () => useContext(Context)

export function AnnouncementProvider({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState('')
  const [urgent, setUrgent] = useState('')
  const announce = useCallback<Announce>((text, now) => {
    const set = now ? setUrgent : setPolite
    // The same sentence twice would not be read again.
    set((before) => (before === text ? `${text}\u00a0` : text))
  }, [])
  return (
    <Context.Provider value={announce}>
      {children}
      <div className="visually-hidden" aria-live="polite">
        {polite}
      </div>
      <div className="visually-hidden" aria-live="assertive">
        {urgent}
      </div>
    </Context.Provider>
  )
}
