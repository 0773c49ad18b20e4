import type { Context } from '../../context.ts'
import type { PlannedCorrection } from './planned-correction.ts'

/** Something that an area is in, before a correction or after it. */
export interface Affected {
  what: 'post' | 'rule' | 'channel' | 'incident'
  title: string
  /** Incidents have no page. */
  href: string | null
}

/** What a correction means for what is planned. */
export interface Consequences {
  /** What reaches or covers the area only afterwards. */
  gains: readonly Affected[]
  /** What does so only before. */
  loses: readonly Affected[]
  /** How many posts that are still to go out reach it before and after. */
  keeps: number
  /** Windows that would newly hold more posts than the rules allow, as sentences. */
  exceeded: readonly string[]
}

/**
 * Works out what a correction would mean, without making it. Announcements and rules stand on areas, so they are not known
 * here: it is passed in (server/announcements/area-changes/consequences-of-correction.ts).
 */
export type FindConsequences = (
  context: Context,
  code: string,
  planned: Pick<PlannedCorrection, 'areas'>,
) => Promise<Consequences>
