import { breathe } from '../platform/breathe.ts'
import { findHead } from '../platform/db/calendar-head.ts'
import type { Db } from '../platform/transact.ts'
import { listLeading } from './leading-queries.ts'
import { listAreas } from './queries.ts'
import type { Search } from './search/area-search.ts'
import { buildSearch } from './search/name-search.ts'
import { buildTree, type Tree } from './tree/tree.ts'

/** The areas in memory. Do not keep `tree` or `search` across requests: `refresh` replaces both. */
export interface Areas {
  readonly tree: Tree
  readonly search: Search
  /** The mark of the change with which `tree` was read. */
  readonly mark: string
  /** Reloads the areas if this or another process has loaded a country since. Returns whether it did. */
  refresh(): Promise<boolean>
  /** The areas with the change that has this mark, or with a later one. Exact if `db` holds the calendar's lock. */
  upTo(db: Db, mark: string): Promise<Tree>
}

interface Loaded {
  mark: string
  tree: Tree
  search: Search
}

export async function openAreas(db: Db): Promise<Areas> {
  let current = await read(db)

  /** A slower reader does not replace what a faster one has read. */
  async function reload(from: Db): Promise<Loaded> {
    const before = current
    const loaded = await read(from)
    if (current === before) current = loaded
    return loaded
  }

  return {
    get tree() {
      return current.tree
    },
    get search() {
      return current.search
    },
    get mark() {
      return current.mark
    },
    async refresh() {
      const { areas } = await findHead(db)
      if (areas === current.mark) return false
      await reload(db)
      return true
    },
    async upTo(from, mark) {
      if (current.mark === mark) return current.tree
      // The mark may be older than what is in memory already, if it was read without the lock.
      if (current.mark === (await findHead(from)).areas) return current.tree
      return (await reload(from)).tree
    },
  }
}

/** The mark is read before the areas, so that a change in between causes one reload too many instead of being missed. */
async function read(db: Db): Promise<Loaded> {
  const { areas: mark } = await findHead(db)
  const stored = await listAreas(db)
  await breathe()
  const leading = await listLeading(db)
  await breathe()
  const tree = buildTree(stored)
  await breathe()
  return { mark, tree, search: await buildSearch(tree, leading) }
}
