import type { Booking } from '../../calendar/booking.ts'
import { listBookingsOf, saveBooking } from '../../calendar/booking-queries.ts'
import { type CalendarState, readCalendarState } from '../../calendar/calendar-state.ts'
import { presentReport } from '../../calendar/check-api/report-output.ts'
import type { ProposedReschedule } from '../../calendar/check-api/reschedules-schema.ts'
import { lockCalendar, nextChange } from '../../calendar/head-queries.ts'
import { isMoment, type Moment } from '../../calendar/time-input.ts'
import type { Context } from '../../context.ts'
import { may, type Person } from '../../people/person.ts'
import { check } from '../../planning/findings/check.ts'
import type { Message } from '../../planning/model/message.ts'
import { planOverlay } from '../../planning/store/plan-overlay.ts'
import { readWall } from '../../planning/time/wall-time.ts'
import { type Instant, toInstant, toMillis } from '../../platform/clock.ts'
import { type Trx, transact } from '../../platform/db/transact.ts'
import { Conflict, Forbidden, Invalid } from '../../platform/errors.ts'
import { type Announcement, applyTransition, mayPerform } from '../announcement.ts'
import { findAnnouncement } from '../queries.ts'
import { aimOf } from '../workflow/schedule-actions.ts'
import { saveMove } from '../workflow/transition.ts'

/** An announcement some of whose bookings get another time. */
interface RescheduledAnnouncement {
  before: Announcement
  booked: readonly Booking[]
  /** The new times, by booking. */
  times: ReadonlyMap<string, Instant>
}

/**
 * Moves posts of others to make room, all of them or none (PLANNING 5, Moving room). `propose` says which, from the
 * calendar as it is then. Each is checked again; the time is not part of what was approved, so approvals stay.
 */
export function applyReschedules(
  context: Context,
  propose: (calendar: CalendarState) => readonly ProposedReschedule[],
  person: Person,
): Promise<ProposedReschedule[]> {
  return transact(context.db, async (trx) => {
    await lockCalendar(trx)
    const now = toInstant(context.now())
    const calendar = await readCalendarState(context, trx)
    const moves = propose(calendar)
    const movers: RescheduledAnnouncement[] = []
    for (const [id, ofOne] of Map.groupBy(moves, ({ announcement }) => announcement))
      movers.push(await readRescheduled(trx, id, ofOne, person))
    for (const mover of movers) judge(context, calendar, mover, movers, now)
    for (const mover of movers) await rebook(trx, mover, person, now)
    return [...moves]
  })
}

async function readRescheduled(
  trx: Trx,
  id: string,
  moves: readonly ProposedReschedule[],
  person: Person,
): Promise<RescheduledAnnouncement> {
  const before = await findAnnouncement(trx, id)
  if (!mayPerform(person, before, 'move') && !may(person, 'approver'))
    throw new Forbidden(`Moving “${before.headline}” needs an author of the ${before.kind} team or an approver.`)
  const booked = (await listBookingsOf(trx, id)).filter(({ status }) => status === 'booked')
  const times = new Map<string, Instant>()
  for (const { channel, from, to } of moves) {
    const standing = booked.filter((booking) => booking.channel === channel && booking.at === from)
    if (standing.length === 0)
      throw new Conflict(`“${before.headline}” is no longer booked for that time. Look for room again.`)
    for (const { id: booking } of standing) times.set(booking, to)
  }
  return { before, booked, times }
}

/** With all the others at their new times: no order of moving them may matter. */
function judge(
  context: Context,
  calendar: CalendarState,
  mover: RescheduledAnnouncement,
  movers: readonly RescheduledAnnouncement[],
  now: Instant,
): void {
  const { before, times } = mover
  if ([...times.values()].some((to) => to <= now))
    throw new Invalid({ moves: 'A new time has passed. Look for room again.' })
  const { world } = calendar
  const all = movers.flatMap((one) => one.booked)
  const others = movers.filter((one) => one !== mover).flatMap((one) => messagesOf(calendar, one))
  const own = messagesOf(calendar, mover)
  const stays = own.filter(({ id }) => !times.has(id))
  const plan = planOverlay(world.plan, new Set(all.map(({ id }) => id)), [...others, ...stays].map(asDone))
  const parts = own.filter(({ id }) => times.has(id)).map(({ channel, at, reach }) => ({ channel, at, reach }))
  const { id, kind, severity, incident } = before
  const report = check({ ...world, plan }, { announcement: id, kind, severity, incident, parts, waivedRules: [] })
  if (report.verdict !== 'blocked') return
  const [first] = report.findings.filter(({ level }) => level === 'block')
  const targets = aimOf(context, calendar, before)
  throw new Invalid(`“${before.headline}” cannot move there. ${first!.message}`, {
    check: presentReport(context.areas.tree, report, targets),
  })
}

/** Its bookings on the plan, those that move at their new times. */
function messagesOf({ world }: CalendarState, { before, times }: RescheduledAnnouncement): Message[] {
  return world.plan
    .bookingsOf(before.id)
    .filter(({ status }) => status === 'booked')
    .map((message) => {
      const to = times.get(message.id)
      return to === undefined ? message : { ...message, at: toMillis(to) }
    })
}

/** What has gone out counts and is not replaced: so do, here, posts whose time is settled. */
function asDone(message: Message): Message {
  return { ...message, status: 'done' }
}

async function rebook(trx: Trx, mover: RescheduledAnnouncement, person: Person, now: Instant): Promise<void> {
  const { before, booked, times } = mover
  const after = applyTransition(before, 'move', { ...timesAfter(mover), updatedAt: now, reason: null })
  const change = await nextChange(trx)
  for (const booking of booked) {
    const at = times.get(booking.id)
    if (at !== undefined) await saveBooking(trx, { ...booking, at, committed: change, change })
  }
  await saveMove(trx, before, after, 'move', person, now)
}

/** What the announcement says of its times afterwards: one for all its channels, or others for those that moved. */
function timesAfter({ before, booked, times }: RescheduledAnnouncement): Pick<Announcement, 'at' | 'atByChannel'> {
  const settled = booked.map((booking) => times.get(booking.id) ?? booking.at)
  const [one] = settled
  if (settled.every((at) => at === one)) return { at: momentOf(before, one!), atByChannel: {} }
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

/** Said in the zone in which its old time was. */
function momentOf({ at: before }: Announcement, at: Instant): Moment {
  const zone = isMoment(before) ? before.zone : null
  return zone === null ? { at, wall: null, zone } : { at, wall: readWall(zone, toMillis(at)).wall, zone }
}
