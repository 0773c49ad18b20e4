import type { SavedLimit } from '../../audiences/saved/saved-filter.ts'
import type { Context } from '../../context.ts'
import { toInstant } from '../../platform/clock.ts'
import { Unreadable } from '../../platform/errors.ts'
import { formatAlternatives } from '../../platform/format.ts'
import { cutPage, positions, readCursor } from '../../platform/http/paging.ts'
import type { Announcement } from '../announcement.ts'
import { findAnnouncements } from '../index/find-announcements.ts'
import type { AnnouncementFilter, Sort } from '../list-queries.ts'
import { statuses } from '../status.ts'

/** Reads statuses such as `draft,in_review`. Throws Unreadable for an unknown one. */
export function readStatuses(status: string | undefined): (typeof statuses)[number][] | undefined {
  if (status === undefined || status === '') return undefined
  const wanted = status.split(',').map((word) => word.trim())
  const unknown = wanted.find((word) => !(statuses as readonly string[]).includes(word))
  if (unknown !== undefined) throw new Unreadable(`status: ${unknown} is none of ${formatAlternatives(statuses)}.`)
  return wanted as (typeof statuses)[number][]
}

export interface ListRequest {
  filter: AnnouncementFilter
  /** The code of an area in which the audience must have a place. */
  area: string | undefined
  /** What a saved audience limits it to. */
  saved: SavedLimit | null
  sort: Sort
  limit: number
  cursor: string | undefined
}

export async function pageOfAnnouncements(
  context: Context,
  { filter, area, saved, sort, limit, cursor }: ListRequest,
): Promise<{ items: Announcement[]; next: string | null }> {
  if (area !== undefined && !context.areas.tree.area(area)) throw new Unreadable(`area: there is no area ${area}.`)
  const within = [...(area === undefined ? [] : [{ include: [area], exclude: [] }]), ...(saved ? [saved.audience] : [])]
  const order = { sort, now: toInstant(context.now()), from: readCursor(cursor, positions.afterRank) ?? undefined }
  const found = await findAnnouncements(context, { filter, within, order }, limit + 1)
  const { items, next } = cutPage(found, limit, ({ position }) => position)
  return { items: items.map(({ announcement }) => announcement), next }
}
