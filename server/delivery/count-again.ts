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
import { whyNotAgain } from './own-booking.ts'
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
  const { announcement } = situation
  const { publishBy } = announcement
  const incident = await findIncidentIfAny(calendar.trx, announcement.incident)
  const why = whyNotAgain({ announcement, incident })
  if (why !== null) throw new Conflict(why)
  if (publishBy !== null && now > publishBy)
    throw new Conflict('Its “Don’t publish after” time has passed, so it is no longer sent.')
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

/** The rules that a post breaks now that it counts from when it was posted, and the all-clear that was drafted because of it. */
export interface Counted {
  over: readonly FindingRecord[]
  allClear: string | null
}

/** Who says that it was posted, and when; `said` is null when they did not say when, which means just now. */
interface Telling {
  actor: Actor
  now: Instant
  said: Instant | null
}

/**
 * Counts a post from when it was posted. It has gone out, so nothing refuses it: the rules that it breaks are kept with it
 * and returned, and later parts that no longer fit are held. If it had failed or was stopped and its incident has ended,
 * those who got it are to get the all-clear.
 */
export async function countPosted(
  context: Context,
  calendar: LockedCalendar,
  delivery: Delivery,
  telling: Telling,
): Promise<Counted> {
  const { actor, now } = telling
  const { situation, booking } = await situationOf(context, calendar, delivery)
  const isCounting = countingStatuses.includes(booking.status) && booking.status !== 'booked'
  const at = isCounting
    ? postedFrom(booking, delivery, telling)
    : await countsFrom(calendar, { delivery, booking, stage: situation.announcement.stage }, telling)
  if (at === null) return { over: [], allClear: null }
  const over = await countAt(calendar, situation, { booking, at, now })
  return { over, allClear: isCounting ? null : await draftForLateTold(calendar, delivery, { outbox, actor, now }) }
}

/**
 * When what counts already was posted; null where it counts then, up to five minutes off. What waited for a person has no
 * other time than theirs. What may have arrived did so when it was sent, unless they say otherwise.
 */
function postedFrom({ at }: Booking, { status }: Delivery, { now, said }: Telling): Instant | null {
  const posted = said ?? (status === 'waiting' ? now : null)
  const isOff = posted !== null && (isOverdue({ at }, posted) || isOverdue({ at: posted }, at))
  return isOff ? posted : null
}

/**
 * Nothing is left of it to resume or to send, even if it was booked again as another post.
 */
async function countAt(
  calendar: LockedCalendar,
  found: Situation,
  { booking, at, now }: { booking: Booking; at: Instant; now: Instant },
): Promise<FindingRecord[]> {
  const repeats = await findRepeats(calendar, booking, found.bookings)
  const situation = without(found, new Set(repeats.map((repeat) => repeat.booking.id)))
  const { findings, givingWay } = judge(situation, { bookings: [booking], at, otherwise: 'count' })
  const broken = findings.get(booking) ?? []
  const rules = broken.map(({ rule }) => rule)
  const kept = at === booking.at ? booking.waivedRules : []
  const waivedRules = [...new Set([...kept, ...rules])]
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
 * When it was posted. Where nobody says when, that is now, but an all-clear counts from when it was to go out: what was said
 * since, such as that its incident is open again, must not pass for older. One that had failed is as new as its mark, while
 * its incident is over.
 */
async function countsFrom(
  { trx }: LockedCalendar,
  { delivery, booking, stage }: { delivery: Delivery; booking: Booking; stage: Announcement['stage'] },
  { now, said }: Telling,
): Promise<Instant> {
  if (said !== null || stage !== 'all_clear') return said ?? now
  const incident = await findIncidentIfAny(trx, booking.incident)
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
