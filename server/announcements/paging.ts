import { overlaps } from '../areas/intervals.ts'
import { aim } from '../calendar/aim.ts'
import { listChannels } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import { Unreadable } from '../platform/errors.ts'
import { cutPage, readCursor } from '../platform/http/paging.ts'
import { type Announcement, statuses } from './announcement.ts'
import { listAnnouncements } from './queries.ts'

/** `draft,in_review` as the query of a list names them. */
export function readStatuses(status: string | undefined): (typeof statuses)[number][] | undefined {
  if (status === undefined || status === '') return undefined
  const wanted = status.split(',').map((one) => one.trim())
  const unknown = wanted.find((one) => !(statuses as readonly string[]).includes(one))
  if (unknown !== undefined) throw new Unreadable(`status: ${unknown} is none of ${statuses.join(', ')}.`)
  return wanted as (typeof statuses)[number][]
}

/** Audiences are code sets, so those of an area are found here and not by SQL: pages are read until one is full. */
export async function pageOfAnnouncements(
  context: Context,
  filter: Parameters<typeof listAnnouncements>[1],
  area: string | undefined,
  limit: number,
  cursor: string | undefined,
) {
  const [updatedAt, id] = readCursor(cursor) ?? []
  let before = updatedAt === undefined ? undefined : { updatedAt: String(updatedAt), id: String(id) }
  const found: Announcement[] = []
  const concerns = area === undefined ? () => true : concerning(context, area, await listChannels(context.db))
  for (;;) {
    const batch = await listAnnouncements(context.db, { ...filter, before }, limit + 1)
    found.push(...batch.filter(concerns))
    const last = batch.at(-1)
    if (found.length > limit || batch.length <= limit || !last) break
    before = { updatedAt: last.updatedAt, id: last.id }
  }
  return cutPage(found, limit, (last) => [last.updatedAt, last.id])
}

function concerning(
  context: Context,
  code: string,
  channels: Parameters<typeof aim>[1],
): (announcement: Announcement) => boolean {
  const { tree } = context.areas
  const area = tree.area(code)
  if (!area) throw new Unreadable(`area: there is no area ${code}.`)
  return (announcement) => overlaps(aim(tree, channels, announcement).places, [area.lo, area.hi])
}
