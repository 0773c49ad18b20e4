import { type Head, lockHead } from '../platform/db/calendar-head.ts'
import { type Db, type Trx, transact } from '../platform/transact.ts'
import type { Areas } from './directory.ts'
import type { Tree } from './tree/tree.ts'

/** A transaction that holds the lock of the calendar, and the areas as they are until it ends. */
export interface Locked {
  readonly trx: Trx
  /** Where the calendar stood before this transaction. */
  readonly head: Head
  /** Use it instead of `context.areas.tree`, which follows other processes with a delay. */
  readonly tree: Tree
}

/**
 * Runs `work` in one transaction that holds the lock of the calendar. It takes the lock first, so that transactions
 * cannot deadlock. Whatever a check depends on is changed under it, even if the change itself checks nothing: otherwise
 * a channel could be removed, or an incident opened, between the check of a post and its booking.
 */
export function underLock<T>(
  { db, areas }: { db: Db; areas: Areas },
  work: (locked: Locked) => Promise<T>,
): Promise<T> {
  return transact(db, async (trx) => {
    const head = await lockHead(trx)
    return work({ trx, head, tree: await areas.upTo(trx, head.areas) })
  })
}
