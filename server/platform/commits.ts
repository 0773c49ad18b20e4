import { AsyncLocalStorage } from 'node:async_hooks'

/** What became of the transactions of one request or command. */
export interface Commits {
  /** Something was committed, or the connection was lost while it was. */
  mayHaveCommitted: boolean
}

const watched = new AsyncLocalStorage<Commits>()

/** Runs `work`, and notes in `commits` what its transactions come to. */
export function watchCommits<T>(commits: Commits, work: () => T): T {
  return watched.run(commits, work)
}

/** Where a transaction notes what becomes of it; null when nobody wants to know, as in the worker. */
export function watchedCommits(): Commits | null {
  return watched.getStore() ?? null
}
