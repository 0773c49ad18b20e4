import type { Context } from '../../context.ts'
import type { Area } from '../tree/area.ts'

/** A notice is out already, a post is still to go out; a hold is an open incident that holds marketing. */
export const affectedKinds = ['notice', 'post', 'rule', 'channel', 'incident', 'hold'] as const

/** Something that an area is in, before a correction or after it. */
export interface Affected {
  what: (typeof affectedKinds)[number]
  title: string
  /** Incidents have no page. */
  href: string | null
}

/** A booked post that is held when it is due, or then reaches fewer places, because areas are not what they were. */
export interface ChangedPost {
  title: string
  href: string
  held: boolean
  /** Why, as a sentence. */
  reason: string
}

/** The public page of another area, and the notices that come to it or leave it. */
export interface ChangedPage {
  code: string
  name: string
  gains: readonly Affected[]
  loses: readonly Affected[]
}

/** What a correction means for what is planned and what is out. */
export interface Consequences {
  /** What reaches or covers the area only afterwards. */
  gains: readonly Affected[]
  /** What does so only before. */
  loses: readonly Affected[]
  /** The public pages of other areas that would show other notices. */
  pages: readonly ChangedPage[]
  /** How many posts that are still to go out reach it before and after. */
  keeps: number
  /** Posts that would be held at their time, or would leave somebody out then. */
  atDue: readonly ChangedPost[]
  /** Windows that would newly hold more posts than the rules allow, as sentences. */
  exceeded: readonly string[]
}

/**
 * Works out what a correction would mean, without making it. Announcements and rules stand on areas, so they are not known
 * here: it is passed in (server/announcements/area-changes/consequences-of-correction.ts and
 * server/notices/moved-notices.ts).
 */
export type FindConsequences = (context: Context, code: string, planned: { areas: Area[] }) => Promise<Consequences>
