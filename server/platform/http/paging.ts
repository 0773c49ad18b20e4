import { z } from 'zod'
import { Unreadable } from '../errors.ts'
import { isInRange } from '../time/planned-years.ts'

/** The query fields of every list in the API. */
export const pagingQuery = {
  limit: z.coerce
    .number({ error: 'is a number from 1 to 200.' })
    .int()
    .min(1, 'is at least 1.')
    .max(200, 'is at most 200.')
    .default(50),
  cursor: z.string().max(500).optional(),
}

export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** Cuts a list that was read with one extra row, and makes the cursor of the next page. */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  position: (last: T) => readonly (string | number)[],
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? writeCursor(position(items.at(-1)!)) : null
  return { items, next }
}

export function writeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** Which rows are on a page of a list with numbered pages. A page past the end is the last one. */
export function rowsOnPage(
  page: number,
  total: number,
  rowsOnAPage: number,
): { page: number; pages: number; start: number; end: number } {
  const pages = Math.max(1, Math.ceil(total / rowsOnAPage))
  const shown = Math.min(page, pages)
  const start = (shown - 1) * rowsOnAPage
  return { page: shown, pages, start, end: Math.min(start + rowsOnAPage, total) }
}

const key = z.string().refine((text) => text.isWellFormed() && !text.includes('\u0000'))
/** As every time is stored: other texts sort elsewhere, and may be longer than PostgreSQL reads. */
const instant = z.iso.datetime({ precision: 3 }).refine((text) => isInRange(Date.parse(text)))

/** Later than any time: where a list has what has none. */
export const noTime = '9999-12-31T23:59:59.999Z'

/** What a cursor contains: the position after which the list continues. */
export const positions = {
  afterRank: z.tuple([z.int().min(0).max(100), instant.or(z.literal(noTime)), key]),
  afterKey: z.tuple([key]),
  afterNumber: z.tuple([z.int().min(0)]),
  afterTime: z.tuple([instant, key]),
  afterCount: z.tuple([z.int().min(0), key]),
}

/** Decodes a cursor; null without one. Throws Unreadable for a cursor that this list did not issue. */
export function readCursor<T extends z.ZodType>(cursor: string | undefined, position: T): z.output<T> | null {
  if (cursor === undefined) return null
  const found = position.safeParse(decode(cursor))
  // One position is written in one way.
  if (found.success && writeCursor(found.data) === cursor) return found.data
  throw new Unreadable('cursor: is not one that this list gave out.')
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}
