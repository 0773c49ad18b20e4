import { DateTime } from 'luxon'
import type { Cap, Quiet, Rule } from '../../server/planning/model/rule-schema.ts'

/** A booking that counts, with the places it reaches. */
export interface Placed {
  id: string
  announcement: string
  channel: string
  kind: string
  severity: string
  at: number
  places: ReadonlySet<number>
  incident: string | null
  /** The order of booking, which decides who is first at the same instant. */
  committed: number
  waivedRules: readonly string[]
}

/** `zones` has one zone per place. `area` returns the half-open range `[lo, hi)` of an area's places. */
export interface Country {
  zones: readonly string[]
  area(code: string): { lo: number; hi: number }
}

/** A finished plan, with the rules that it has to keep. */
export interface FinishedPlan {
  country: Country
  rules: readonly Rule[]
  plan: readonly Placed[]
  /**
   * Whether an earlier message of the incident was removed from the plan, or went out late, so that a later one started to
   * count, when nothing of the window could be held any more: its last message goes out at `end`.
   */
  lostAnEarlierOne(incident: string, end: number): boolean
  /** Whether the message was on the plan before a gazetteer came that made it, or others beside it, count there. */
  wasThereBefore?(post: Placed, place: number): boolean
}

/** A place and a window that hold more messages than a cap allows. */
export interface OverfullWindow {
  rule: Cap
  place: number
  posts: readonly Placed[]
}

/**
 * Describes every place where a whole plan breaks a blocking rule of docs/scheduling-rules.md. Shares no code with the
 * engine. An exceeded window is a breach when more of its messages than the limit are neither exempt nor waived. That
 * is slightly stricter than invariant 1, and catches two planners who book at the same time without seeing each other.
 */
export function breachesOf(finished: FinishedPlan): string[] {
  const { lostAnEarlierOne, wasThereBefore = () => false } = finished
  const mayStay = ({ rule, place, posts }: OverfullWindow, post: Placed) =>
    isExempt(rule, post) ||
    wasThereBefore(post, place) ||
    (rule.threads === 'first_only' && post.incident !== null && lostAnEarlierOne(post.incident, posts.at(-1)!.at))
  const overfull = overfullWindows(finished).filter(
    (window) => window.posts.filter((post) => !mayStay(window, post)).length > window.rule.limit,
  )
  return [...stoppedPosts(finished), ...overfull.map(inWords)]
}

/** Every window over the limit of a blocking cap, whatever excuses it, by the message with which it begins. */
export function overfullWindows({ country, rules, plan }: Omit<FinishedPlan, 'lostAnEarlierOne'>): OverfullWindow[] {
  const caps = rules.filter((rule) => rule.type === 'cap' && rule.enforcement === 'block') as Cap[]
  return caps.flatMap((rule) =>
    placesOf(rule, country).flatMap((place) => {
      const posts = postsUnder(rule, place, plan)
      const streams = rule.across === 'together' ? [posts] : [...Map.groupBy(posts, ({ channel }) => channel).values()]
      return streams.flatMap((stream) => {
        const counted = countedIn(rule, stream)
        return counted
          .map((first) => counted.filter(({ at }) => isInWindow(rule, country.zones[place]!, first.at, at)))
          .filter((window) => window.length > rule.limit)
          .map((window) => ({ rule, place, posts: window }))
      })
    }),
  )
}

/** What quiet hours or a blackout would not have let through. */
function stoppedPosts({ country, rules, plan }: FinishedPlan): string[] {
  return rules.flatMap((rule) => {
    if (rule.type === 'cap' || rule.enforcement !== 'block') return []
    return placesOf(rule, country).flatMap((place) =>
      postsUnder(rule, place, plan)
        .filter((post) => !isExempt(rule, post) && stops(rule, country.zones[place]!, post.at))
        .map((post) => `“${rule.name}” stops ${post.announcement} at ${timeOf(post.at)} in place ${place}.`),
    )
  })
}

function placesOf({ area, audience }: Rule, country: Country): number[] {
  if (audience !== null) return placesOfAudience(audience, country)
  const { lo, hi } = area === null ? { lo: 0, hi: country.zones.length } : country.area(area)
  return Array.from({ length: hi - lo }, (_, index) => lo + index)
}

/** Those whose nearest marked area is included. */
function placesOfAudience({ include, exclude }: NonNullable<Rule['audience']>, country: Country): number[] {
  const marks = [...include, ...exclude].map((code) => ({ ...country.area(code), included: include.includes(code) }))
  return country.zones.flatMap((_, place) => {
    const around = marks.filter(({ lo, hi }) => lo <= place && place < hi)
    const nearest = around.sort((a, b) => a.hi - a.lo - (b.hi - b.lo))[0]
    return nearest?.included ? [place] : []
  })
}

/** In order of time. */
function postsUnder(rule: Rule, place: number, plan: readonly Placed[]): Placed[] {
  return plan
    .filter((post) => post.places.has(place) && rule.kinds.includes(post.kind as never) && isOn(rule, post.channel))
    .sort((a, b) => a.at - b.at || a.committed - b.committed)
}

function inWords({ rule, place, posts }: OverfullWindow): string {
  const those = posts.map(({ announcement, channel, at }) => `${announcement} ${channel} ${timeOf(at)}`).join(', ')
  const from = timeOf(posts[0]!.at)
  return `“${rule.name}” allows ${rule.limit} in place ${place}, and from ${from} there are ${posts.length}: ${those}`
}

/** One announcement at one instant counts once. Under `first_only`, only the first message of an incident counts. */
function countedIn(cap: Cap, stream: readonly Placed[]): Placed[] {
  const counted: Placed[] = []
  for (const post of stream) {
    const isDuplicate = counted.some(({ announcement, at }) => announcement === post.announcement && at === post.at)
    const isUpdate = post.incident !== null && counted.some(({ incident }) => incident === post.incident)
    if (isDuplicate || (cap.threads === 'first_only' && cap.limit > 0 && isUpdate)) continue
    counted.push(post)
  }
  return counted
}

function isInWindow({ window }: Cap, zone: string, first: number, at: number): boolean {
  if ('rolling' in window)
    return at >= first && at < first + DateTime.fromMillis(0).plus(lengthOf(window.rolling)).toMillis()
  const [start, end] = [first, at].map((instant) => DateTime.fromMillis(instant, { zone }))
  return at >= first && start!.startOf(window.calendar).equals(end!.startOf(window.calendar))
}

/** The rules under test only have windows of whole hours. */
function lengthOf(duration: string): { hours: number } {
  return { hours: Number(/^PT(\d+)H$/.exec(duration)![1]) }
}

function stops(rule: Exclude<Rule, { type: 'cap' }>, zone: string, at: number): boolean {
  if (rule.type === 'blackout') return Date.parse(rule.from) <= at && at < Date.parse(rule.to)
  return isQuiet(rule, DateTime.fromMillis(at, { zone }))
}

function isQuiet({ start, end, days }: Quiet, local: DateTime): boolean {
  const clock = local.toFormat('HH:mm')
  const isToday = days.includes(local.weekday)
  if (start < end) return isToday && clock >= start && clock < end
  return (isToday && clock >= start) || (days.includes(local.minus({ days: 1 }).weekday) && clock < end)
}

function isOn({ channels }: Rule, channel: string): boolean {
  if (channels === 'all') return true
  return 'except' in channels ? !channels.except.includes(channel) : channels.includes(channel)
}

function isExempt({ id, exemptFrom }: Rule, { severity, waivedRules }: Placed): boolean {
  const order = ['routine', 'minor', 'major', 'critical']
  return waivedRules.includes(id) || (exemptFrom !== null && order.indexOf(severity) >= order.indexOf(exemptFrom))
}

function timeOf(at: number): string {
  return new Date(at).toISOString()
}
