import type { TimelineEntry } from '../../resources/cases.ts'
import type { ProceedingKind, ProceedingView } from '../../resources/proceedings.ts'

/** The entries with the German names this page knows: of kind, state, outcome, notice and answer. */
export function namedTimeline(
  file: ProceedingView,
  kind: ProceedingKind | undefined,
): TimelineEntry[] {
  const titles: Record<string, (code: unknown) => string | undefined> = {
    kind: () => file.title,
    state: (code) => kind?.states.find((state) => state.code === code)?.title,
    outcome: (code) => kind?.outcomes.find((outcome) => outcome.code === code)?.title,
    notice: (code) => file.notices.find(({ notice }) => notice === code)?.title,
    answer: (code) => file.notices.find(({ answer }) => answer?.code === code)?.answer?.title,
  }
  return file.timeline.map((entry) => ({
    ...entry,
    facts: {
      kind: file.kind,
      ...entry.facts,
      ...Object.fromEntries(
        Object.entries(titles).flatMap(([name, titleOf]) => {
          const title = titleOf(entry.facts[name])
          return title ? [[`${name}Title`, title]] : []
        }),
      ),
    },
  }))
}
