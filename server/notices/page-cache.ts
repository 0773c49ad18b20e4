import { etagOf } from '../platform/http/etag.ts'
import type { CachedPage } from '../platform/pages/cached-page.ts'

export interface Rendered {
  body: string
  headers: Record<string, string>
}

/** Rendered pages by name. When the stamp changes, all pages of the old one are forgotten. */
export interface PageCache {
  find(stamp: string, name: string): CachedPage | undefined
  /** The page as it is kept, else as `render` makes it now; rendered once, however many ask. */
  findOrMake(stamp: string, name: string, render: () => Promise<Rendered>): Promise<CachedPage>
}

interface Shelf {
  stamp: string
  /** The page that was not asked for the longest comes first. */
  pages: Map<string, CachedPage>
  making: Map<string, Promise<CachedPage>>
  bytes: number
}

/** Keeps rendered pages in memory, no more than the limits say. */
export function openPageCache(limits = { pages: 2000, bytes: 64 * 1024 * 1024 }): PageCache {
  let shelf = emptyShelf('')

  async function make(shelf: Shelf, name: string, render: () => Promise<Rendered>): Promise<CachedPage> {
    try {
      const page = pageOf(await render())
      shelf.pages.set(name, page)
      shelf.bytes += page.body.length
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

  function find(stamp: string, name: string): CachedPage | undefined {
    if (stamp !== shelf.stamp) shelf = emptyShelf(stamp)
    const page = shelf.pages.get(name)
    if (page) {
      shelf.pages.delete(name)
      shelf.pages.set(name, page)
    }
    return page
  }

  async function findOrMake(stamp: string, name: string, render: () => Promise<Rendered>): Promise<CachedPage> {
    const kept = find(stamp, name)
    if (kept) return kept
    const started = shelf.making.get(name) ?? make(shelf, name, render)
    shelf.making.set(name, started)
    return started
  }

  return { find, findOrMake }
}

function emptyShelf(stamp: string): Shelf {
  return { stamp, pages: new Map(), making: new Map(), bytes: 0 }
}

function pageOf({ body, headers }: Rendered): CachedPage {
  const bytes = Buffer.from(body)
  const etag = etagOf(bytes)
  const headersWithoutBody = Object.entries({ ...headers, etag }).flat()
  return {
    body: bytes,
    etag,
    headers: [...headersWithoutBody, 'content-length', String(bytes.length)],
    headersWithoutBody,
  }
}
