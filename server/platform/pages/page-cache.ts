import { type CachedPage, type Rendered, toCachedPage } from './cached-page.ts'

/** Rendered pages by name. A new stamp drops all pages of the old one. */
export interface PageCache {
  find(stamp: string, name: string): CachedPage | undefined
  /**
   * The cached page, or a new one. Concurrent requests share one rendering. Null if there is no such page, which is not
   * remembered.
   */
  findOrMake(stamp: string, name: string, make: Making): Promise<CachedPage | null>
}

export interface Making {
  /**
   * Throws to refuse whoever asks; others who wait for the page begin anew. Not asked about a page that is being made,
   * or that was kept under the stamp before: many people read it just now, and together they cause one rendering.
   */
  admit?: () => Promise<void>
  render: () => Promise<Rendered | null>
}

interface CacheState {
  stamp: string
  /** Least recently used first. */
  pages: Map<string, CachedPage>
  /** What the pages become; null if whoever began one was refused, or there is none. */
  making: Map<string, Promise<CachedPage | null>>
  /** Names of the pages under the stamp before. */
  before: ReadonlySet<string>
  bytes: number
}

/** Opens a cache in memory that drops the least recently used pages at its limits. */
export function openPageCache(limits = { pages: 2000, bytes: 64 * 1024 * 1024 }): PageCache {
  let current = emptyState('')

  function keep(state: CacheState, name: string, rendered: Rendered | null): CachedPage | null {
    if (rendered === null) return null
    const page = toCachedPage(rendered)
    state.pages.set(name, page)
    state.bytes += page.body.length
    for (const [oldest, { body }] of state.pages) {
      if (state.pages.size <= limits.pages && state.bytes <= limits.bytes) break
      state.pages.delete(oldest)
      state.bytes -= body.length
    }
    return page
  }

  function begin(state: CacheState, name: string, { admit, render }: Making): Promise<CachedPage | null> {
    let isAdmitted = state.before.has(name)
    const making = async () => {
      try {
        if (!isAdmitted) await admit?.()
        isAdmitted = true
        return keep(state, name, await render())
      } finally {
        state.making.delete(name)
      }
    }
    const page = making()
    const shared = page.catch((error: unknown) => {
      if (isAdmitted) throw error
      return null
    })
    // Whoever began it gets the error, also when nobody shares it.
    shared.catch(() => undefined)
    state.making.set(name, shared)
    return page
  }

  function find(stamp: string, name: string): CachedPage | undefined {
    if (stamp !== current.stamp) current = emptyState(stamp, new Set(current.pages.keys()))
    const page = current.pages.get(name)
    if (page) {
      current.pages.delete(name)
      current.pages.set(name, page)
    }
    return page
  }

  async function findOrMake(stamp: string, name: string, making: Making): Promise<CachedPage | null> {
    for (;;) {
      const cached = find(stamp, name)
      if (cached) return cached
      const begun = current.making.get(name)
      if (begun === undefined) return begin(current, name, making)
      const page = await begun
      if (page !== null) return page
    }
  }

  return { find, findOrMake }
}

function emptyState(stamp: string, before: ReadonlySet<string> = new Set()): CacheState {
  return { stamp, pages: new Map(), making: new Map(), before, bytes: 0 }
}
