import type { OutgoingMessage } from '../announcements/outgoing-message.ts'
import { type Intervals, normalise } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import type { Incident } from '../incidents/incident.ts'
import type { Instant } from '../platform/clock.ts'
import type { Organisation } from '../platform/organisation.ts'

/** The incident of a notice. Its status, not the time, says whether it has begun and whether it is over. */
export type NoticeIncident = Pick<Incident, 'kind' | 'status' | 'began' | 'expectedEnd' | 'confidence' | 'endedAt'>

/** An announcement as the public sees it, as stored. */
export interface StoredNotice
  extends Pick<
    OutgoingMessage,
    | 'kind'
    | 'severity'
    | 'category'
    | 'stage'
    | 'incident'
    | 'headline'
    | 'text'
    | 'link'
    | 'where'
    | 'corrects'
    | 'began'
    | 'expectedEnd'
    | 'confidence'
    | 'nextUpdateBy'
    | 'images'
    | 'course'
  > {
  /** The announcement's id. Feeds and links use it too. */
  id: string
  /** Codes of the areas that cover its reach. */
  reach: readonly string[]
  /** Newer notices have higher positions; the clocks of two processes may differ. */
  position: number
  publishedAt: Instant
  updatedAt: Instant
  retractedAt: Instant | null
  /** What is true of its incident now; null without one. */
  about: NoticeIncident | null
}

/** A notice with the places it concerns, numbered by the current tree. */
export interface Notice extends StoredNotice {
  places: Intervals
  /** The language of its text. */
  language: string
}

/** Finds the places of a notice. Skips codes that the tree does not have. */
export function withPlaces(
  notice: StoredNotice,
  { tree, organisation }: { tree: Tree; organisation: Organisation },
): Notice {
  const areas = notice.reach.map((code) => tree.area(code)).filter((area) => area !== undefined)
  return { ...notice, language: organisation.language, places: normalise(areas.map(({ lo, hi }) => [lo, hi])) }
}
