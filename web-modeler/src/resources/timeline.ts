import type { InfiniteData } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/cases.ts'

export type TimelineEntry = Static<typeof schemas.TimelineEntry>

/** How many entries a page of a timeline has. */
const timelineSize = 100

/** What a timeline is fetched by: a page at a time, each older than the one before. */
export const byPages = {
  initialPageParam: 0,
  getNextPageParam: (page: TimelineEntry[]): number | undefined =>
    page.length < timelineSize ? undefined : page.at(-1)?.seq,
  select: ({ pages }: InfiniteData<TimelineEntry[], number>): TimelineEntry[] => pages.flat(),
}

/** The page older than an entry; 0 asks for the newest. */
export const olderThan = (seq: number) => ({
  size: timelineSize,
  ...(seq > 0 ? { before: seq } : {}),
})
