import { resolveAudience } from '../../audiences/audience.ts'
import { placesOf } from '../../audiences/cover.ts'
import { describeAudience } from '../../audiences/describe.ts'
import { hark } from '../../audit/audit.ts'
import { markBookings } from '../../calendar/book.ts'
import type { Booking, BookingStatus } from '../../calendar/booking.ts'
import { findDueAnnouncements, listBookingsOf } from '../../calendar/booking-queries.ts'
import { readCalendarState } from '../../calendar/calendar-state.ts'
import { presentReport } from '../../calendar/check-api/report-output.ts'
import { lockCalendar } from '../../calendar/head-queries.ts'
import type { Context } from '../../context.ts'
import { check } from '../../planning/findings/check.ts'
import { judgeLateness } from '../../planning/time/lateness.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import type { Db, Trx } from '../../platform/db/transact.ts'
import { type Announcement, applyTransition, can } from '../announcement.ts'
import { textFor } from '../content.ts'
import type { OutgoingMessage } from '../outgoing-message.ts'
import { findAnnouncement } from '../queries.ts'
import { aimOf, endBookings } from './schedule-actions.ts'
import { saveMove } from './transition.ts'

export interface Due {
  verdict: 'start' | 'held' | 'missed' | 'nothing'
  bookings: { bookingId: string; channel: string; dueAt: Instant; message: OutgoingMessage }[]
}

const nothing: Due = { verdict: 'nothing', bookings: [] }

/** Announcements with something to send now. */
export function findDue(db: Db, now: Instant, limit: number): Promise<string[]> {
  return findDueAnnouncements(db, now, limit)
}

/**
 * Starts what is due of one announcement (PLANNING 5, Due time): never early; up to five minutes late counts as on
 * time; later, and wherever an incident now stops it, the rules are asked again, and what breaks them is held; past
 * its publish-by time it is missed. Doing it twice starts nothing twice.
 */
export async function beginPublishing(trx: Trx, context: Context, id: string, now: Instant): Promise<Due> {
  await lockCalendar(trx)
  const announcement = await findAnnouncement(trx, id)
  const due = (await listBookingsOf(trx, id)).filter((booking) => booking.status === 'booked' && booking.at <= now)
  if (due.length === 0 || !can(announcement, 'start')) return nothing
  const first = due.map(({ at }) => at).sort()[0]!
  const lateness = judgeLateness(
    toMillis(first),
    toMillis(now),
    announcement.publishBy === null ? null : toMillis(announcement.publishBy),
  )
  if (lateness === 'missed') {
    return giveUp(trx, announcement, due, 'lapse', 'Its publish-by time passed before it could go out.', now)
  }
  const obstacle = await whatStops(context, trx, announcement, due, lateness === 'late' ? now : null)
  if (obstacle !== null) return giveUp(trx, announcement, due, 'hold', obstacle, now)
  await markBookings(trx, due, { status: 'publishing', ...(lateness === 'late' ? { at: now } : {}) })
  if (announcement.status === 'scheduled')
    await saveMove(trx, announcement, applyTransition(announcement, 'start', { updatedAt: now }), 'start', hark, now)
  const where = describeAudience(context.areas.tree, announcement.audience).summary
  return {
    verdict: 'start',
    bookings: due.map(({ id: bookingId, channel, at }) => ({
      bookingId,
      channel,
      dueAt: at,
      message: messageFor(announcement, channel, where),
    })),
  }
}

/**
 * Does not send what is due: all of the announcement when nothing of it is out yet, else only these bookings. Either
 * way a person finds the reason on its page.
 */
async function giveUp(
  trx: Trx,
  announcement: Announcement,
  due: readonly Booking[],
  move: 'lapse' | 'hold',
  reason: string,
  now: Instant,
): Promise<Due> {
  const status = move === 'lapse' ? 'missed' : 'held'
  const change = { reason, updatedAt: now }
  if (can(announcement, move)) {
    await endBookings(trx, announcement.id, status)
    await saveMove(trx, announcement, applyTransition(announcement, move, change), move, hark, now)
  } else {
    await markBookings(trx, due, { status })
    await saveMove(trx, announcement, { ...announcement, ...change }, move, hark, now)
    await finishPublishing(trx, announcement.id, [], now)
  }
  return { verdict: status, bookings: [] }
}

/** The sentence that stops it, or null. On time only holds are asked: the rules were kept when it was booked. */
export async function whatStops(
  context: Context,
  trx: Trx,
  announcement: Announcement,
  due: readonly Booking[],
  late: Instant | null,
): Promise<string | null> {
  const { tree } = context.areas
  const resolved = resolveAudience(tree, announcement.audience)
  if (!resolved.ok) return Object.values(resolved.errors)[0]!
  if (late === null && announcement.kind === 'service') return null
  const calendar = await readCalendarState(context, trx)
  const { kind, severity, incident } = announcement
  const parts = due.map((booking) => ({
    channel: booking.channel,
    at: toMillis(late ?? booking.at),
    reach: placesOf(tree, booking.reach),
    ...(booking.zone === null ? {} : { zone: booking.zone }),
  }))
  const report = check(calendar.world, {
    announcement: announcement.id,
    kind,
    severity,
    incident,
    parts,
    waivedRules: due[0]!.waivedRules,
  })
  const blocking = presentReport(tree, report, aimOf(context, calendar, announcement)).findings.filter(
    ({ level, type }) => level === 'block' && (late !== null || type === 'hold'),
  )
  return blocking[0]?.message ?? null
}

/** How the sending of one booking ended; `waiting`: a person has to post it. */
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
 * Keeps what became of the bookings. The announcement is published once something was delivered and nothing but
 * posts by hand is still to come, and failed when everything failed.
 */
export async function finishPublishing(
  trx: Trx,
  id: string,
  outcomes: readonly Outcome[],
  now: Instant,
): Promise<void> {
  await lockCalendar(trx)
  const announcement = await findAnnouncement(trx, id)
  const outcomeOf = new Map(outcomes.map(({ bookingId, outcome }) => [bookingId, outcome]))
  for (const booking of await listBookingsOf(trx, id)) {
    const outcome = outcomeOf.get(booking.id)
    if (outcome === undefined || outcome === 'waiting' || booking.status === statusAfter[outcome]) continue
    await markBookings(trx, [booking], { status: statusAfter[outcome] })
  }
  if (!can(announcement, 'finish')) return
  const bookings = (await listBookingsOf(trx, id)).filter(({ status }) => status !== 'cancelled')
  const open = bookings.filter(
    ({ id: booking, status }) =>
      status === 'booked' || (status === 'publishing' && outcomeOf.get(booking) !== 'waiting'),
  )
  const delivered = bookings.some(({ status }) => status === 'published' || status === 'unknown')
  const stillByHand = bookings.some(({ status }) => status === 'publishing')
  // One that failed is published after all when a person could send it in the end.
  if (open.length > 0 || (!delivered && (stillByHand || announcement.status === 'failed'))) return
  const done = applyTransition(announcement, 'finish', { updatedAt: now, publishedAt: delivered ? now : null })
  await saveMove(trx, announcement, delivered ? done : { ...done, status: 'failed' }, 'finish', hark, now)
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
