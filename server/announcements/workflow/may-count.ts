import type { Tree } from '../../areas/tree/tree.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import { placesOf } from '../../audiences/cover.ts'
import { type Booking, countingStatuses } from '../../calendar/booking.ts'
import { findingsFor } from '../../planning/findings/check.ts'
import { findingsOfThread, type Leaving, withoutOverdue } from '../../planning/findings/giving-way.ts'
import type { Message } from '../../planning/model/message.ts'
import type { Finding } from '../../planning/model/report.ts'
import type { World } from '../../planning/model/world.ts'
import { type PlanChange, withChange } from '../../planning/store/plan-overlay.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { type Announcement, bookingBase } from '../announcement.ts'

/** What the bookings of an announcement are judged against, under the calendar's lock. */
export interface Situation {
  world: World
  tree: Tree
  announcement: Announcement
  /** All its bookings. */
  bookings: readonly Booking[]
}

/**
 * The world as one part of the announcement finds it when `others` are all its other parts that count, at the times of
 * these bookings. The engine leaves a candidate's own bookings out, because booking it replaces them all. The others
 * are not replaced, so they are counted like what has gone out.
 */
export function besideOwnParts(situation: Situation, others: readonly Booking[]): World {
  return withChange(situation.world, ownParts(situation, others))
}

/** How the plan differs when only `others` count of all its bookings. */
export function ownParts(
  { tree, announcement, bookings }: Omit<Situation, 'world'>,
  others: readonly Booking[],
): PlanChange {
  return {
    without: new Set(bookings.map(({ id }) => id)),
    plus: others.map((booking) => messageOf(tree, announcement, booking)),
  }
}

function messageOf(tree: Tree, announcement: Announcement, booking: Booking): Message {
  const { id, channel, committed } = booking
  const { announcement: of, kind, severity, incident, waivedRules } = bookingBase(announcement, booking.waivedRules)
  const at = toMillis(booking.at)
  const reach = placesOf(tree, booking.reach)
  return { id, announcement: of, channel, kind, severity, at, reach, incident, committed, status: 'done', waivedRules }
}

/** The rules by which a booking may not count at its time beside these other parts of its announcement. */
function whyNotCount(situation: Situation, booking: Booking, others: readonly Booking[]): Finding[] {
  const world = { ...besideOwnParts(situation, others), holds: [] }
  return blocking(situation, { world, booking, at: toMillis(booking.at) })
}

/** The holds that stop a booking which is about to go out. They are about the present, whenever it was due. */
function whyHeldNow(situation: Situation, booking: Booking): Finding[] {
  const { world } = situation
  return blocking(situation, { world: { ...world, rules: [] }, booking, at: world.now })
}

interface Judging {
  world: World
  booking: Booking
  at: number
}

function blocking({ announcement, tree }: Situation, { world, booking, at }: Judging): Finding[] {
  const { channel, zone } = booking
  const part = { channel, at, reach: placesOf(tree, booking.reach), ...(zone === null ? {} : { zone }) }
  // A late booking keeps its place in the order: at the same instant, what was booked earlier is the first of its thread.
  const candidate = { ...bookingBase(announcement, booking.waivedRules), parts: [part], committed: booking.committed }
  return findingsFor(world, candidate, at).filter(({ level }) => level === 'block')
}

/** Bookings that begin to count now, or go on to count at another time, and how they are judged. */
export interface Beginning {
  bookings: readonly Booking[]
  /** When they count; null for the time that each has. */
  at: Instant | null
  /**
   * `stop`: a booking that breaks a rule does not count. `count`: it counts all the same, because it has gone out. In both,
   * later parts of the announcement give way to it. `beside_later`: it has to fit in with the later parts.
   */
  otherwise: 'stop' | 'count' | 'beside_later'
}

export interface Judged {
  /** Those that count, at the time at which they do. */
  counting: Booking[]
  /** By booking, why it breaks a rule; of `count`, those count. */
  findings: Map<Booking, Finding[]>
  /** Later parts that would break a rule because of the others. They are to be held. */
  givingWay: Map<Booking, Finding[]>
}

/**
 * Whether these bookings may count from this instant, with the whole announcement as it will have been: what is out, at
 * its real time; these, at theirs; and what is still booked (docs/scheduling-rules.md#due-time). In order of time, so
 * that the earlier part goes out. Everything that begins to count asks here: start, a delivery that waited, one that is
 * sent again, one that a person has posted. Holds are those of the present.
 */
export function judge(given: Situation, { bookings, at, otherwise }: Beginning): Judged {
  const { id: announcement, incident } = given.announcement
  const situation = { ...given, world: withoutOverdue(given.world, { announcement, incident }) }
  const ids = new Set(bookings.map(({ id }) => id))
  const own = situation.bookings.filter(({ id, status }) => !ids.has(id) && countingStatuses.includes(status))
  const later = own.filter(({ status }) => status === 'booked').toSorted(byTime)
  const present = otherwise === 'beside_later' ? [...own] : own.filter(({ status }) => status !== 'booked')
  const judged: Judged = { counting: [], findings: new Map(), givingWay: new Map() }
  for (const booking of bookings.toSorted(byTime)) {
    // What was waived was waived for the instant that was booked (docs/scheduling-rules.md#override).
    const moved = at === null || at === booking.at ? booking : { ...booking, at, waivedRules: [] }
    const findings = [...whyNotCount(situation, moved, present), ...whyHeldNow(situation, moved)]
    if (otherwise === 'beside_later')
      findings.push(...findingsOfThread(situation.world, leavingTimes(situation, ids, [...present, moved])))
    if (findings.length > 0) judged.findings.set(booking, findings)
    if (findings.length > 0 && otherwise !== 'count') continue
    judged.counting.push(moved)
    present.push(moved)
  }
  if (otherwise === 'beside_later') return judged
  for (const booking of later) {
    const findings = judged.counting.length === 0 ? [] : newFindings(situation, booking, present)
    if (findings.length > 0) judged.givingWay.set(booking, findings)
    else present.push(booking)
  }
  return judged
}

/** What becomes of the plan when these bookings leave their times and all parts of the announcement that count are `parts`. */
export function leavingTimes(
  situation: Omit<Situation, 'world'>,
  ids: ReadonlySet<string>,
  parts: readonly Booking[],
): Leaving {
  const change = ownParts(situation, parts)
  const ahead = new Set(parts.filter(({ id, status }) => status === 'booked' && !ids.has(id)).map(({ id }) => id))
  const plus = change.plus.map((message) =>
    ahead.has(message.id) ? { ...message, status: 'booked' as const } : message,
  )
  return { incident: situation.announcement.incident, ids, change: { ...change, plus } }
}

/** What a part that is still to come breaks beside the parts as they are now, and did not break beside them as booked. */
function newFindings(situation: Situation, booking: Booking, present: readonly Booking[]): Finding[] {
  const now = whyNotCount(situation, booking, present)
  if (now.length === 0) return []
  const asBooked = situation.bookings.filter(({ id, status }) => id !== booking.id && countingStatuses.includes(status))
  const before = whyNotCount(situation, booking, asBooked)
  return now.filter(
    ({ rule, channel, count, places }) =>
      !before.some(
        (old) =>
          old.rule === rule &&
          old.channel === channel &&
          (old.count ?? 0) >= (count ?? 0) &&
          old.places.count >= places.count,
      ),
  )
}

/** Why nothing of it can go out: an area of its audience exists no longer. */
export function whyNoAudience({ tree, announcement }: Pick<Situation, 'tree' | 'announcement'>): string | null {
  const resolved = resolveAudience(tree, announcement.audience)
  return resolved.ok ? null : Object.values(resolved.errors)[0]!
}

function byTime(a: Booking, b: Booking): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.committed - b.committed
}
