import { resolveAudience } from '../../audiences/audience.ts'
import { placesOf } from '../../audiences/cover.ts'
import { describeAudience } from '../../audiences/describe.ts'
import { hark } from '../../audit/audit.ts'
import type { Booking, BookingStatus } from '../../calendar/booking.ts'
import { findDueAnnouncements, listBookingsOf } from '../../calendar/booking-queries.ts'
import { readLockedState } from '../../calendar/calendar-state.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { markBookings } from '../../calendar/place-bookings.ts'
import type { Context } from '../../context.ts'
import { findingsFor } from '../../planning/findings/check.ts'
import { judgeLateness } from '../../planning/time/lateness.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import type { Db } from '../../platform/transact.ts'
import { type Announcement, afterTransition, bookingBase, can } from '../announcement.ts'
import { textFor } from '../content.ts'
import type { OutgoingMessage } from '../outgoing-message.ts'
import { findAnnouncement } from '../queries.ts'
import { endBookings } from './schedule-actions.ts'
import { type Step, saveChange } from './transition.ts'

export interface Due {
  verdict: 'start' | 'held' | 'missed' | 'nothing'
  bookings: { bookingId: string; channel: string; dueAt: Instant; message: OutgoingMessage }[]
}

const nothing: Due = { verdict: 'nothing', bookings: [] }

/** The ids of announcements with a booking that is due. */
export function findDue(db: Db, now: Instant, limit: number): Promise<string[]> {
  return findDueAnnouncements(db, now, limit)
}

/**
 * Starts the due bookings of one announcement, never early (docs/scheduling-rules.md#due-time). Up to five minutes late
 * counts as on time. Later than that, the rules are checked again, and an announcement that breaks them is held. An open
 * incident holds marketing even on time. After its publish-by time it is missed. A second call starts nothing twice.
 */
export async function beginPublishing(
  context: Context,
  calendar: LockedCalendar,
  id: string,
  now: Instant,
): Promise<Due> {
  const before = await findAnnouncement(calendar.trx, id)
  const step: Step = { calendar, before, now }
  const bookings = await listBookingsOf(calendar.trx, id)
  const due = bookings.filter((booking) => booking.status === 'booked' && booking.at <= now)
  if (due.length === 0 || !can(before, 'start')) return nothing
  const first = due.map(({ at }) => at).sort()[0]!
  const publishBy = before.publishBy === null ? null : toMillis(before.publishBy)
  const lateness = judgeLateness(toMillis(first), toMillis(now), publishBy)
  if (lateness === 'missed') {
    return giveUp(step, due, { name: 'lapse', reason: 'Its publish-by time passed before it could go out.' })
  }
  const isLate = lateness === 'late'
  const obstacle = await findObstacle(context, step, due, isLate ? now : null)
  if (obstacle !== null) return giveUp(step, due, { name: 'hold', reason: obstacle })
  await markBookings(calendar, due, { status: 'publishing', ...(isLate ? { at: now } : {}) })
  if (before.status === 'scheduled') await saveChange(step, 'start', hark, afterTransition(before, 'start'))
  const where = describeAudience(calendar.tree, before.audience).summary
  return {
    verdict: 'start',
    bookings: due.map(({ id: bookingId, channel, at }) => ({
      bookingId,
      channel,
      dueAt: at,
      message: messageFor(before, channel, where),
    })),
  }
}

/**
 * Holds or misses the whole announcement if none of it is out yet, otherwise only the due bookings. Either way its page
 * shows the reason.
 */
async function giveUp(
  step: Step,
  due: readonly Booking[],
  { name, reason }: { name: 'lapse' | 'hold'; reason: string },
): Promise<Due> {
  const { calendar, before, now } = step
  const status = name === 'lapse' ? 'missed' : 'held'
  if (can(before, name)) {
    await endBookings(calendar, before.id, status)
    await saveChange(step, name, hark, afterTransition(before, name, { reason }))
  } else {
    await markBookings(calendar, due, { status })
    await saveChange(step, name, hark, { ...before, reason })
    await finishPublishing(calendar, before.id, [], now)
  }
  return { verdict: status, bookings: [] }
}

/**
 * Why the due bookings may not go out, as a sentence, or null. On time only holds are checked, because the rules were
 * checked at booking. With `late`, everything is checked at that instant.
 */
export async function findObstacle(
  context: Context,
  { calendar, before }: Pick<Step, 'calendar' | 'before'>,
  due: readonly Booking[],
  late: Instant | null,
): Promise<string | null> {
  const { tree } = calendar
  const resolved = resolveAudience(tree, before.audience)
  if (!resolved.ok) return Object.values(resolved.errors)[0]!
  if (late === null && before.kind === 'service') return null
  const { world } = await readLockedState(context, calendar)
  const parts = due.map((booking) => ({
    channel: booking.channel,
    at: toMillis(late ?? booking.at),
    reach: placesOf(tree, booking.reach),
    ...(booking.zone === null ? {} : { zone: booking.zone }),
  }))
  const candidate = { ...bookingBase(before, due[0]!.waivedRules), parts }
  const checkedWorld = late === null ? { ...world, rules: [] } : world
  const findings = findingsFor(checkedWorld, candidate, Math.min(...parts.map(({ at }) => at)))
  return findings.find(({ level }) => level === 'block')?.message ?? null
}

/** How sending one booking ended. `waiting` means that a person has to post it. */
export interface Outcome {
  bookingId: string
  outcome: 'sent' | 'failed' | 'unknown' | 'missed' | 'waiting'
}

const statusAfter: Record<Exclude<Outcome['outcome'], 'waiting'>, BookingStatus> = {
  sent: 'published',
  failed: 'failed',
  unknown: 'unknown',
  missed: 'missed',
}

/**
 * Records the outcomes of bookings. The announcement is published once something was delivered and at most posts by hand
 * are left, and failed once everything has ended and nothing was delivered.
 */
export async function finishPublishing(
  calendar: LockedCalendar,
  id: string,
  outcomes: readonly Outcome[],
  now: Instant,
): Promise<void> {
  const before = await findAnnouncement(calendar.trx, id)
  const outcomeOf = new Map(outcomes.map(({ bookingId, outcome }) => [bookingId, outcome]))
  for (const booking of await listBookingsOf(calendar.trx, id)) {
    const outcome = outcomeOf.get(booking.id)
    if (outcome === undefined || outcome === 'waiting' || booking.status === statusAfter[outcome]) continue
    await markBookings(calendar, [booking], { status: statusAfter[outcome] })
  }
  if (!can(before, 'finish')) return
  const bookings = (await listBookingsOf(calendar.trx, id)).filter(({ status }) => status !== 'cancelled')
  const open = bookings.filter(
    ({ id: booking, status }) =>
      status === 'booked' || (status === 'publishing' && outcomeOf.get(booking) !== 'waiting'),
  )
  const isDelivered = bookings.some(({ status }) => status === 'published' || status === 'unknown')
  const isStillByHand = bookings.some(({ status }) => status === 'publishing')
  // A failed announcement becomes published when a person gets one of its posts out after all.
  if (open.length > 0 || (!isDelivered && (isStillByHand || before.status === 'failed'))) return
  const outcome: Partial<Announcement> = isDelivered ? { publishedAt: now } : { status: 'failed', publishedAt: null }
  await saveChange({ calendar, before, now }, 'finish', hark, afterTransition(before, 'finish', outcome))
}

function messageFor(announcement: Announcement, channel: string, where: string): OutgoingMessage {
  const { id, revision, kind, severity, category, stage, incident, headline, body, link, audience, nextUpdateBy } =
    announcement
  return {
    announcement: id,
    revision,
    kind,
    severity,
    category,
    stage,
    incident,
    headline,
    text: textFor(announcement, channel),
    body,
    link,
    audience,
    where,
    nextUpdateBy,
  }
}
