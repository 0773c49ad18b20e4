import { etagOf } from '../platform/http/etag.ts'

/** A rendered answer, ready to be sent again and again. */
export interface Page {
  body: Buffer
  etag: string
}

/**
 * The page of that name as it was rendered under this stamp, else as `render` makes it now. When the stamp changes,
 * all pages of the old one are forgotten.
 */
export type Pages = (stamp: string, name: string, render: () => Promise<string>) => Promise<Page>

interface Shelf {
  stamp: string
  /** The page that was not asked for the longest comes first. */
  pages: Map<string, Page>
  making: Map<string, Promise<Page>>
  bytes: number
}

/** Keeps rendered pages in memory, no more than the limits say. */
export function keepPages(limits = { pages: 2000, bytes: 64 * 1024 * 1024 }): Pages {
  let shelf = emptyShelf('')

  return async (stamp, name, render) => {
    if (stamp !== shelf.stamp) shelf = emptyShelf(stamp)
    const { pages, making } = shelf
    const kept = pages.get(name)
    if (kept) {
      pages.delete(name)
      pages.set(name, kept)
      return kept
    }
    const started = making.get(name) ?? make(shelf, name, render, limits)
    making.set(name, started)
    return started
  }
}

async function make(
  shelf: Shelf,
  name: string,
  render: () => Promise<string>,
  limits: { pages: number; bytes: number },
) {
  try {
    const body = Buffer.from(await render())
    const page = { body, etag: etagOf(body) }
    shelf.pages.set(name, page)
    shelf.bytes += body.length
    for (const [oldest, { body }] of shelf.pages) {
      if (shelf.pages.size <= limits.pages && shelf.bytes <= limits.bytes) break
      shelf.pages.delete(oldest)
      shelf.bytes -= body.length
    }
    return page
  } finally {
    shelf.making.delete(name)
  }
}

function emptyShelf(stamp: string): Shelf {
  return { stamp, pages: new Map(), making: new Map(), bytes: 0 }
}
