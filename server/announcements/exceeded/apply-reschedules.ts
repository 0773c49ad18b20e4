import type { Booking } from '../../calendar/booking.ts'
import { listBookingsOf, saveBooking } from '../../calendar/booking-queries.ts'
import { type CalendarState, readLockedState } from '../../calendar/calendar-state.ts'
import { type LockedCalendar, withLockedCalendar } from '../../calendar/locked-calendar.ts'
import { firstBlocking, RefusedByRules } from '../../calendar/refused-by-rules.ts'
import { resolveTargets } from '../../calendar/targets.ts'
import { isMoment } from '../../calendar/time-input.ts'
import type { Context } from '../../context.ts'
import { may, type Person } from '../../people/person.ts'
import { check } from '../../planning/findings/check.ts'
import type { Message } from '../../planning/model/message.ts'
import type { Reschedule } from '../../planning/model/report.ts'
import type { World } from '../../planning/model/world.ts'
import type { ProposedReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import { planOverlay } from '../../planning/store/plan-overlay.ts'
import { fromMillis, type Instant, toInstant, toMillis } from '../../platform/clock.ts'
import { nextChange } from '../../platform/db/calendar-head.ts'
import { Conflict, Forbidden, Invalid } from '../../platform/errors.ts'
import type { Moment } from '../../platform/time/instant-input.ts'
import { readWall } from '../../platform/time/wall-time.ts'
import type { Trx } from '../../platform/transact.ts'
import { type Announcement, afterTransition, bookingBase, mayPerform } from '../announcement.ts'
import { findAnnouncement } from '../queries.ts'
import { saveChange } from '../workflow/transition.ts'

/** An announcement with bookings that get another time. */
interface RescheduledAnnouncement {
  before: Announcement
  booked: readonly Booking[]
  /** The new times, by booking id. */
  times: ReadonlyMap<string, Instant>
}

/**
 * Reschedules other posts to make room, all of them or none (docs/scheduling-rules.md#displacement). `propose` is called
 * with the locked calendar. Each post is checked again at its new time; if one is blocked, RefusedByRules is thrown.
 * Approvals stay valid, because they do not cover the time.
 */
export function applyReschedules(
  context: Context,
  propose: (calendar: CalendarState) => readonly Reschedule[],
  person: Person,
): Promise<ProposedReschedules> {
  return withLockedCalendar(context, async (locked) => {
    const now = toInstant(context.now())
    const calendar = await readLockedState(context, locked)
    const proposed = propose(calendar)
    const announcements: RescheduledAnnouncement[] = []
    for (const [id, reschedules] of Map.groupBy(proposed, ({ announcement }) => announcement))
      announcements.push(await readRescheduled(locked.trx, id, reschedules, person))
    for (const announcement of announcements) requireAllowed(calendar, announcement, announcements)
    for (const announcement of announcements) await rebook(locked, announcement, person, now)
    const posts = new Set(proposed.map(({ announcement, from }) => `${announcement} ${from}`))
    return { reschedules: proposed, cost: posts.size }
  })
}

async function readRescheduled(
  trx: Trx,
  id: string,
  reschedules: readonly Reschedule[],
  person: Person,
): Promise<RescheduledAnnouncement> {
  const before = await findAnnouncement(trx, id)
  if (!mayPerform(person, before, 'move') && !may(person, 'approver'))
    throw new Forbidden(`Moving “${before.headline}” needs an author of the ${before.kind} team or an approver.`)
  const booked = (await listBookingsOf(trx, id)).filter(({ status }) => status === 'booked')
  const times = new Map<string, Instant>()
  for (const { channel, from, to } of reschedules) {
    const matching = booked.filter((booking) => booking.channel === channel && toMillis(booking.at) === from)
    if (matching.length === 0)
      throw new Conflict(`“${before.headline}” is no longer booked for that time. Look for room again.`)
    for (const { id: booking } of matching) {
      const time = fromMillis(to)
      if ((times.get(booking) ?? time) !== time)
        throw new Invalid({ moves: `The list has two new times for “${before.headline}”.` })
      times.set(booking, time)
    }
  }
  return { before, booked, times }
}

/** Checks one announcement with all the others at their new times, so that their order does not matter. */
function requireAllowed(
  { world, tree, channels }: CalendarState,
  announcement: RescheduledAnnouncement,
  announcements: readonly RescheduledAnnouncement[],
): void {
  const { before, times } = announcement
  if ([...times.values()].some((to) => toMillis(to) <= world.now))
    throw new Invalid({ moves: 'A new time has passed. Look for room again.' })
  const { publishBy, headline } = before
  if (publishBy !== null && [...times.values()].some((to) => to > publishBy))
    throw new Invalid({ moves: `“${headline}” would go out after its publish-by time. Give it a later one first.` })
  const bookings = announcements.flatMap(({ booked }) => booked)
  const others = announcements.filter((other) => other !== announcement).flatMap((other) => messagesOf(world, other))
  const messages = messagesOf(world, announcement)
  const staying = messages.filter(({ id }) => !times.has(id))
  const plan = planOverlay(world.plan, new Set(bookings.map(({ id }) => id)), [...others, ...staying].map(asDone))
  const parts = messages.filter(({ id }) => times.has(id)).map(({ channel, at, reach }) => ({ channel, at, reach }))
  const report = check({ ...world, plan }, { ...bookingBase(before), parts })
  if (report.verdict !== 'blocked') return
  const targets = resolveTargets(tree, channels, before)
  const refusal = { tree, report, targets }
  throw new RefusedByRules(refusal, `“${before.headline}” cannot move there. ${firstBlocking(refusal)}`)
}

/** Its booked messages on the plan, at their new times. */
function messagesOf(world: World, { before, times }: RescheduledAnnouncement): Message[] {
  return world.plan
    .bookingsOf(before.id)
    .filter(({ status }) => status === 'booked')
    .map((message) => {
      const to = times.get(message.id)
      return to === undefined ? message : { ...message, at: toMillis(to) }
    })
}

/** A message as if it had gone out, so that the check counts it and does not replace it with the candidate. */
function asDone(message: Message): Message {
  return { ...message, status: 'done' }
}

async function rebook(
  calendar: LockedCalendar,
  rescheduled: RescheduledAnnouncement,
  person: Person,
  now: Instant,
): Promise<void> {
  const { before, booked, times } = rescheduled
  const after = afterTransition(before, 'move', { ...timesAfter(rescheduled), reason: null })
  const change = await nextChange(calendar)
  for (const booking of booked) {
    const at = times.get(booking.id)
    // The check at the new time waived nothing, so nothing is waived there.
    const moved = { ...booking, waivedRules: [], committed: change, change }
    if (at !== undefined) await saveBooking(calendar.trx, { ...moved, at })
  }
  await saveChange({ calendar, before, now }, 'move', person, after)
}

/** The announcement's times afterward: one for all its channels, or separate ones for those that got another time. */
function timesAfter({ before, booked, times }: RescheduledAnnouncement): Pick<Announcement, 'at' | 'atByChannel'> {
  const settled = booked.map((booking) => times.get(booking.id) ?? booking.at)
  const [first] = settled
  if (settled.every((at) => at === first)) return { at: momentOf(before, first!), atByChannel: {} }
  const atByChannel = { ...before.atByChannel }
  for (const [channel, onChannel] of Map.groupBy(booked, (booking) => booking.channel)) {
    const [to, ...others] = new Set(onChannel.map((booking) => times.get(booking.id) ?? booking.at))
    if (!onChannel.some(({ id }) => times.has(id))) continue
    if (others.length > 0)
      throw new Conflict(`“${before.headline}” goes out at a time of its own in each zone. Move it by hand.`)
    atByChannel[channel] = momentOf(before, to!)
  }
  return { at: before.at, atByChannel }
}

/** The instant as a moment in the zone in which the old time was entered. */
function momentOf({ at: before }: Announcement, at: Instant): Moment {
  const zone = isMoment(before) ? before.zone : null
  return zone === null ? { at, wall: null, zone } : { at, wall: readWall(zone, toMillis(at)).wall, zone }
}
