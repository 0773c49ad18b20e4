import type { Tree } from '../../../areas/tree/tree.ts'
import { record } from '../../../audit/queries.ts'
import { type Booking, isPlacedAs, type Slot } from '../../../calendar/booking.ts'
import { listBookingsOf } from '../../../calendar/booking-queries.ts'
import { type CalendarState, readLockedState } from '../../../calendar/calendar-state.ts'
import { type FindingRecord, findingRecord } from '../../../calendar/finding-record.ts'
import { placeBookings } from '../../../calendar/place-bookings.ts'
import { ChangedSinceSeen, type Refusal } from '../../../calendar/refused-by-rules.ts'
import type { Times } from '../../../calendar/shifted-times.ts'
import { partsOf, resolveTargets, slotsOf, type Targets, totalReach } from '../../../calendar/targets.ts'
import type { Context } from '../../../context.ts'
import type { Person } from '../../../people/person.ts'
import { findingsFor, judgmentOf } from '../../../planning/findings/check.ts'
import { passedBySeverity, rulesOf } from '../../../planning/findings/passed-by-severity.ts'
import type { Candidate, Part } from '../../../planning/model/message.ts'
import type { Finding, Judgment } from '../../../planning/model/report.ts'
import { timeOf } from '../../../planning/model/timing.ts'
import type { World } from '../../../planning/model/world.ts'
import { type PlanChange, withChange } from '../../../planning/store/plan-overlay.ts'
import { toMillis } from '../../../platform/clock.ts'
import { Conflict, Forbidden, Invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type Announcement, bookingBase } from '../../announcement.ts'
import { approvalsNeeded, whyMoreApprovals, whyNotOverride } from '../../approval-policy.ts'
import { hashPlacements } from '../../content.ts'
import { inForce, listGiven, type Overridable, placementsOf } from '../../overriding.ts'
import { missing, requireTimes } from '../../readiness.ts'
import {
  endOverrides,
  insertOverride,
  listApprovals,
  listAuthors,
  type Override,
  settleOverrides,
} from '../../review-queries.ts'
import type { OverrideInput } from '../../schema.ts'
import { collisionsWithout } from '../collisions.ts'
import { ownParts } from '../may-count.ts'
import { markedAt, type Step } from '../transition.ts'
import { type LeftParts, onlyParts, partsLeft } from './left-parts.ts'
import { bypasses, requireReason } from './rules-passed.ts'
import { withZoneTimes, type ZoneTimes } from './zone-times.ts'

export interface BookingRequest {
  step: Step
  /** The announcement as it will be saved, with the requested time. */
  announcement: Announcement
  overrides: readonly OverrideInput[]
  person: Person
  /** Only these parts are booked; the others stay as they are. Null or left out for the whole announcement. */
  left?: LeftParts | null
  /** The times of zones that keep another time than their channel. */
  zoneTimes?: ZoneTimes
  /** A move: when this is where everything is booked already, nothing is done. */
  onlyIfMoved?: boolean
  /** It is booked by an approval, so that overrides given with earlier approvals for "as soon as approved" hold. */
  byApproval?: boolean
}

export type BookingOutcome =
  | { type: 'booked'; passes: readonly string[] }
  | { type: 'refused'; refusal: Refusal }
  | { type: 'unchanged' }
  /** It reaches more than was approved. It is on the calendar as tentative. */
  | {
      type: 'needs_approval'
      reason: string
      passes: readonly string[]
      /** The posts that collide because what was booked of it no longer counts. */
      over: readonly FindingRecord[]
    }

/**
 * The authoritative check (docs/scheduling-rules.md#the-authoritative-check): checks and books under the calendar's lock,
 * so that no other booking can come in between. Throws Invalid when the announcement itself is incomplete or too late,
 * and Forbidden when the person may not override.
 */
export async function book(context: Context, request: BookingRequest): Promise<BookingOutcome> {
  const { step, announcement, left = null, byApproval = false } = request
  const { calendar, now } = step
  const judged = await judge(context, request)
  const { slots, targets, judgment, earlier, passes } = judged
  if (request.onlyIfMoved && isPlacedAs(left?.bookings ?? (await bookedOf(step)), slots)) return { type: 'unchanged' }
  requireReason(step.before, judged.passesHere, { toApprove: byApproval })
  const pending = hashPlacements(announcement, slots, true)
  const approvals = (await listApprovals(calendar.trx, [announcement.id])).get(announcement.id) ?? []
  const reason = whyMoreApprovals(judged, announcement, approvals)
  if (reason !== null) {
    if (left !== null) throw new Conflict(`${reason} ${whatToDo(left)}`)
    await storeOverrides(request, judged, pending)
    await endOverrides(calendar.trx, announcement.id, { of: null, keep: pending })
    const over = await collisionsWithout(context, calendar, announcement, await bookedOf(step))
    await placeBookings(calendar, { base: bookingBase(announcement), slots, status: 'tentative', now })
    return { type: 'needs_approval', reason: `${reason} Someone else has to approve it.`, passes, over }
  }
  if (judgment.verdict === 'blocked') {
    await storeOverrides(request, judged, pending)
    const { candidate, change, times } = judged
    const refusal = { areas: calendar.head.areas, targets, candidate, times, change, ...judgment }
    return { type: 'refused', refusal }
  }
  const placements = hashPlacements(announcement, slots, false)
  await storeOverrides(request, judged, placements)
  await settleOverrides(calendar.trx, earlier, new Map(pending.map((hash, index) => [hash, placements[index]!])))
  const moved = left === null ? null : hashPlacements(announcement, left.bookings, false)
  await endOverrides(calendar.trx, announcement.id, { of: moved, keep: placements })
  const base = bookingBase(announcement)
  const replaces = left === null ? undefined : new Set(left.bookings.map(({ id }) => id))
  await placeBookings(calendar, { base, slots: withWaived(judged), status: 'booked', now, replaces })
  return { type: 'booked', passes }
}

async function bookedOf({ calendar, before }: Step): Promise<Booking[]> {
  return (await listBookingsOf(calendar.trx, before.id)).filter(({ status }) => status === 'booked')
}

/** Keeps the overrides of an approver who is not the last, for the approval that books. */
export async function keepOverrides(context: Context, request: BookingRequest): Promise<void> {
  if (request.overrides.length === 0) return
  const judged = await judge(context, request)
  await storeOverrides(request, judged, hashPlacements(request.announcement, judged.slots, true))
}

/** An override with a finding that it overrides, and the present revision of its rule. */
interface Given extends OverrideInput {
  finding: Finding
  ruleRevision: number
}

interface Judged extends Overridable {
  targets: Targets
  slots: readonly Slot[]
  candidate: Candidate
  times: Times
  /** How the plan differs from the stored one when it is judged. */
  change: PlanChange
  judgment: Judgment
  /** Given before, for each of these parts as it is placed. */
  earlier: readonly Override[]
  /** Given now, with the findings they override. */
  given: readonly Given[]
  /** How many approvals it needs, for its whole reach and the rules that its severity passes. */
  needed: number
  bypasses: boolean
  /** The rules that its severity passes. */
  passes: readonly string[]
  /** Those of them that it passes with the parts that are booked now. */
  passesHere: readonly string[]
}

async function judge(context: Context, request: BookingRequest): Promise<Judged> {
  const { step, announcement, overrides, person, byApproval = false, left = null, zoneTimes = new Map() } = request
  const { calendar, now } = step
  const state = await readLockedState(context, calendar)
  const { tree } = state
  const whole = resolveTargets(tree, state.channels, announcement)
  const content = left === null ? announcement : onlyParts(announcement, left)
  const targets = left === null ? whole : resolveTargets(tree, state.channels, content)
  const ofContent = partsOf(tree, targets, content, toMillis(now))
  const parts = withZoneTimes(left === null ? ofContent : partsLeft(tree, ofContent, left), zoneTimes)
  const errors = missing(content, { tree, targets, parts: [...parts, ...staying(left)] }, now)
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  if (overrides.length > 0) await requireMayOverride(person, step)
  const change = changeFor(request, tree)
  const world = withChange(state.world, change)
  requireTimes(parts, now, world.channelName)
  const slots = slotsOf(tree, parts, targets)
  const placements = hashPlacements(announcement, slots, byApproval)
  const before = await listGiven(calendar.trx, announcement, state.revisions)
  const times = { at: content.at, atByChannel: content.atByChannel }
  const { publishBy } = announcement
  const deadline = publishBy === null ? null : toMillis(publishBy)
  const candidateWith = (waivedRules: string[]): Candidate => ({
    ...bookingBase(announcement, waivedRules),
    parts,
    publishBy: deadline,
  })
  const isOverridden = overrides.length + before.length > 0
  const findings = isOverridden ? findingsAt(world, candidateWith([])) : []
  const overridable = { world, parts, placements, findings }
  const earlier = inForce(overridable, before)
  const given = neededOverrides(overrides, findings, state.revisions)
  const changed = given.find(({ revision, ruleRevision }) => revision !== undefined && revision !== ruleRevision)
  if (changed) {
    const seen = candidateWith([...new Set(earlier.map(({ rule }) => rule))])
    const refusal = { areas: calendar.head.areas, targets, candidate: seen, times, change, ...judgmentOf(world, seen) }
    throw new ChangedSinceSeen(refusal, changed.finding.name)
  }
  const waivedRules = [...new Set([...earlier, ...given].map(({ rule }) => rule))]
  const candidate = candidateWith(waivedRules)
  const judgment = judgmentOf(world, candidate)
  const passesHere = rulesOf(passedBySeverity(world, candidate))
  const passes = left === null ? passesHere : [...new Set([...announcement.passes, ...passesHere])]
  const isBypass = await bypasses(calendar.trx, passes)
  const needed = approvalsNeeded(tree, { reach: totalReach(whole), bypasses: isBypass })
  const policy = { needed, bypasses: isBypass, passes, passesHere }
  return { ...overridable, ...policy, targets, slots, candidate, times, change, judgment, earlier, given }
}

/** What the rules find at its own times. */
function findingsAt(world: World, candidate: Candidate): Finding[] {
  const at = timeOf(candidate)
  return at === null ? [] : findingsFor(world, candidate, at)
}

/** Each part waives only the rules that found something in it: for the others nobody saw anything. */
function withWaived(judged: Judged): Slot[] {
  const { earlier, given, findings, placements, slots } = judged
  const rules = new Set([...earlier, ...given].map(({ rule }) => rule))
  const waived = findings.filter(({ rule }) => rules.has(rule))
  const found = waived.map((finding) => ({ rule: finding.rule, of: new Set(placementsOf(judged, finding)) }))
  return slots.map((slot, index) => {
    const ofSlot = found.filter(({ of }) => of.has(placements[index]!)).map(({ rule }) => rule)
    return { ...slot, waivedRules: [...new Set(ofSlot)] }
  })
}

/** How to get the missing approvals, when only some parts were to be booked. */
function whatToDo({ others }: LeftParts): string {
  return others.every(({ status }) => status === 'booked')
    ? 'Put the scheduled posts on hold too, then resume everything together.'
    : 'Part of it is already out, so it cannot be reviewed. Cancel the rest and write a new announcement.'
}

/** The parts that are not booked anew, which a new publish-by time concerns too. */
function staying(left: LeftParts | null): Part[] {
  return (left?.others ?? []).map(({ channel, at }) => ({ channel, at: toMillis(at), reach: [] }))
}

/** Parts that are not booked anew count beside the candidate; those that are leave the plan. */
function changeFor({ announcement, left }: BookingRequest, tree: Tree): PlanChange {
  return left ? ownParts({ tree, announcement, bookings: left.others }, left.others) : { without: new Set(), plus: [] }
}

async function requireMayOverride(person: Person, { calendar, before }: Step): Promise<void> {
  const reason = whyNotOverride(person, await listAuthors(calendar.trx, before.id))
  if (reason !== null) throw new Forbidden(reason)
}

async function storeOverrides(
  { step, announcement, person }: BookingRequest,
  judged: Judged,
  placements: readonly string[],
): Promise<void> {
  const { trx, tree } = step.calendar
  for (const { rule, ruleRevision, reason, finding } of judged.given) {
    const stored = findingRecord(tree, finding)
    for (const placementHash of placementsOf({ ...judged, placements }, finding)) {
      const by = person.id
      const override = {
        id: newId(),
        placementHash,
        rule,
        ruleRevision,
        reason,
        finding: stored,
        by,
        at: markedAt(step),
      }
      await insertOverride(trx, announcement.id, override)
    }
    await record(trx, {
      at: markedAt(step),
      actor: person,
      action: 'override',
      subject: { type: 'announcement', id: announcement.id },
      before: null,
      after: { rule: finding.name, reason, finding: stored },
      revision: null,
    })
  }
}

/** The overrides with each finding they override. One that no finding needs is dropped: it would waive nothing. */
function neededOverrides(
  overrides: readonly OverrideInput[],
  findings: readonly Finding[],
  revisions: CalendarState['revisions'],
): Given[] {
  return overrides.flatMap((override) =>
    findings
      .filter(({ rule }) => rule === override.rule)
      .map((finding) => ({ ...override, finding, ruleRevision: revisions.get(override.rule)! })),
  )
}
