import type { RuledTimeRange, TimeRange } from '../../planning/model/report.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { fromInstant, fromMillis, toMillis } from '../../platform/clock.ts'
import { formatList } from '../../platform/format.ts'
import { MINUTE } from '../../platform/time-units.ts'
import { clockInWords, dayInWords, zoneInWords } from '../../platform/time-words.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { Action } from '../checks/checks-props.ts'
import { offeredLocally } from '../checks/offered-time.ts'
import type { FreeWeek } from '../form/free-week.ts'
import type { FreeTimesFragment } from './live-props.ts'

/** A day lists this many starts, and counts the others. */
const STARTS_AT_MOST = 2

/** How the free times are shown, and what is sent when one is chosen. */
interface Offering extends Pick<FreeTimesFragment, 'action' | 'name'> {
  zone: string
  /** What stands for a time, with its own words where the zone's clock would mislead. Null for a time that is not offered. */
  start(at: number): { value: string; label?: string } | null
}

/** Seven days, drawn; each free range offers to take its first minute. */
export function freeTimesFragment(
  assessment: Assessment,
  week: FreeWeek | null,
  offering: Offering,
): FreeTimesFragment {
  const { action, name, zone } = offering
  if (week === null) return { action, name, note: 'Choose an audience and channels to see free times.', days: [] }
  return {
    action,
    name,
    note: `${zoneInWords(zone, week.days[0]!.from)}, for all chosen channels.`,
    days: week.days.map((day) => dayRow(assessment, week, day, offering)),
  }
}

function dayRow(
  assessment: Assessment,
  { times, posts }: FreeWeek,
  day: TimeRange,
  offering: Offering,
): FreeTimesFragment['days'][number] {
  const { zone } = offering
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
  const blocked = within(times.blocked)
  const notQuiet = merged(blocked.filter((range) => !isQuiet(assessment, range)))
  const open = within(times.free).flatMap((range) => startable(range, toMillis(now)))
  const label = fromMillis(day.from)
  const offered = open.flatMap((range) => start(assessment, range, day, offering))
  const starts = offered.slice(0, STARTS_AT_MOST)
  const words = open.length === 0 ? whyNot(assessment, blocked) : starts.length === 0 ? 'its time now' : ''
  const name = dayInWords(label, zone, now)
  const chosen = timeOf(candidate)
  return {
    label: name === 'today' ? 'Today' : fromInstant(label).setZone(zone).setLocale('en-US').toFormat('ccc d'),
    today: name === 'today',
    bars: [...within(times.free).map(bar('free')), ...notQuiet.map(bar('blocked'))],
    posts: marksOf(posts, day).map(({ kind, at }) => ({ kind, x: share(at) })),
    chosen: chosen !== null && chosen >= day.from && chosen < day.to ? share(chosen) : null,
    starts,
    more: offered.length > STARTS_AT_MOST ? `and ${offered.length - STARTS_AT_MOST} more` : null,
    words,
    description:
      starts.length === 1 && starts[0]!.label === 'all day'
        ? `${name}: free all day`
        : describe(name, open, words, zone),
  }
}

/** What is left of a free range from its first whole minute that is still ahead. */
function startable(range: TimeRange, now: number): TimeRange[] {
  const from = Math.ceil(Math.max(range.from, now + 1) / MINUTE) * MINUTE
  return from < range.to ? [{ ...range, from }] : []
}

function start(assessment: Assessment, { from, to }: TimeRange, day: TimeRange, offering: Offering): Action[] {
  const { zone } = offering
  const now = toMillis(assessment.now)
  const offer = offering.start(from)
  if (offer === null) return []
  const whole = to === day.to && (from === day.from || from <= now + 2 * MINUTE)
  const label = whole ? (from === day.from ? 'all day' : 'from now') : clockInWords(from, zone).replace(':00', '')
  const local = offer.label ?? offeredLocally(assessment, from)
  return [{ value: offer.value, label: local ?? (whole || to < day.to ? label : `from ${label}`) }]
}

function whyNot({ calendar, candidate }: Assessment, blocked: readonly RuledTimeRange[]): string {
  const { publishBy } = candidate
  if (publishBy && blocked.some(({ to, rules }) => rules.length === 0 && to >= publishBy)) return 'after publish-by'
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

/** The posts of a day, as far as they can be told apart in the drawing. */
function marksOf(posts: FreeWeek['posts'], day: TimeRange): FreeWeek['posts'] {
  const ofDay = posts.filter(({ at }) => day.from <= at && at < day.to)
  return [...new Map(ofDay.map(({ kind, at }) => [`${kind} ${Math.floor(at / (5 * MINUTE))}`, { kind, at }])).values()]
}

function describe(day: string, open: readonly TimeRange[], words: string, zone: string): string {
  if (open.length === 0) return `${day}: ${words}`
  const ranges = open.map(({ from, to }) => `${clockInWords(from, zone)} to ${clockInWords(to, zone)}`)
  return `${day}: free ${formatList(ranges)}`
}
