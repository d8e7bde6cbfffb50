import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { t } from '../texts/de.ts'
import { useAnnounce } from './announce.tsx'
import { Icon } from './icon.tsx'

type Notice = { text: string; undo?: (() => void) | undefined }
const Context = createContext<(notice: Notice) => void>(() => undefined)

/** Tells what was just done and, where it can be taken back, offers that for eight seconds. */
export const useNotice = () => useContext(Context)

export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null)
  const [held, setHeld] = useState(false)
  const announce = useAnnounce()

  const show = useCallback(
    (next: Notice) => {
      setNotice(next)
      announce(next.undo ? `${next.text} ${t.undo.label}: ${t.undo.shortcut}` : next.text)
    },
    [announce],
  )
  useEffect(() => {
    if (!notice || held) return
    const timer = setTimeout(() => setNotice(null), 8_000)
    return () => clearTimeout(timer)
  }, [notice, held])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.key.toLowerCase() !== 'z' || !notice?.undo) return
      event.preventDefault()
      notice.undo()
      setNotice(null)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [notice])

  return (
    <Context.Provider value={show}>
      {children}
      {notice && (
        <section
          className="undo-bar"
          aria-label={t.undo.label}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <Icon name="check-circle" />
          <p>{notice.text}</p>
          {notice.undo && (
            <button
              type="button"
              title={t.undo.shortcut}
              onClick={() => {
                notice.undo?.()
                setNotice(null)
              }}
            >
              {t.undo.label}
            </button>
          )}
        </section>
      )}
    </Context.Provider>
  )
}
