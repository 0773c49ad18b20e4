import type { Area } from '../../areas/tree/area.ts'
import { intersection, overlaps } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { type Audience, presentPlaces } from '../../audiences/audience.ts'
import type { Context } from '../../context.ts'
import type { Announcement } from '../announcement.ts'
import { type AnnouncementFilter, type Listed, type ListOrder, listSorted } from '../list-queries.ts'

const BATCH = 200

/** What a list of announcements is limited to, and how it is sorted. */
export interface Listing {
  filter: AnnouncementFilter
  /** What the audience is to be in: a place that is in all of these. */
  within: readonly Audience[]
  order: ListOrder
}

/**
 * Up to `enough` announcements of the listing. Audiences are stored as area codes, so what they are to be in is matched
 * here and not in SQL.
 */
export async function findAnnouncements(context: Context, listing: Listing, enough: number): Promise<Listed[]> {
  const { filter, within, order } = listing
  const isEverywhere = within.length === 0
  const matches = isEverywhere ? () => true : matcher(context.areas.tree, within)
  const found: Listed[] = []
  let { from } = order
  for (;;) {
    const limit = isEverywhere ? enough : Math.max(BATCH, enough)
    const batch = await listSorted(context.db, filter, { ...order, from }, limit)
    found.push(...batch.filter(({ announcement }) => matches(announcement)))
    const last = batch.at(-1)
    if (found.length >= enough || batch.length < limit || !last) return found.slice(0, enough)
    from = last.position
  }
}

/**
 * Tells whether an announcement's audience has a place that is in all of these. A retired area has no places any more, but
 * an announcement that still names it is found at it, at what was around it and at what was in it. An unknown area has
 * nothing.
 */
function matcher(tree: Tree, within: readonly Audience[]): (announcement: Announcement) => boolean {
  const places = within.map((audience) => presentPlaces(tree, audience)).reduce(intersection)
  const isRetiredIn = (code: string) => {
    const retired = tree.area(code)
    if (retired === undefined || retired.retiredAt === null) return false
    return within.every((audience) => concerns(tree, audience, retired))
  }
  return ({ audience }) => overlaps(presentPlaces(tree, audience), places) || audience.include.some(isRetiredIn)
}

/** Whether an area belonged to an audience, or had an area in it that does. */
function concerns(tree: Tree, { include, exclude }: Audience, area: Area): boolean {
  const nearest = [area, ...tree.ancestors(area)].find(({ code }) => include.includes(code) || exclude.includes(code))
  if (nearest !== undefined) return include.includes(nearest.code)
  const known = include.flatMap((code) => tree.area(code) ?? [])
  return known.some((inside) => tree.ancestors(inside).some(({ code }) => code === area.code))
}
