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
  /** Whether an earlier message of the incident was removed from the plan, so that a later one started to count. */
  lostAnEarlierOne(incident: string): boolean
}

/**
 * Describes every place where a whole plan breaks a blocking rule of docs/scheduling-rules.md. Shares no code with the
 * engine. An exceeded window is a breach when more of its messages than the limit are neither exempt nor waived. That
 * is slightly stricter than invariant 1, and catches two planners who book at the same time without seeing each other.
 */
export function breachesOf({ country: { zones, area }, rules, plan, lostAnEarlierOne }: FinishedPlan): string[] {
  const breaches: string[] = []
  for (const rule of rules.filter(({ enforcement }) => enforcement === 'block')) {
    const { lo, hi } = rule.area === null ? { lo: 0, hi: zones.length } : area(rule.area)
    for (let place = lo; place < hi; place++) {
      const zone = zones[place]!
      const posts = plan
        .filter((post) => post.places.has(place) && rule.kinds.includes(post.kind as never) && isOn(rule, post.channel))
        .sort((a, b) => a.at - b.at || a.committed - b.committed)
      if (rule.type !== 'cap') {
        for (const post of posts) {
          if (!isExempt(rule, post) && stops(rule, zone, post.at))
            breaches.push(`“${rule.name}” stops ${post.announcement} at ${timeOf(post.at)} in place ${place}.`)
        }
        continue
      }
      const streams = rule.across === 'together' ? [posts] : [...Map.groupBy(posts, ({ channel }) => channel).values()]
      for (const stream of streams) {
        const counted = countedIn(rule, stream)
        for (const first of counted) {
          const window = counted.filter(({ at }) => isInWindow(rule, zone, first.at, at))
          const blocked = window.filter(
            (post) =>
              !isExempt(rule, post) &&
              !(rule.threads === 'first_only' && post.incident !== null && lostAnEarlierOne(post.incident)),
          )
          if (window.length > rule.limit && blocked.length > rule.limit)
            breaches.push(
              `“${rule.name}” allows ${rule.limit} in place ${place}, and from ${timeOf(first.at)} there are ${window.length}: ` +
                window.map(({ announcement, channel, at }) => `${announcement} ${channel} ${timeOf(at)}`).join(', '),
            )
        }
      }
    }
  }
  return breaches
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
