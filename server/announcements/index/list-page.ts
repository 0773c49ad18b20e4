import type { Context } from '../../context.ts'
import { toInstant } from '../../platform/clock.ts'
import { Unreadable } from '../../platform/errors.ts'
import { positions, readCursor, writeCursor } from '../../platform/http/paging.ts'
import type { Listed, Position, Sort } from '../list-queries.ts'
import { findAnnouncements, type Listing } from './find-announcements.ts'
import { PAGE } from './index-query.ts'

/** Where a page of the list begins: after one of these cursors, or before one. Both are empty for the first page. */
export interface Turn {
  after: string
  before: string
}

export interface ListedPage {
  found: readonly Listed[]
  /** The cursors of the pages beside it. Null when there is none. */
  previous: string | null
  next: string | null
}

export async function readListPage(
  context: Context,
  listing: Omit<Listing, 'order'> & { sort: Sort },
  { after, before }: Turn,
): Promise<ListedPage> {
  const { sort, ...limits } = listing
  const from = positionOf(before) ?? positionOf(after)
  const backwards = positionOf(before) !== undefined
  const order = { sort, now: toInstant(context.now()), from, backwards }
  const found = await findAnnouncements(context, { ...limits, order }, PAGE + 1)
  const hasMore = found.length > PAGE
  const shown = found.slice(0, PAGE)
  // What comes before the first full page is the first page, and so is what comes after a last one that is gone by now.
  if (from !== undefined && ((backwards && !hasMore) || shown.length === 0)) {
    return readListPage(context, listing, { after: '', before: '' })
  }
  if (backwards) shown.reverse()
  const cursorOf = (row: Listed | undefined) => (row === undefined ? null : writeCursor(row.position))
  return {
    found: shown,
    previous: from !== undefined ? cursorOf(shown[0]) : null,
    next: backwards || hasMore ? cursorOf(shown.at(-1)) : null,
  }
}

/** An address may be old, so a cursor that cannot be read is the first page. */
function positionOf(cursor: string): Position | undefined {
  try {
    return readCursor(cursor === '' ? undefined : cursor, positions.afterRank) ?? undefined
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
