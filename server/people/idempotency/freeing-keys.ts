import { ConnectionLost } from '../../platform/database-trouble.ts'
import { inTime } from '../../platform/in-time.ts'
import type { Db } from '../../platform/transact.ts'
import { forgetAnswer, type Reservation } from './idempotency-queries.ts'

/** The request waits for it, and what takes longer is freed later. */
const patienceMillis = 3000
/** A few hundred bytes each. */
const leftAtMost = 10_000

/** Frees keys under which nothing was done, also when the database is away just then. */
export interface KeyRelease {
  free(reservation: Reservation): Promise<void>
  /** To be freed later, because nobody knows whether it was reserved. */
  leave(reservation: Reservation): void
  /** Frees what was left of this key, and goes on with the other keys without keeping anybody waiting. */
  freeLeft(key: Pick<Reservation, 'personId' | 'key'>): Promise<void>
}

export function openKeyRelease(db: Db): KeyRelease {
  const left = new Map<string, Reservation>()
  const nameOf = ({ personId, key }: Pick<Reservation, 'personId' | 'key'>) => `${personId} ${key}`
  let isFreeing = false

  function leave(reservation: Reservation): void {
    left.set(nameOf(reservation), reservation)
    if (left.size > leftAtMost) left.delete(left.keys().next().value!)
  }

  async function freeOne(name: string): Promise<void> {
    const reservation = left.get(name)
    if (reservation === undefined) return
    await forgetAnswer(db, reservation)
    if (left.get(name) === reservation) left.delete(name)
  }

  async function freeOthers(): Promise<void> {
    if (isFreeing) return
    isFreeing = true
    try {
      for (const name of left.keys()) await freeOne(name)
    } catch {
      // The database is away again. A later request goes on.
    } finally {
      isFreeing = false
    }
  }

  return {
    leave,
    async free(reservation) {
      const forgetting = onceMore(() => forgetAnswer(db, reservation))
      await inTime(forgetting, patienceMillis).catch(() => leave(reservation))
    },
    async freeLeft(key) {
      await freeOne(nameOf(key))
      void freeOthers()
    },
  }
}

/** Tries again when the connection was lost: the next one is another. */
export async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ConnectionLost) return work()
    throw error
  }
}
