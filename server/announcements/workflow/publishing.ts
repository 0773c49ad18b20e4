import { hark } from '../../audit/audit.ts'
import type { Booking, BookingStatus } from '../../calendar/booking.ts'
import { findDueAnnouncements, listBookingsOf } from '../../calendar/booking-queries.ts'
import { readLockedState } from '../../calendar/calendar-state.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { markBookings } from '../../calendar/place-bookings.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import type { Finding } from '../../planning/model/report.ts'
import { judgeLateness } from '../../planning/time/lateness.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import type { Db } from '../../platform/transact.ts'
import { afterTransition, can } from '../announcement.ts'
import { tellOfParts } from '../mails/tell-people.ts'
import type { OutgoingMessage } from '../outgoing-message.ts'
import { findAnnouncement } from '../queries.ts'
import { messagesOf } from '../thread/messages.ts'
import { findGrownReach, findShrunkReach, whyNobody } from './changed-reach.ts'
import { giveWay } from './collisions.ts'
import { judge, whyNoAudience } from './may-count.ts'
import { needsReview, statusFromBookings, stopBookings } from './partly-out.ts'
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
 * counts as on time. Later than that, the whole announcement is judged again as it will have been: a due part that breaks
 * a rule is held, and so is a later part that would. An open incident holds marketing even on time. After its publish-by
 * time a part is missed. A second call starts nothing twice.
 */
export async function beginPublishing(
  context: Context,
  calendar: LockedCalendar,
  id: string,
  now: Instant,
): Promise<Due> {
  const due = await begin(context, calendar, id, now)
  await giveWay(context, calendar, id, now)
  return due
}

async function begin(context: Context, calendar: LockedCalendar, id: string, now: Instant): Promise<Due> {
  const before = await findAnnouncement(calendar.trx, id)
  const step: Step = { calendar, before, now }
  const bookings = await trimmed(step, await listBookingsOf(calendar.trx, id), isDueAt(now))
  const due = bookings.filter(isDueAt(now))
  if (due.length === 0 || !can(before, 'start')) return nothing
  const first = due.map(({ at }) => at).sort()[0]!
  const publishBy = before.publishBy === null ? null : toMillis(before.publishBy)
  const lateness = judgeLateness(toMillis(first), toMillis(now), publishBy)
  if (lateness === 'missed') {
    await stopBookings(step, due, { name: 'lapse', reason: lapsedReason, actor: hark })
    return { verdict: 'missed', bookings: [] }
  }
  const isLate = lateness === 'late'
  const { starting, held } = await judgeDue(context, step, { bookings, due, isLate })
  await markBookings(calendar, starting, { status: 'publishing', ...(isLate ? { at: now } : {}) })
  const isFirst = starting.length > 0 && before.status === 'scheduled'
  const started = isFirst ? await saveChange(step, 'start', hark, afterTransition(before, 'start')) : before
  await holdForReasons({ ...step, before: started }, held)
  if (starting.length === 0) return { verdict: 'held', bookings: [] }
  const messageFor = await messagesOf(calendar, before, now)
  return {
    verdict: 'start',
    bookings: starting.map((booking) => ({
      bookingId: booking.id,
      channel: booking.channel,
      dueAt: booking.at,
      message: messageFor(booking),
    })),
  }
}

function isDueAt(now: Instant): (booking: Booking) => boolean {
  return ({ status, at }) => status === 'booked' && at <= now
}

/** The bookings, of which those that are about to go out reach only whom their channel still reaches with the audience. */
async function trimmed(
  { calendar: { trx, tree }, before }: Pick<Step, 'calendar' | 'before'>,
  bookings: readonly Booking[],
  isAboutToGoOut: (booking: Booking) => boolean,
): Promise<Booking[]> {
  const shrunk = findShrunkReach({ tree, channels: await listChannels(trx) }, before, bookings.filter(isAboutToGoOut))
  return bookings.map((booking) => shrunk.get(booking)?.left ?? booking)
}

const lapsedReason = 'Its “Don’t publish after” time passed before it could go out.'

interface DueParts {
  bookings: readonly Booking[]
  due: readonly Booking[]
  isLate: boolean
}

interface JudgedDue {
  starting: Booking[]
  /** With the reason of each. */
  held: Map<Booking, string>
}

/** Which due bookings start, and which bookings are held. */
async function judgeDue(
  context: Context,
  { calendar, before, now }: Step,
  { bookings, due, isLate }: DueParts,
): Promise<JudgedDue> {
  const { tree } = calendar
  const noAudience = whyNoAudience({ tree, announcement: before })
  if (noAudience !== null) return { starting: [], held: new Map(due.map((booking) => [booking, noAudience])) }
  const channels = await listChannels(calendar.trx)
  const grown = findGrownReach({ tree, channels }, before, { bookings, due })
  const nobody = due.flatMap((booking): [Booking, string][] => {
    const reason = grown.has(booking) ? null : whyNobody({ tree, channels }, booking)
    return reason === null ? [] : [[booking, reason]]
  })
  const changed = new Map([...grown, ...nobody])
  const asBooked = due.filter((booking) => !changed.has(booking))
  if (!isLate && before.kind === 'service') return { starting: asBooked, held: changed }
  const state = await readLockedState(context, calendar)
  const world = isLate ? state.world : { ...state.world, rules: [] }
  const situation = { world, tree, announcement: before, bookings }
  const beginning = { bookings: asBooked, at: isLate ? now : null, otherwise: 'stop' } as const
  const { findings, givingWay } = judge(situation, beginning)
  const starting = asBooked.filter((booking) => !findings.has(booking))
  return { starting, held: new Map([...changed, ...reasonsOf(findings, givingWay)]) }
}

export function reasonsOf(...found: ReadonlyMap<Booking, Finding[]>[]): Map<Booking, string> {
  return new Map(found.flatMap((of) => [...of].map(([booking, [first]]) => [booking, first!.message])))
}

/** Holds bookings, those with the same reason together. */
export async function holdForReasons(step: Step, held: ReadonlyMap<Booking, string>): Promise<void> {
  let { before } = step
  for (const [reason, entries] of Map.groupBy(held, ([, why]) => why)) {
    const bookings = entries.map(([booking]) => booking)
    before = await stopBookings({ ...step, before }, bookings, { name: 'hold', reason, actor: hark })
  }
}

/** A booking that waited in the queue and is about to be sent. */
export interface Waiting {
  announcement: string
  bookingId: string
  /** It may have arrived already, so it counts whatever becomes of it. */
  mayHaveArrived: boolean
}

/**
 * Judges a booking again that has waited to be sent, as when it was started: its reach, and holds; after more than five
 * minutes all rules, at the present time. Returns null when it may be sent; if it is late, it then counts from now.
 * Otherwise it is held, and the answer is the reason.
 */
export async function judgeAgain(
  context: Context,
  calendar: LockedCalendar,
  { announcement: id, bookingId, mayHaveArrived }: Waiting,
  now: Instant,
): Promise<string | null> {
  const before = await findAnnouncement(calendar.trx, id)
  const step: Step = { calendar, before, now }
  const stored = await listBookingsOf(calendar.trx, id)
  // What may have arrived has reached whom it was booked for.
  const bookings = mayHaveArrived ? stored : await trimmed(step, stored, (one) => one.id === bookingId)
  const booking = bookings.find((one) => one.id === bookingId)
  if (booking?.status !== 'publishing') return null
  const isLate = isOverdue(booking, now)
  const { starting, held } = await judgeDue(context, step, { bookings, due: [booking], isLate })
  if (isLate || !stored.includes(booking))
    await markBookings(calendar, starting, { status: 'publishing', ...(isLate ? { at: now } : {}) })
  const reason = held.get(booking) ?? null
  // What may have arrived stays on the plan where it is.
  if (mayHaveArrived) held.delete(booking)
  await holdForReasons(step, held)
  return reason
}

/** Whether it goes out so late that the rules are checked again. */
export function isOverdue({ at }: Pick<Booking, 'at'>, now: Instant): boolean {
  return judgeLateness(toMillis(at), toMillis(now), null) === 'late'
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

/** The bookings whose outcome a delivery can still decide. */
const undecided: readonly BookingStatus[] = ['publishing', 'failed', 'unknown', 'missed']

/**
 * Records the outcomes of bookings. The announcement is published once something was delivered and at most posts by hand
 * are left to go out, and failed once everything has ended and nothing was delivered.
 */
export async function finishPublishing(
  calendar: LockedCalendar,
  id: string,
  outcomes: readonly Outcome[],
  now: Instant,
): Promise<void> {
  const { trx } = calendar
  const before = await findAnnouncement(trx, id)
  const notOut = new Set<'failed' | 'missed'>()
  const outcomeOf = new Map(outcomes.map(({ bookingId, outcome }) => [bookingId, outcome]))
  for (const booking of await listBookingsOf(trx, id)) {
    const outcome = outcomeOf.get(booking.id)
    if (outcome === undefined || outcome === 'waiting' || !undecided.includes(booking.status)) continue
    const status = outcome === 'sent' && before.status === 'retracted' ? 'retracted' : statusAfter[outcome]
    const reason = status === 'missed' ? lapsedReason : null
    if (booking.status === 'publishing' && (status === 'failed' || status === 'missed')) notOut.add(status)
    if (booking.status !== status) await markBookings(calendar, [booking], { status, reason })
  }
  if (!can(before, 'finish')) return
  await tellOfParts(trx, notOut, { after: before, actor: hark, now })
  const status = await statusFromBookings(trx, id)
  // What is sent again of a post that is out does not undo that it is.
  if (status === before.status || (status === 'publishing' && before.status === 'published')) return
  const step = { calendar, before, now }
  if (status === 'published' || status === 'publishing') {
    const publishedAt = before.publishedAt ?? (status === 'published' ? now : null)
    const change = { status, publishedAt, reviewAfter: await needsReview(trx, before) }
    await saveChange(step, 'finish', hark, afterTransition(before, 'finish', change))
  } else if (status === 'failed') {
    await saveChange(step, 'finish', hark, afterTransition(before, 'finish', { status, publishedAt: null }))
  } else if (can(before, 'lapse')) {
    await saveChange(step, 'lapse', hark, afterTransition(before, 'lapse', { status, reason: lapsedReason }))
  }
}
