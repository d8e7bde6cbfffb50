import { useSyncExternalStore } from 'react'

/** How this browser shows things. Nothing about a person or a case is ever kept here. */
export type Settings = {
  density: 'compact' | 'standard' | 'wide' | null
  theme: 'system' | 'light' | 'dark'
  shortcuts: boolean
  flowLayout: 'both' | 'picture' | 'table'
}

const place = 'kimflow.settings'
const initial: Settings = { density: null, theme: 'system', shortcuts: true, flowLayout: 'both' }

let current: Settings = { ...initial, ...readStored() }
const listeners = new Set<() => void>()

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change }
  applySettings()
  try {
    localStorage.setItem(place, JSON.stringify(current))
  } catch {
    // A browser that forbids storage simply forgets the choice.
  }
  for (const listener of listeners) listener()
}

export function useSettings(): Settings {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

/** Called before the first paint, so that nothing flashes. */
export function applySettings(): void {
  const { dataset } = document.documentElement
  if (current.density) dataset['density'] = current.density
  else delete dataset['density']
  if (current.theme === 'system') delete dataset['theme']
  else dataset['theme'] = current.theme
}

function readStored(): Partial<Settings> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    return typeof stored === 'object' && stored !== null ? stored : {}
  } catch {
    return {}
  }
}
