import { type CachedPage, type Rendered, toCachedPage } from './cached-page.ts'

/** Rendered pages by name. A new stamp drops all pages of the old one. */
export interface PageCache {
  find(stamp: string, name: string): CachedPage | undefined
  /** The cached page, or a new one from `render`. Concurrent requests share one rendering. */
  findOrMake(stamp: string, name: string, render: () => Promise<Rendered>): Promise<CachedPage>
}

interface CacheState {
  stamp: string
  /** Least recently used first. */
  pages: Map<string, CachedPage>
  making: Map<string, Promise<CachedPage>>
  bytes: number
}

/** Opens a cache in memory that drops the least recently used pages at its limits. */
export function openPageCache(limits = { pages: 2000, bytes: 64 * 1024 * 1024 }): PageCache {
  let current = emptyState('')

  async function make(state: CacheState, name: string, render: () => Promise<Rendered>): Promise<CachedPage> {
    try {
      const page = toCachedPage(await render())
      state.pages.set(name, page)
      state.bytes += page.body.length
      for (const [oldest, { body }] of state.pages) {
        if (state.pages.size <= limits.pages && state.bytes <= limits.bytes) break
        state.pages.delete(oldest)
        state.bytes -= body.length
      }
      return page
    } finally {
      state.making.delete(name)
    }
  }

  function find(stamp: string, name: string): CachedPage | undefined {
    if (stamp !== current.stamp) current = emptyState(stamp)
    const page = current.pages.get(name)
    if (page) {
      current.pages.delete(name)
      current.pages.set(name, page)
    }
    return page
  }

  async function findOrMake(stamp: string, name: string, render: () => Promise<Rendered>): Promise<CachedPage> {
    const cached = find(stamp, name)
    if (cached) return cached
    const started = current.making.get(name) ?? make(current, name, render)
    current.making.set(name, started)
    return started
  }

  return { find, findOrMake }
}

function emptyState(stamp: string): CacheState {
  return { stamp, pages: new Map(), making: new Map(), bytes: 0 }
}
