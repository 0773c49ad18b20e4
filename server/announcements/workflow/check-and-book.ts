import { readLockedState } from '../../calendar/calendar-state.ts'
import { findingRecord } from '../../calendar/finding-record.ts'
import { placeBookings } from '../../calendar/place-bookings.ts'
import type { Refusal } from '../../calendar/refused-by-rules.ts'
import { partsOf, resolveTargets, slotsOf } from '../../calendar/targets.ts'
import { isMoment } from '../../calendar/time-input.ts'
import type { Context } from '../../context.ts'
import { may, type Person } from '../../people/person.ts'
import { check } from '../../planning/findings/check.ts'
import type { Part } from '../../planning/model/message.ts'
import type { Report } from '../../planning/model/report.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { Forbidden, Invalid } from '../../platform/errors.ts'
import { formatList } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { type Announcement, bookingBase } from '../announcement.ts'
import { contentOf, hashContentAndTimes } from '../content.ts'
import { missing } from '../readiness.ts'
import { insertOverride, listOverrides } from '../review-queries.ts'
import type { OverrideInput } from '../schema.ts'
import type { Step } from './transition.ts'

interface BookingRequest {
  step: Step
  /** The announcement as it will be saved, with the requested time. */
  announcement: Announcement
  overrides: readonly OverrideInput[]
  person: Person
}

/**
 * The authoritative check (docs/scheduling-rules.md#the-authoritative-check): checks and books under the calendar's lock,
 * so that no other booking can come in between. Returns null when it is booked, otherwise why the rules refuse it. Throws
 * Invalid when the announcement itself is incomplete or too late, and Forbidden when the person may not override.
 */
export async function book(context: Context, request: BookingRequest): Promise<Refusal | null> {
  const { step, announcement, overrides, person } = request
  const { calendar: locked, now } = step
  const { trx } = locked
  const { tree } = context.areas
  const { world, channels } = await readLockedState(context, locked)
  const targets = resolveTargets(tree, channels, announcement)
  const errors = missing(announcement, targets, now)
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  if (overrides.length > 0 && !may(person, 'approver'))
    throw new Forbidden('Only an approver may override a finding of the rules.')
  const parts = partsOf(tree, targets, announcement, context.now().toMillis())
  requireTimes(parts, now, world.channelName)
  const contentHash = hashContentAndTimes(contentOf(announcement))
  const earlier = (await listOverrides(trx, announcement.id)).filter((override) => override.contentHash === contentHash)
  const checkWith = (waivedRules: string[]) => check(world, { ...bookingBase(announcement, waivedRules), parts })
  const needed = overrides.length === 0 ? [] : neededOverrides(overrides, checkWith([]))
  const waivedRules = [...new Set([...earlier, ...needed].map(({ rule }) => rule))]
  const report = checkWith(waivedRules)
  if (report.verdict === 'blocked') return { report, targets }
  for (const { rule, reason, finding } of needed) {
    const record = findingRecord(tree, finding)
    const override = { id: newId(), contentHash, rule, reason, finding: record, by: person.id, at: now }
    await insertOverride(trx, announcement.id, override)
  }
  const base = bookingBase(announcement, waivedRules)
  await placeBookings(locked, { base, slots: slotsOf(tree, parts), status: 'booked', now })
  return null
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
