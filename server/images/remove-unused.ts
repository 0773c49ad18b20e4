import { type Instant, later, toInstant } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { DAY, HOUR } from '../platform/time-units.ts'
import { transact } from '../platform/transact.ts'
import { deleteUnusedImages } from './queries.ts'

/** Whoever adds a picture has a post for it by then. */
const KEPT_FOR = DAY

/** Removes what was added to a form that nobody saved. Call it as often as you like: it looks once an hour. */
export function openCleanup({ db, now }: Pick<Platform, 'db' | 'now'>): () => Promise<void> {
  let due: Instant = ''
  return async () => {
    const present = toInstant(now())
    if (present < due) return
    await transact(db, (trx) => deleteUnusedImages(trx, later(present, -KEPT_FOR)))
    due = later(present, HOUR)
  }
}
