import { createHash } from 'node:crypto'
import type { Person } from '../people/person.ts'
import { type Instant, toMillis } from '../platform/clock.ts'
import { MINUTE } from '../platform/time-units.ts'
import type { Db } from '../platform/transact.ts'
import { findHeads } from './queries.ts'

/**
 * Stays the same while a person's page Today would look the same: until anything changes, and until the minute does,
 * because the page says how long things have waited.
 */
export async function markOfToday(db: Db, person: Person, now: Instant): Promise<string> {
  const { audit, calendar, notices } = await findHeads(db)
  const minute = Math.floor(toMillis(now) / MINUTE)
  return createHash('sha256')
    .update([person.id, audit, calendar, notices, minute].join(' '))
    .digest('base64url')
    .slice(0, 22)
}
