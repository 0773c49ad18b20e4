import type { OutgoingMessage } from '../announcements/outgoing-message.ts'
import { type Intervals, normalise } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import type { Image } from '../images/image.ts'
import type { Incident } from '../incidents/incident.ts'
import type { Instant } from '../platform/clock.ts'
import type { Organisation } from '../platform/organisation.ts'

/** The incident of a notice. Its status, not the time, says whether it has begun and whether it is over. */
export type NoticeIncident = Pick<
  Incident,
  'kind' | 'status' | 'began' | 'beginKnown' | 'expectedEnd' | 'confidence' | 'endedAt'
>

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
export interface PlacedNotice extends StoredNotice {
  places: Intervals
  /** The language of its text. */
  language: string
}

/** An image of a notice, with what a page needs to keep its place while it loads. */
export interface ShownImage extends Pick<Image, 'id' | 'width' | 'height'> {
  alt: string
}

/** A notice among the others that tell of the same. */
export interface Notice extends PlacedNotice {
  /** Those of its images that there are, while it is public. */
  shown: readonly ShownImage[]
  /** The same for all notices of an incident, and for a notice without one and what corrects it. */
  thread: string
  /** The notice whose place a correction takes; itself for any other. */
  standsFor: Pick<StoredNotice, 'id' | 'position' | 'stage'>
  /** What it corrects, while that is public. */
  corrected: PlacedNotice | null
  /** The latest that corrects it, or corrects a correction of it. */
  correctedBy: PlacedNotice | null
}

/** Finds the places of a notice. Skips codes that the tree does not have. */
export function withPlaces<Stored extends StoredNotice>(
  notice: Stored,
  { tree, organisation }: { tree: Tree; organisation: Organisation },
): Stored & PlacedNotice {
  const areas = notice.reach.map((code) => tree.area(code)).filter((area) => area !== undefined)
  return { ...notice, language: organisation.language, places: normalise(areas.map(({ lo, hi }) => [lo, hi])) }
}
