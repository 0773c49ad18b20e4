import { createHash } from 'node:crypto'
import { listChannelNames } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { shownHeadline } from '../../incidents/told-times.ts'
import type { Time } from '../../platform/pages/shared-props.ts'
import { timeIn } from '../../platform/pages/times.ts'
import type { Db } from '../../platform/transact.ts'
import type { PlannedBooking } from '../booking.ts'
import { listBookingsWaiving, listPlannedByIds } from '../booking-queries.ts'
import { readCalendarState } from '../calendar-state.ts'
import type { StoredRule } from '../stored-rule.ts'
import { newViolations } from './violations.ts'

/** Booked posts that break a rule: the full count, and details of the first few. */
export interface ViolationList {
  count: number
  posts: { href: string; headline: string; channel: string; at: Time }[]
}

/** `seen` is a hash of the list, so that nobody confirms violations they have not seen. */
export interface NewViolations extends ViolationList {
  seen: string
}

const NAMED_AT_MOST = 20

/** The bookings that would newly break a rule if it were saved; null if there are none. */
export async function listNewViolations(
  context: Context,
  rule: Pick<StoredRule, 'id' | 'definition' | 'switchedOffAt'>,
  zone: string,
): Promise<NewViolations | null> {
  const violations = newViolations(await readCalendarState(context), rule).filter(({ level }) => level === 'block')
  const ids = violations.map(({ message }) => message.id)
  const named = await listPlannedByIds(context.db, ids.slice(0, NAMED_AT_MOST))
  const found = await violationList(context.db, violations.length, named, zone)
  return found && { ...found, seen: createHash('sha256').update(ids.join()).digest('hex') }
}

/** Booked posts that may break a rule: they are grandfathered, or an approver overrode the rule. */
export async function listExceptions({ db }: Context, rule: string, zone: string): Promise<ViolationList | null> {
  const waiving = await listBookingsWaiving(db, rule)
  return violationList(db, waiving.length, waiving.slice(0, NAMED_AT_MOST), zone)
}

async function violationList(
  db: Db,
  count: number,
  bookings: readonly PlannedBooking[],
  zone: string,
): Promise<ViolationList | null> {
  if (count === 0) return null
  const names = await listChannelNames(db)
  const posts = bookings.map(({ announcement, channel, at, ...booking }) => ({
    href: `/announcements/${announcement}`,
    headline: shownHeadline(booking, { zone, now: at }),
    channel: names.get(channel) ?? channel,
    at: timeIn(at, zone),
  }))
  return { count, posts }
}
