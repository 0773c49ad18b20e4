import { type Intervals, overlaps } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { type Audience, resolveAudience, withoutRetired } from '../audiences/audience.ts'
import type { Context } from '../context.ts'
import type { Announcement } from './announcement.ts'
import { type AnnouncementFilter, listAnnouncements } from './queries.ts'

const BATCH = 200

/**
 * Up to `enough` announcements that match the filter, most recently changed first. Audiences are stored as area codes,
 * so the area is matched here and not in SQL.
 */
export async function findAnnouncements(
  context: Context,
  filter: AnnouncementFilter,
  area: string | null,
  enough: number,
): Promise<Announcement[]> {
  const isInArea = area === null ? () => true : areaMatcher(context, area)
  const found: Announcement[] = []
  let before = filter.before
  for (;;) {
    const limit = area === null ? enough : Math.max(BATCH, enough)
    const batch = await listAnnouncements(context.db, { ...filter, before }, limit)
    found.push(...batch.filter(isInArea))
    const last = batch.at(-1)
    if (found.length >= enough || batch.length < limit || !last) return found.slice(0, enough)
    before = { updatedAt: last.updatedAt, id: last.id }
  }
}

/**
 * Tells whether an audience has a place in the area. A retired area has no places any more, but an announcement that
 * still names it is found at it, at what was around it and at what was in it. An unknown area has nothing.
 */
function areaMatcher({ areas: { tree } }: Context, code: string): (announcement: Announcement) => boolean {
  const area = tree.area(code)
  if (area === undefined) return () => false
  const around = [area, ...tree.ancestors(area)].map((each) => each.code)
  const isRetiredHere = (marked: string) => {
    const retired = tree.area(marked)
    if (retired === undefined || retired.retiredAt === null) return false
    return around.includes(marked) || tree.ancestors(retired).some((each) => each.code === code)
  }
  return ({ audience }) =>
    overlaps(presentPlaces(tree, audience), [area.lo, area.hi]) || audience.include.some(isRetiredHere)
}

function presentPlaces(tree: Tree, audience: Audience): Intervals {
  const resolved = resolveAudience(tree, withoutRetired(tree, audience))
  return resolved.ok ? resolved.places : []
}
