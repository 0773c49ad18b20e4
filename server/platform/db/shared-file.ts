import { setTimeout as pause } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { Busy } from '../errors.ts'
import { Turnstile } from './turnstile.ts'

/** Pauses between two tries for the lock double from the first to the second of these. */
const SHORTEST_PAUSE = 1
const LONGEST_PAUSE = 20

/** What all connections of this process share. */
export class SharedFile {
  readonly database: Database.Database
  readonly #patienceMillis: number
  /** Held for one statement, or from the beginning of a transaction to its end. */
  readonly using = new Turnstile()
  /** Held by the one who asks for the write lock, so that those of this process get it in the order they asked. */
  readonly locking = new Turnstile()

  constructor(database: Database.Database, patienceMillis: number) {
    this.database = database
    this.#patienceMillis = patienceMillis
  }

  /** Runs one statement outside a transaction. Most find nobody in the way. */
  runAlone<T>(statement: () => T): Promise<T> {
    return this.patiently(async (patience) => {
      try {
        return await this.#runOnce(statement, patience)
      } catch (error) {
        if (!isLocked(error)) throw error
      }
      // Those who need the lock take turns, so that not all of them try again and again.
      await this.locking.take(patience())
      try {
        return await untilFree(patience, () => this.#runOnce(statement, patience))
      } finally {
        this.locking.leave()
      }
    })
  }

  async #runOnce<T>(statement: () => T, patience: Patience): Promise<T> {
    if (!this.using.takeAtOnce()) await this.using.take(patience())
    try {
      return statement()
    } finally {
      this.using.leave()
    }
  }

  /** Runs `work`, which calls what it is given for a signal that ends its waiting. */
  async patiently<T>(work: (patience: Patience) => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    let signal: AbortSignal | undefined
    const begin = () => {
      const giveUp = new AbortController()
      timer = setTimeout(() => giveUp.abort(new Busy()), this.#patienceMillis)
      return giveUp.signal
    }
    try {
      return await work(() => (signal ??= begin()))
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The signal that ends the waiting; its time begins when it is first asked for. */
export type Patience = () => AbortSignal

/** Tries until the file is free. Throws `Busy` if it is still locked when the patience ends. */
export async function untilFree<T>(patience: Patience, attempt: () => Promise<T>): Promise<T> {
  for (let wait = SHORTEST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isLocked(error)) throw error
    }
    patience().throwIfAborted()
    await pause(wait * (0.5 + Math.random()))
  }
}

function isLocked(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
}
