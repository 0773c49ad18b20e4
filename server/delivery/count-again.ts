import type { Announcement } from '../announcements/announcement.ts'
import { approvalsNeeded, whyMoreApprovals } from '../announcements/approval-policy.ts'
import { findAnnouncement } from '../announcements/queries.ts'
import { listApprovals } from '../announcements/review-queries.ts'
import { bypasses } from '../announcements/workflow/booking/rules-passed.ts'
import { findGrownReach, findShrunkReach, whyNobody } from '../announcements/workflow/changed-reach.ts'
import { collisionsWithout } from '../announcements/workflow/collisions.ts'
import { draftForLateTold } from '../announcements/workflow/incident-end.ts'
import { besideOwnParts, judge, type Situation, whyNoAudience } from '../announcements/workflow/may-count.ts'
import { finishPublishing, holdForReasons, isOverdue, reasonsOf } from '../announcements/workflow/publishing.ts'
import type { Actor } from '../audit/audit.ts'
import { type Booking, countingStatuses } from '../calendar/booking.ts'
import { listBookingsOf } from '../calendar/booking-queries.ts'
import { type CalendarState, readLockedState } from '../calendar/calendar-state.ts'
import { type FindingRecord, findingRecord } from '../calendar/finding-record.ts'
import type { LockedCalendar } from '../calendar/locked-calendar.ts'
import { markBookings } from '../calendar/place-bookings.ts'
import { resolveTargets, totalReach } from '../calendar/targets.ts'
import type { Context } from '../context.ts'
import { findIncidentIfAny } from '../incidents/queries.ts'
import { causedWindows, findingOfWindow } from '../planning/findings/caused-windows.ts'
import type { Finding } from '../planning/model/report.ts'
import { type Instant, toMillis } from '../platform/clock.ts'
import { Conflict, Invalid } from '../platform/errors.ts'
import type { Delivery } from './delivery.ts'
import { whyPast } from './past.ts'
import { findRepeats, stopRepeats } from './repeats.ts'
import { outbox } from './stops.ts'

/**
 * Books what failed, or may have arrived, again, so that it counts while it is sent: at its own time, or now if it is over
 * five minutes late. What may have arrived is judged as if it did not count yet, because another copy goes out now.
 * Throws Invalid when a rule or a hold stops it, and Conflict when it is too late for good, or would reach more than was
 * approved and checked.
 */
export async function bookAgain(
  context: Context,
  calendar: LockedCalendar,
  delivery: Delivery,
  now: Instant,
): Promise<void> {
  const { situation, booking, state } = await situationOf(context, calendar, delivery)
  const { status, publishBy } = situation.announcement
  if (status === 'retracted') throw new Conflict('The announcement was retracted, so it is not sent.')
  if (publishBy !== null && now > publishBy)
    throw new Conflict('Its “Don’t publish after” time has passed, so it is no longer sent.')
  const past = await whyPast(calendar, situation.announcement)
  if (past !== null) throw new Conflict(past)
  const { bookings } = situation
  const advice = 'write another announcement for it'
  const grown = findGrownReach(state, situation.announcement, { bookings, due: [booking], advice }).get(booking)
  if (grown !== undefined) throw new Conflict(grown)
  const more = await whyUnapproved(calendar, situation.announcement, state)
  if (more !== null) throw new Conflict(`${more} It can no longer be reviewed: ${advice}.`)
  const at = isOverdue(booking, now) ? now : booking.at
  const noAudience = whyNoAudience(situation)
  if (noAudience !== null) throw new Invalid(noAudience)
  // What may have arrived has reached whom it was booked for.
  const shrunk = booking.status === 'failed' ? findShrunkReach(state, situation.announcement, [booking]) : null
  const again = shrunk?.get(booking)?.left ?? booking
  const nobody = whyNobody(state, again)
  if (nobody !== null) throw new Conflict(nobody)
  const { findings } = judge(situation, { bookings: [again], at, otherwise: 'beside_later' })
  const [finding] = findings.get(again) ?? []
  if (finding) throw new Invalid(finding.message)
  await markBookings(calendar, [again], { status: 'publishing', at })
}

/** Why it has too few approvals for what its channels together reach by now, as when it is booked. */
async function whyUnapproved(
  { trx }: LockedCalendar,
  announcement: Announcement,
  { tree, channels }: CalendarState,
): Promise<string | null> {
  const isBypass = await bypasses(trx, announcement.passes)
  const reach = totalReach(resolveTargets(tree, channels, announcement))
  const needed = approvalsNeeded(tree, { reach, bypasses: isBypass })
  const approvals = (await listApprovals(trx, [announcement.id])).get(announcement.id) ?? []
  return whyMoreApprovals({ needed, bypasses: isBypass }, announcement, approvals)
}

/**
 * What had failed or was stopped turns out to have been posted: it counts, and if its incident has ended, those who got it
 * are to get the all-clear. Returns the rules that it breaks and the all-clear that was drafted.
 */
export async function countLate(
  context: Context,
  calendar: LockedCalendar,
  delivery: Delivery,
  by: { actor: Actor; now: Instant },
): Promise<{ over: FindingRecord[]; allClear: string | null }> {
  const over = await countPosted(context, calendar, delivery, by.now)
  if (over === null) return { over: [], allClear: null }
  return { over, allClear: await draftForLateTold(calendar, delivery, { outbox, ...by }) }
}

/**
 * Counts a post that had failed or was stopped and that has gone out after all, mostly from now. Nothing is left of it to resume
 * or to send, even if it was booked again as another post. It has gone out, so nothing refuses it: the rules that it breaks are kept with it and returned, and later parts that no longer fit are held.
 * Returns null when it counts already.
 */
async function countPosted(
  context: Context,
  calendar: LockedCalendar,
  delivery: Delivery,
  now: Instant,
): Promise<FindingRecord[] | null> {
  const { situation: found, booking } = await situationOf(context, calendar, delivery)
  if (countingStatuses.includes(booking.status) && booking.status !== 'booked') return null
  const repeats = await findRepeats(calendar, booking, found.bookings)
  const situation = without(found, new Set(repeats.map((repeat) => repeat.booking.id)))
  const at = await countsFrom(calendar, { delivery, booking, stage: found.announcement.stage }, now)
  const { findings, givingWay } = judge(situation, { bookings: [booking], at, otherwise: 'count' })
  const broken = findings.get(booking) ?? []
  const rules = broken.map(({ rule }) => rule)
  const waivedRules = [...new Set([...booking.waivedRules, ...rules])]
  const { id, status: before } = found.announcement
  const status = before === 'retracted' ? 'retracted' : 'published'
  await markBookings(calendar, [booking], { status, at, waivedRules, postedOver: rules })
  await finishPublishing(calendar, id, [], now)
  await stopRepeats(calendar, repeats, now)
  const step = { calendar, before: await findAnnouncement(calendar.trx, id), now }
  await holdForReasons(step, reasonsOf(givingWay))
  const others = broken.filter(({ type }) => type !== 'cap')
  const over = [...windowsExceeded(situation, { ...booking, at }), ...others]
  return over.map((finding) => findingRecord(calendar.tree, finding))
}

/**
 * The present, but an all-clear counts from when it was to go out. When it was posted nobody knows, and what was said since,
 * such as that its incident is open again, must not pass for older. One that had failed is as new as its mark, while its
 * incident is over.
 */
async function countsFrom(
  { trx }: LockedCalendar,
  { delivery, booking, stage }: { delivery: Delivery; booking: Booking; stage: Announcement['stage'] },
  now: Instant,
): Promise<Instant> {
  if (stage !== 'all_clear') return now
  const incident = booking.incident === null ? null : await findIncidentIfAny(trx, booking.incident)
  if (booking.status === 'failed' && incident?.endedAt != null) return now
  const { dueAt, createdAt } = delivery
  const earliest = dueAt > createdAt ? dueAt : createdAt
  return earliest < now ? earliest : now
}

/** As if these bookings were canceled already. */
function without(situation: Situation, ids: ReadonlySet<string>): Situation {
  const bookings = situation.bookings.map((one): Booking => (ids.has(one.id) ? { ...one, status: 'cancelled' } : one))
  return { ...situation, bookings }
}

/** The windows that hold too many because this booking counts too. */
function windowsExceeded(situation: Situation, booking: Booking): Finding[] {
  const { world, bookings } = situation
  const others = bookings.filter(({ id, status }) => id !== booking.id && countingStatuses.includes(status))
  const { plan } = besideOwnParts(situation, [...others, booking])
  const at = toMillis(booking.at)
  return causedWindows(world, plan, { from: at, to: at + 1 }).map((window) => findingOfWindow(world, window))
}

/** The posts that collide when this one does not count. Where it was the first of its incident, the next one counts. */
export async function collisionsIfNotPosted(
  context: Context,
  calendar: LockedCalendar,
  delivery: Delivery,
): Promise<FindingRecord[]> {
  const { situation, booking } = await situationOf(context, calendar, delivery)
  return collisionsWithout(context, calendar, situation.announcement, [booking])
}

async function situationOf(
  context: Context,
  calendar: LockedCalendar,
  delivery: Delivery,
): Promise<{ situation: Situation; booking: Booking; state: CalendarState }> {
  const { trx } = calendar
  const announcement = await findAnnouncement(trx, delivery.announcement)
  const bookings = await listBookingsOf(trx, announcement.id)
  const state = await readLockedState(context, calendar)
  const situation = { world: state.world, tree: calendar.tree, announcement, bookings }
  return { situation, booking: bookings.find(({ id }) => id === delivery.booking)!, state }
}
