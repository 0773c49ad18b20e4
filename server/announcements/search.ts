import { overlaps } from '../areas/intervals.ts'
import { resolveTargets } from '../calendar/targets.ts'
import { listChannels } from '../channels/queries.ts'
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
  const isInArea = area === null ? () => true : await areaMatcher(context, area)
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

/** Tells whether an audience has a place in the area. An unknown area has no places. */
async function areaMatcher(
  { areas: { tree }, db }: Context,
  code: string,
): Promise<(announcement: Announcement) => boolean> {
  const channels = await listChannels(db)
  const area = tree.area(code)
  return (announcement) =>
    area !== undefined && overlaps(resolveTargets(tree, channels, announcement).places, [area.lo, area.hi])
}
