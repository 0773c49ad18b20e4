import type { Slot } from '../../calendar/booking.ts'
import { readLockedState } from '../../calendar/calendar-state.ts'
import { findingRecord } from '../../calendar/finding-record.ts'
import { placeBookings } from '../../calendar/place-bookings.ts'
import type { Refusal } from '../../calendar/refused-by-rules.ts'
import { partsOf, resolveTargets, slotsOf, type Targets, totalReach } from '../../calendar/targets.ts'
import { isMoment } from '../../calendar/time-input.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import { check } from '../../planning/findings/check.ts'
import type { Part } from '../../planning/model/message.ts'
import type { Finding, Report } from '../../planning/model/report.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { Forbidden, Invalid } from '../../platform/errors.ts'
import { formatList } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { type Announcement, bookingBase } from '../announcement.ts'
import { approvalsNeeded, validOverrides, whyMoreApprovals, whyNotOverride } from '../approval-policy.ts'
import { hashPlacement } from '../content.ts'
import { missing } from '../readiness.ts'
import {
  insertOverride,
  listApprovals,
  listAuthors,
  listOverrides,
  type Override,
  settleOverrides,
} from '../review-queries.ts'
import type { OverrideInput } from '../schema.ts'
import type { Step } from './transition.ts'

export interface BookingRequest {
  step: Step
  /** The announcement as it will be saved, with the requested time. */
  announcement: Announcement
  overrides: readonly OverrideInput[]
  person: Person
  /** It is booked by an approval, so that overrides given with earlier approvals for "as soon as approved" hold. */
  byApproval?: boolean
}

export type BookingOutcome =
  | { type: 'booked' }
  | { type: 'refused'; refusal: Refusal }
  /** It reaches more than was approved. It is on the calendar as tentative. */
  | { type: 'needs_approval'; reason: string }

/**
 * The authoritative check (docs/scheduling-rules.md#the-authoritative-check): checks and books under the calendar's lock,
 * so that no other booking can come in between. Throws Invalid when the announcement itself is incomplete or too late,
 * and Forbidden when the person may not override.
 */
export async function book(context: Context, request: BookingRequest): Promise<BookingOutcome> {
  const { step, announcement } = request
  const { calendar, now } = step
  const { tree } = calendar
  const judged = await judge(context, request)
  const { slots, targets, report, waivedRules, earlier, given } = judged
  const pending = hashPlacement(announcement, slots, true)
  const needed = approvalsNeeded(tree, totalReach(targets))
  const approvals = (await listApprovals(calendar.trx, [announcement.id])).get(announcement.id) ?? []
  const reason = whyMoreApprovals(needed, announcement, approvals)
  if (reason !== null) {
    await storeOverrides(context, request, given, pending)
    await placeBookings(calendar, { base: bookingBase(announcement), slots, status: 'tentative', now })
    return { type: 'needs_approval', reason }
  }
  if (report.verdict === 'blocked') {
    await storeOverrides(context, request, given, pending)
    return { type: 'refused', refusal: { tree, report, targets } }
  }
  const placementHash = hashPlacement(announcement, slots, false)
  await storeOverrides(context, request, given, placementHash)
  const pendingIds = earlier.map(({ id }) => id)
  await settleOverrides(calendar.trx, pendingIds, placementHash)
  await placeBookings(calendar, { base: bookingBase(announcement, waivedRules), slots, status: 'booked', now })
  return { type: 'booked' }
}

/** Keeps the overrides of an approver who is not the last, for the approval that books. */
export async function keepOverrides(context: Context, request: BookingRequest): Promise<void> {
  if (request.overrides.length === 0) return
  const { slots, given } = await judge(context, request)
  await storeOverrides(context, request, given, hashPlacement(request.announcement, slots, true))
}

interface Judged {
  targets: Targets
  slots: readonly Slot[]
  report: Report
  /** Given before, for exactly this placement. */
  earlier: readonly Override[]
  /** Given now, with the findings they override. */
  given: readonly (OverrideInput & { finding: Finding })[]
  waivedRules: readonly string[]
}

async function judge(context: Context, request: BookingRequest): Promise<Judged> {
  const { step, announcement, overrides, person, byApproval = false } = request
  const { calendar, now } = step
  const { world, tree, channels } = await readLockedState(context, calendar)
  const targets = resolveTargets(tree, channels, announcement)
  const parts = partsOf(tree, targets, announcement, context.now().toMillis())
  const errors = missing(announcement, { targets, parts }, now)
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  if (overrides.length > 0) await requireMayOverride(person, step)
  requireTimes(parts, now, world.channelName)
  const slots = slotsOf(tree, parts)
  const placementHash = hashPlacement(announcement, slots, byApproval)
  const earlier = validOverrides(announcement, await listOverrides(calendar.trx, announcement.id), placementHash)
  const { publishBy } = announcement
  const deadline = publishBy === null ? null : toMillis(publishBy)
  const checkWith = (waivedRules: string[]) =>
    check(world, { ...bookingBase(announcement, waivedRules), parts, publishBy: deadline })
  const given = overrides.length === 0 ? [] : neededOverrides(overrides, checkWith([]))
  const waivedRules = [...new Set([...earlier, ...given].map(({ rule }) => rule))]
  return { targets, slots, report: checkWith(waivedRules), earlier, given, waivedRules }
}

async function requireMayOverride(person: Person, { calendar, before }: Step): Promise<void> {
  const reason = whyNotOverride(person, await listAuthors(calendar.trx, before.id))
  if (reason !== null) throw new Forbidden(reason)
}

async function storeOverrides(
  { areas }: Context,
  { step, announcement, person }: BookingRequest,
  given: Judged['given'],
  placementHash: string,
): Promise<void> {
  for (const { rule, reason, finding } of given) {
    await insertOverride(step.calendar.trx, announcement.id, {
      id: newId(),
      placementHash,
      rule,
      reason,
      finding: findingRecord(areas.tree, finding),
      by: person.id,
      at: step.now,
    })
  }
}

/** A channel without a time would never go out, and a local time may have passed in one zone and be ahead in another. */
function requireTimes(parts: readonly Part[], now: Instant, channelName: (key: string) => string): void {
  const untimed = parts.filter(({ at }) => at === null).map(({ channel }) => channelName(channel))
  if (untimed.length > 0) {
    const at = untimed.length < parts.length ? `Choose a time for ${formatList(untimed)} too.` : 'Choose a time.'
    throw new Invalid({ at })
  }
  const past = partThatHasPassed(parts, now)
  if (past) throw new Invalid({ at: `That time has passed in ${past.zone}. Choose one that is ahead everywhere.` })
}

/** The overrides with the findings they override. One that no finding needs is dropped: it would waive nothing. */
function neededOverrides(overrides: readonly OverrideInput[], { findings }: Report) {
  return overrides.flatMap((override) => {
    const finding = findings.find(({ rule }) => rule === override.rule)
    return finding ? [{ ...override, finding }] : []
  })
}

/** Whether its times allow booking: each channel has one, and none has passed in any zone. */
export function hasTime({ at }: Pick<Announcement, 'at'>, parts: readonly Part[], now: Instant): boolean {
  if (partThatHasPassed(parts, now) || parts.some((part) => part.at === null)) return false
  return !isMoment(at) || at.at > now
}

function partThatHasPassed(parts: readonly Part[], now: Instant): Part | undefined {
  return parts.find((part) => part.at !== null && part.at < toMillis(now))
}
