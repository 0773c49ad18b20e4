import type { DateTime } from 'luxon'
import { totalReach } from '../../calendar/targets.ts'
import { freeTimes } from '../../planning/forbidden/free-times.ts'
import type { Candidate } from '../../planning/model/message.ts'
import type { FreeTimes as Free, RuledTimeRange, TimeRange } from '../../planning/model/report.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { fromInstant, fromMillis, type Instant, toMillis } from '../../platform/clock.ts'
import { formatList } from '../../platform/format.ts'
import { clockInWords, dayInWords, zoneInWords } from '../../platform/time-words.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { Action } from '../checks/checks-props.ts'
import type { FreeTimes } from './composer-props.ts'

const MINUTE = 60_000
const DAYS = 7
/** More starts than this in a day are not named. */
const STARTS_AT_MOST = 2

/** Seven days as the composer draws them, the next ones or those around the chosen time; each free stretch offers to take its first moment. */
export function freeTimesStrip(assessment: Assessment, zone: string, action: string): FreeTimes {
  const { candidate, now } = assessment
  if (candidate.parts.length === 0)
    return { action, note: 'Choose who should know, and where, to see when there is room.', days: [] }
  const midnight = firstDay(timeOf(candidate), now, zone)
  const edges = Array.from({ length: DAYS + 1 }, (_, index) => midnight.plus({ days: index }).toMillis())
  const from = Math.max(toMillis(now), edges[0]!)
  const free = freeTimes(assessment.calendar.world, floating(candidate), { from, to: edges.at(-1)! })
  const days = edges.slice(0, -1).map((start, index) => ({ from: start, to: edges[index + 1]! }))
  return {
    action,
    note: `${zoneInWords(zone)}, for all chosen channels together.`,
    days: days.map((day) => dayRow(assessment, free, day, zone)),
  }
}

/** Today; for a time that is further away than the strip reaches, the day before it. */
function firstDay(chosen: number | null, now: Instant, zone: string): DateTime {
  const today = fromInstant(now).setZone(zone).startOf('day')
  if (chosen === null || chosen < today.plus({ days: DAYS }).toMillis()) return today
  return fromInstant(fromMillis(chosen)).setZone(zone).startOf('day').minus({ days: 1 })
}

/** The question is when it could go out, so whatever has one time for all loses it; zones and channels keep their distances. */
function floating(candidate: Candidate): Candidate {
  const times = new Set(candidate.parts.map(({ at }) => at))
  if (times.size > 1) return candidate
  return { ...candidate, parts: candidate.parts.map((part) => ({ ...part, at: null })) }
}

function dayRow(assessment: Assessment, free: Free, day: TimeRange, zone: string): FreeTimes['days'][number] {
  const { candidate, now } = assessment
  const share = (at: number) => `${(((at - day.from) / (day.to - day.from)) * 100).toFixed(3)}%`
  const within = <S extends TimeRange>(ranges: readonly S[]): S[] =>
    ranges
      .filter(({ from, to }) => from < day.to && to > day.from)
      .map((one) => ({ ...one, from: Math.max(one.from, day.from), to: Math.min(one.to, day.to) }))
  const bar = (kind: 'free' | 'blocked') => (one: TimeRange) => ({
    kind,
    x: share(one.from),
    width: `${(((one.to - one.from) / (day.to - day.from)) * 100).toFixed(3)}%`,
  })
  const blocked = within(free.blocked)
  const notQuiet = merged(blocked.filter((range) => !isQuiet(assessment, range)))
  const open = within(free.free).flatMap((range) => startable(range, toMillis(now)))
  const label = fromMillis(day.from)
  const words = open.length === 0 ? whyNot(assessment, blocked) : ''
  const starts = open.slice(0, STARTS_AT_MOST).map((range) => start(range, day, zone, toMillis(now)))
  const name = dayInWords(label, zone, now)
  const chosen = timeOf(candidate)
  return {
    label: name === 'today' ? 'Today' : fromInstant(label).setZone(zone).setLocale('en-US').toFormat('ccc d'),
    today: name === 'today',
    bars: [...within(free.free).map(bar('free')), ...notQuiet.map(bar('blocked'))],
    posts: posts(assessment, day).map(({ kind, at }) => ({ kind, x: share(at) })),
    chosen: chosen !== null && chosen >= day.from && chosen < day.to ? share(chosen) : null,
    starts,
    more: open.length > STARTS_AT_MOST ? `and ${open.length - STARTS_AT_MOST} more` : null,
    words,
    description: describe(name, open, words, zone),
  }
}

/** What is left of a free stretch from its first whole minute that is still to come. */
function startable(range: TimeRange, now: number): TimeRange[] {
  const from = Math.ceil(Math.max(range.from, now + 1) / MINUTE) * MINUTE
  return from < range.to ? [{ ...range, from }] : []
}

function start({ from, to }: TimeRange, day: TimeRange, zone: string, now: number): Action {
  const whole = to === day.to && (from === day.from || from <= now + MINUTE)
  const label = whole ? (from === day.from ? 'all day' : 'from now') : clockInWords(from, zone).replace(':00', '')
  return { value: `at:${fromMillis(from)}`, label: whole || to < day.to ? label : `from ${label}` }
}

function whyNot({ calendar }: Assessment, blocked: readonly RuledTimeRange[]): string {
  const rules = new Set(blocked.flatMap((range) => range.rules))
  const types = new Set([...rules].map((id) => calendar.world.rules.find((rule) => rule.id === id)?.type ?? 'hold'))
  if (types.has('blackout')) return 'blackout'
  if (types.has('hold')) return 'held'
  return types.has('cap') ? 'no room' : types.has('quiet') ? 'quiet' : 'over'
}

function isQuiet({ calendar }: Assessment, { rules }: RuledTimeRange): boolean {
  return rules.every((id) => calendar.world.rules.find((rule) => rule.id === id)?.type === 'quiet')
}

function merged(ranges: readonly TimeRange[]): TimeRange[] {
  const result: TimeRange[] = []
  for (const { from, to } of ranges) {
    const last = result.at(-1)
    if (last?.to === from) last.to = to
    else result.push({ from, to })
  }
  return result
}

/** Posts that the same people get on the same channels, as far as they can be told apart in the drawing. */
function posts(
  { calendar, targets, candidate }: Assessment,
  day: TimeRange,
): { kind: 'service' | 'marketing'; at: number }[] {
  const channels = new Set(candidate.parts.map(({ channel }) => channel))
  const found = calendar.world.plan.find({ ...day, reach: totalReach(targets), on: (channel) => channels.has(channel) })
  const others = found.filter(({ announcement }) => announcement !== candidate.announcement)
  return [...new Map(others.map(({ kind, at }) => [`${kind} ${Math.floor(at / (5 * MINUTE))}`, { kind, at }])).values()]
}

function describe(day: string, open: readonly TimeRange[], words: string, zone: string): string {
  if (open.length === 0) return `${day}: ${words}`
  const ranges = open.map(({ from, to }) => `${clockInWords(from, zone)} to ${clockInWords(to, zone)}`)
  return `${day}: free ${formatList(ranges)}`
}
