import type { IconName } from '../icons/paths.ts'
import type { TimelineEntry } from '../resources/timeline.ts'

export type EventKind = 'referrals' | 'tasks' | 'consents' | 'deadlines' | 'proceedings' | 'file'
type Tone = 'good' | 'attention' | 'neutral'
export type EventWords = {
  kind: EventKind
  icon: IconName
  tone: Tone
  sentence: string
  detail: string | null
}
export type Maker = (
  entry: TimelineEntry,
) => Omit<EventWords, 'kind' | 'detail'> & { detail?: string | null }

/** A fact of the entry as text, empty when it has none. */
export const fact = (entry: TimelineEntry, name: string): string => {
  const value = entry.facts[name]
  return value === null || value === undefined ? '' : String(value)
}
export const agency = (entry: TimelineEntry) => entry.target ?? 'die Stelle'
export const titled = (entry: TimelineEntry) => (entry.taskTitle ? `: ${entry.taskTitle}` : '')
export const says = (icon: IconName, tone: Tone, sentence: string, detail?: string | null) => ({
  icon,
  tone,
  sentence,
  ...(detail ? { detail } : {}),
})
