import { breathe } from '../platform/breathe.ts'
import type { Db } from '../platform/transact.ts'
import { buildSearch, type Search } from './name-search.ts'
import { listAreas, listGazetteers } from './queries.ts'
import { buildTree, type Tree } from './tree.ts'

/** The areas in memory. Do not keep `tree` or `search` across requests: `refresh` replaces both. */
export interface Areas {
  readonly tree: Tree
  readonly search: Search
  /** Reloads the areas if this or another process has loaded a country since. Returns whether it did. */
  refresh(): Promise<boolean>
}

export async function openAreas(db: Db): Promise<Areas> {
  let fingerprint = await findFingerprint(db)
  let current = await read(db)
  return {
    get tree() {
      return current.tree
    },
    get search() {
      return current.search
    },
    async refresh() {
      const latest = await findFingerprint(db)
      if (latest === fingerprint) return false
      current = await read(db)
      fingerprint = latest
      return true
    },
  }
}

async function read(db: Db): Promise<{ tree: Tree; search: Search }> {
  const stored = await listAreas(db)
  await breathe()
  const tree = buildTree(stored)
  await breathe()
  return { tree, search: await buildSearch(tree) }
}

/** Read before the areas, so that a change in between causes one reload too many instead of being missed. */
async function findFingerprint(db: Db): Promise<string> {
  const gazetteers = await listGazetteers(db)
  return gazetteers.map(({ country, fingerprint }) => `${country}:${fingerprint}`).join()
}
