import type { OutgoingMessage } from '../announcements/outgoing-message.ts'
import { type Intervals, normalise } from '../areas/intervals.ts'
import type { Tree } from '../areas/tree.ts'
import type { Instant } from '../platform/clock.ts'

/** An announcement as the public sees it, as it stands in the table. */
export interface StoredNotice
  extends Pick<
    OutgoingMessage,
    'kind' | 'severity' | 'category' | 'stage' | 'incident' | 'headline' | 'text' | 'link' | 'where' | 'nextUpdateBy'
  > {
  /** The announcement's id, also its name in feeds and links. */
  id: string
  /** Codes of the areas that cover its reach. */
  reach: readonly string[]
  publishedAt: Instant
  updatedAt: Instant
  retractedAt: Instant | null
  /** When the planned works that it is about begin; null where it is about anything else. */
  begins: Instant | null
}

/** A notice with the places that it concerns, by the numbers of the tree that is in use. */
export interface Notice extends StoredNotice {
  places: Intervals
}

/** Finds the places of a notice. A code that the areas no longer have stands for no place. */
export function withPlaces(notice: StoredNotice, tree: Tree): Notice {
  const areas = notice.reach.map((code) => tree.area(code)).filter((area) => area !== undefined)
  return { ...notice, places: normalise(areas.map(({ lo, hi }) => [lo, hi])) }
}
