import { overlaps } from '../areas/intervals.ts'
import { resolveTargets } from '../calendar/targets.ts'
import { listChannels } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import type { Announcement } from './announcement.ts'
import { type AnnouncementFilter, listAnnouncements } from './queries.ts'

const BATCH = 200

/**
 * The announcements that a filter lets through, the last changed first, until `enough` are found. Audiences are sets of
 * codes, so those of an area are found here and not by SQL.
 */
export async function findAnnouncements(
  context: Context,
  filter: AnnouncementFilter,
  area: string | null,
  enough: number,
): Promise<Announcement[]> {
  const concerns = area === null ? () => true : await concerning(context, area)
  const found: Announcement[] = []
  let before = filter.before
  for (;;) {
    const limit = area === null ? enough : Math.max(BATCH, enough)
    const batch = await listAnnouncements(context.db, { ...filter, before }, limit)
    found.push(...batch.filter(concerns))
    const last = batch.at(-1)
    if (found.length >= enough || batch.length < limit || !last) return found.slice(0, enough)
    before = { updatedAt: last.updatedAt, id: last.id }
  }
}

/** Whether the audience has a place in the area; an unknown area has none. */
async function concerning({ areas: { tree }, db }: Context, code: string): Promise<(one: Announcement) => boolean> {
  const channels = await listChannels(db)
  const area = tree.area(code)
  return (announcement) =>
    area !== undefined && overlaps(resolveTargets(tree, channels, announcement).places, [area.lo, area.hi])
}
