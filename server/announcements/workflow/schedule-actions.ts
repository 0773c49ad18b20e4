import { markBookings, placeBookings } from '../../calendar/book.ts'
import { doneStatuses } from '../../calendar/booking.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import { type CalendarState, readCalendarState } from '../../calendar/calendar-state.ts'
import { presentReport } from '../../calendar/check-api/report-output.ts'
import type { ReportOutput } from '../../calendar/check-api/schema.ts'
import { partsOf, resolveTargets, slotsOf, type Targets } from '../../calendar/targets.ts'
import { type At, isMoment } from '../../calendar/time-input.ts'
import type { Context } from '../../context.ts'
import { may, type Person } from '../../people/person.ts'
import { check } from '../../planning/findings/check.ts'
import type { Part } from '../../planning/model/message.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import type { Trx } from '../../platform/db/transact.ts'
import { Forbidden, Invalid } from '../../platform/errors.ts'
import { formatList } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { type Announcement, applyTransition, requirePermission, type Transition } from '../announcement.ts'
import { contentOf, hashContentAndTimes } from '../content.ts'
import { insertOverride, listOverrides } from '../queries.ts'
import { missing } from '../readiness.ts'
import type { OverrideInput } from '../schema.ts'
import { inMove, saveMove } from './transition.ts'

/** Books an approved announcement at a time, if the rules allow it there at this very moment. */
export function scheduleAnnouncement(
  context: Context,
  id: string,
  revision: number,
  input: { at?: At | undefined; overrides: OverrideInput[] },
  person: Person,
): Promise<Announcement> {
  return rebook(context, id, revision, 'schedule', input, person)
}

/** Books a scheduled announcement at another time instead. */
export function moveAnnouncement(
  context: Context,
  id: string,
  revision: number,
  input: { at: At },
  person: Person,
): Promise<Announcement> {
  return rebook(context, id, revision, 'move', { ...input, overrides: [] }, person)
}

/** Books what was held or missed again; never by itself. */
export function resumeAnnouncement(
  context: Context,
  id: string,
  revision: number,
  input: { at?: At | undefined; overrides: OverrideInput[] },
  person: Person,
): Promise<Announcement> {
  return rebook(context, id, revision, 'resume', input, person)
}

function rebook(
  context: Context,
  id: string,
  revision: number,
  move: Transition,
  input: { at?: At | undefined; overrides: OverrideInput[] },
  person: Person,
): Promise<Announcement> {
  return inMove(context, { id, revision }, async (trx, before, now) => {
    requirePermission(person, before, move)
    const timed = input.at === undefined ? {} : { at: input.at, atByChannel: {} }
    // Whoever resumes what has passed its publish-by time wants it all the same; that time was for the old one.
    const late = move === 'resume' && before.publishBy !== null && before.publishBy <= now ? { publishBy: null } : {}
    const wanted = applyTransition(before, move, { ...timed, ...late, updatedAt: now, reason: null })
    const result = await book(context, trx, wanted, input.overrides, person, now)
    if (!result.booked) throw refusal(result.report)
    return saveMove(trx, before, wanted, move, person, now)
  })
}

/** A refusal names the nearest allowed times; the approval of the content stays. */
function refusal(report: ReportOutput): Invalid {
  const [first] = report.findings.filter(({ level }) => level === 'block')
  return new Invalid(first?.message ?? 'The rules do not allow this time.', { check: report })
}

type Booked = { booked: true; report: ReportOutput } | { booked: false; report: ReportOutput }

/**
 * The authoritative check (PLANNING 5): judges and books under the calendar's lock, so that nothing can come between.
 * Throws Invalid for what is wrong with the announcement itself.
 */
export async function book(
  context: Context,
  trx: Trx,
  announcement: Announcement,
  overrides: readonly OverrideInput[],
  person: Person,
  now: Instant,
): Promise<Booked> {
  const calendar = await readCalendarState(context, trx)
  const targets = aimOf(context, calendar, announcement)
  const errors = missing(announcement, targets, now)
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  const hash = hashContentAndTimes(contentOf(announcement))
  const given = (await listOverrides(trx, announcement.id)).filter((override) => override.contentHash === hash)
  if (overrides.length > 0 && !may(person, 'approver'))
    throw new Forbidden('Only an approver may pass a finding of the rules.')
  const { tree } = context.areas
  const parts = partsOf(tree, targets, announcement, context.now().toMillis())
  // Booked without it, a channel that has no time yet would never go out.
  const waiting = parts.filter(({ at }) => at === null).map(({ channel }) => calendar.world.channelName(channel))
  if (waiting.length > 0)
    throw new Invalid({
      at: waiting.length < parts.length ? `Choose a time for ${formatList(waiting)} too.` : 'Choose a time.',
    })
  const over = partThatIsOver(parts, now)
  if (over) throw new Invalid({ at: `That time has passed in ${over.zone}. Choose one that is ahead everywhere.` })
  const { id, kind, severity, incident } = announcement
  const candidate = { announcement: id, kind, severity, incident, parts }
  const judge = (waivedRules: string[]) =>
    presentReport(tree, check(calendar.world, { ...candidate, waivedRules }), targets)
  const found = overrides.length === 0 ? [] : brokenAmong(overrides, judge([]))
  const waivedRules = [...new Set([...given, ...found].map(({ rule }) => rule))]
  const report = judge(waivedRules)
  if (report.verdict === 'blocked') return { booked: false, report }
  for (const { rule, reason, finding } of found)
    await insertOverride(trx, id, { id: newId(), contentHash: hash, rule, reason, finding, by: person.id, at: now })
  await placeBookings(
    trx,
    { announcement: id, kind, severity, incident, waivedRules },
    slotsOf(tree, parts),
    'booked',
    now,
  )
  return { booked: true, report }
}

/** The overrides with what they pass. What is not broken is not passed: nobody could tell later who let it. */
function brokenAmong(overrides: readonly OverrideInput[], { findings }: ReportOutput) {
  return overrides.flatMap((override) => {
    const finding = findings.find(({ rule }) => rule === override.rule)
    return finding ? [{ ...override, finding }] : []
  })
}

export function aimOf(
  context: Context,
  calendar: CalendarState,
  announcement: Pick<Announcement, 'audience' | 'channels'>,
): Targets {
  return resolveTargets(context.areas.tree, calendar.channels, announcement)
}

/** Whether it can be booked as it stands: each channel has a time, and that time has not passed anywhere. */
export function hasTime({ at }: Pick<Announcement, 'at'>, parts: readonly Part[], now: Instant): boolean {
  if (partThatIsOver(parts, now) || parts.some((part) => part.at === null)) return false
  return !isMoment(at) || at.at > now
}

/** A local time may be over in one zone and ahead in the next. */
function partThatIsOver(parts: readonly Part[], now: Instant): Part | undefined {
  return parts.find((part) => part.at !== null && part.at < toMillis(now))
}

export function cancelAnnouncement(
  context: Context,
  id: string,
  revision: number,
  reason: string,
  person: Person,
): Promise<Announcement> {
  return stop(context, id, revision, 'cancel', reason, person)
}

/** Stops a scheduled announcement by hand until somebody gives it a new time. */
export function holdAnnouncement(
  context: Context,
  id: string,
  revision: number,
  reason: string,
  person: Person,
): Promise<Announcement> {
  return stop(context, id, revision, 'hold', reason, person)
}

function stop(
  context: Context,
  id: string,
  revision: number,
  move: 'cancel' | 'hold',
  reason: string,
  person: Person,
): Promise<Announcement> {
  return inMove(context, { id, revision }, async (trx, before, now) => {
    requirePermission(person, before, move)
    const after = applyTransition(before, move, { reason, updatedAt: now })
    await endBookings(trx, id, move === 'cancel' ? 'cancelled' : 'held')
    return saveMove(trx, before, after, move, person, now)
  })
}

/** Gives the open bookings of an announcement up, as cancelled or held. */
export async function endBookings(
  trx: Trx,
  announcement: string,
  status: 'cancelled' | 'held' | 'missed',
): Promise<void> {
  const open = (await listBookingsOf(trx, announcement)).filter((booking) => !doneStatuses.includes(booking.status))
  await markBookings(trx, open, { status })
}
