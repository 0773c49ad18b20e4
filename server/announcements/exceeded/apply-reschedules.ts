import { listBookingsOf, saveBooking } from '../../calendar/booking-queries.ts'
import { type CalendarState, readLockedState } from '../../calendar/calendar-state.ts'
import { type LockedCalendar, withLockedCalendar } from '../../calendar/locked-calendar.ts'
import { firstBlocking, type Refusal, RefusedByRules } from '../../calendar/refused-by-rules.ts'
import { resolveTargets } from '../../calendar/targets.ts'
import type { Context } from '../../context.ts'
import { may, type Person } from '../../people/person.ts'
import { threadCollisions } from '../../planning/findings/caused-windows.ts'
import { judgmentOf } from '../../planning/findings/check.ts'
import { passedBySeverity } from '../../planning/findings/passed-by-severity.ts'
import type { Message } from '../../planning/model/message.ts'
import type { Reschedule } from '../../planning/model/report.ts'
import type { World } from '../../planning/model/world.ts'
import { judgedMoved } from '../../planning/rescheduling/moved-world.ts'
import type { ProposedReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import { withChange } from '../../planning/store/plan-overlay.ts'
import { fromMillis, type Instant, toInstant, toMillis } from '../../platform/clock.ts'
import { nextChange } from '../../platform/db/calendar-head.ts'
import { Conflict, Forbidden, Invalid } from '../../platform/errors.ts'
import type { Trx } from '../../platform/transact.ts'
import { afterTransition, hasLocalTime, mayPerform } from '../announcement.ts'
import { hashPlacements } from '../content.ts'
import { findAnnouncement } from '../queries.ts'
import { endOverrides } from '../review-queries.ts'
import { findGrownReach } from '../workflow/changed-reach.ts'
import { saveChange } from '../workflow/transition.ts'
import { type RescheduledAnnouncement, timesAfter } from './times-after.ts'

/**
 * Reschedules other posts to make room, all of them or none (docs/scheduling-rules.md#displacement). `propose` is called
 * with the locked calendar. Each post is checked again at its new time; if one is blocked, RefusedByRules is thrown.
 * Approvals stay valid, because they do not cover the time.
 */
export function applyReschedules(
  context: Context,
  propose: (calendar: CalendarState, trx: Trx) => Promise<readonly Reschedule[]>,
  person: Person,
): Promise<ProposedReschedules> {
  return withLockedCalendar(context, async (locked) => {
    const now = toInstant(context.now())
    const calendar = await readLockedState(context, locked)
    const proposed = await propose(calendar, locked.trx)
    const announcements: RescheduledAnnouncement[] = []
    for (const [id, reschedules] of Map.groupBy(proposed, ({ announcement }) => announcement))
      announcements.push(await readRescheduled(locked.trx, id, reschedules, person))
    const moved = announcements.flatMap((announcement) => movedMessages(calendar.world, announcement))
    const judging = { ...calendar, areas: locked.head.areas }
    for (const announcement of announcements) requireAllowed(judging, announcement, moved)
    refuseCollisions(judging, announcements, moved)
    for (const announcement of announcements) await rebook(locked, announcement, person, now)
    const whole = new Set(announcements.filter(({ before }) => hasLocalTime(before)).map(({ before }) => before.id))
    const posts = new Set(
      proposed.map(({ announcement, from }) => (whole.has(announcement) ? announcement : `${announcement} ${from}`)),
    )
    return { reschedules: proposed, cost: posts.size }
  })
}

/** The locked calendar, with the mark of its areas. */
type Judging = CalendarState & Pick<Refusal, 'areas'>

async function readRescheduled(
  trx: Trx,
  id: string,
  reschedules: readonly Reschedule[],
  person: Person,
): Promise<RescheduledAnnouncement> {
  const before = await findAnnouncement(trx, id)
  if (!mayPerform(person, before, 'move') && !may(person, 'approver'))
    throw new Forbidden(`Moving “${before.headline}” needs an author of the ${before.kind} team or an approver.`)
  const bookings = await listBookingsOf(trx, id)
  const booked = bookings.filter(({ status }) => status === 'booked')
  const times = new Map<string, Instant>()
  for (const { channel, from, to } of reschedules) {
    const matching = booked.filter((booking) => booking.channel === channel && toMillis(booking.at) === from)
    if (matching.length === 0)
      throw new Conflict(`“${before.headline}” is no longer scheduled for that time. Look for room again.`)
    for (const { id: booking } of matching) {
      const time = fromMillis(to)
      if ((times.get(booking) ?? time) !== time)
        throw new Invalid({ moves: `The list has two new times for “${before.headline}”.` })
      times.set(booking, time)
    }
  }
  return { before, bookings, booked, times }
}

/** Checks one announcement with all the others at their new times, so that their order does not matter. */
function requireAllowed(calendar: Judging, announcement: RescheduledAnnouncement, moved: readonly Message[]): void {
  const { world, tree, channels, areas } = calendar
  const { before, bookings, booked, times } = announcement
  const moving = booked.filter(({ id }) => times.has(id))
  // It would be held at its due time.
  const advice = 'move this post alone to check it'
  const [grown] = findGrownReach(calendar, before, { bookings, due: moving, advice }).values()
  if (grown !== undefined) throw new Conflict(`“${before.headline}” cannot move. ${grown}`)
  if ([...times.values()].some((to) => toMillis(to) <= world.now))
    throw new Invalid({ moves: 'A new time has passed. Look for room again.' })
  const { publishBy, headline } = before
  if (publishBy !== null && [...times.values()].some((to) => to >= publishBy))
    throw new Invalid({
      moves: `“${headline}” would go out after its “Don’t publish after” time. Choose a later one first.`,
    })
  const judged = judgedMoved(world, moved, before.id)
  const deadline = publishBy === null ? null : toMillis(publishBy)
  const candidate = { ...judged.candidate, publishBy: deadline }
  const isSevere = passedBySeverity(judged.world, candidate).some(({ rule }) => !before.passes.includes(rule))
  if (isSevere) throw new Conflict(`“${headline}” cannot move there: its severity would pass a rule. Move it alone.`)
  const judgment = judgmentOf(judged.world, candidate)
  if (judgment.verdict !== 'blocked') return
  const targets = resolveTargets(tree, channels, before)
  const refusal = { areas, targets, candidate, times: null, change: judged.change, ...judgment }
  throw new RefusedByRules(refusal, `“${before.headline}” cannot move there. ${firstBlocking(refusal.findings)}`)
}

/**
 * Where only the first message of an incident counts, the next one counts when that leaves its time. Throws
 * RefusedByRules when others collide then.
 */
function refuseCollisions(
  { world, tree, channels, areas }: Judging,
  announcements: readonly RescheduledAnnouncement[],
  moved: readonly Message[],
): void {
  const change = { without: new Set(moved.map(({ id }) => id)), plus: moved }
  const after = withChange(world, change).plan
  for (const { before } of announcements) {
    const findings = before.incident === null ? [] : threadCollisions(world, after, before.incident)
    if (findings.length === 0) continue
    const targets = resolveTargets(tree, channels, before)
    const refusal: Refusal = { areas, targets, candidate: null, times: null, change, verdict: 'blocked', findings }
    throw new RefusedByRules(refusal, `“${before.headline}” cannot move. ${firstBlocking(findings)}`)
  }
}

/** Its messages that move, at their new times. */
function movedMessages(world: World, { before, times }: RescheduledAnnouncement): Message[] {
  return world.plan.bookingsOf(before.id).flatMap((message) => {
    const to = times.get(message.id)
    return to === undefined ? [] : [{ ...message, at: toMillis(to), waivedRules: [] }]
  })
}

async function rebook(
  calendar: LockedCalendar,
  rescheduled: RescheduledAnnouncement,
  person: Person,
  now: Instant,
): Promise<void> {
  const { before, booked, times } = rescheduled
  const after = afterTransition(before, 'move', { ...timesAfter(rescheduled), reason: null, status: before.status })
  const change = await nextChange(calendar)
  const moving = booked.filter(({ id }) => times.has(id))
  await endOverrides(calendar.trx, before.id, { of: hashPlacements(before, moving, false), keep: [] })
  for (const booking of booked) {
    const at = times.get(booking.id)
    // The check at the new time waived nothing, so nothing is waived there.
    const moved = { ...booking, waivedRules: [], committed: change, change }
    if (at !== undefined) await saveBooking(calendar.trx, { ...moved, at })
  }
  await saveChange({ calendar, before, now }, 'move', person, after)
}
