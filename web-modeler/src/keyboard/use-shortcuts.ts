import { useEffect, useRef } from 'react'
import { useSettings } from '../settings.ts'

type Shortcuts = Record<string, () => void>

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="combobox"], dialog') !== null)

/**
 * Single keys („j“) and sequences („g m“). They rest inside fields and can be switched off
 * (WCAG 2.1.4); „Ctrl+Enter“ works everywhere.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const { shortcuts: on } = useSettings()
  const latest = useRef(shortcuts)
  latest.current = shortcuts

  useEffect(() => {
    let first = ''
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        const submit = latest.current['Ctrl+Enter']
        if (submit) event.preventDefault()
        return submit?.()
      }
      if (!on || event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
      const sequence = first ? `${first} ${event.key}` : event.key
      const act = latest.current[sequence] ?? latest.current[event.key]
      first = event.key === 'g' ? 'g' : ''
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}
