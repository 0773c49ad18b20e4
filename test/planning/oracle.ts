import { DateTime } from 'luxon'
import type { Intervals } from '../../server/areas/tree/intervals.ts'
import type { Candidate, Message } from '../../server/planning/model/message.ts'
import type { Cap, Quiet, Rule } from '../../server/planning/model/rule-schema.ts'
import type { World } from '../../server/planning/model/world.ts'

/**
 * One rule that a candidate would break in one place on one channel. Every part of the candidate has a time.
 *
 * The oracle is a second, naive implementation of docs/scheduling-rules.md that shares no code with the engine: for
 * each place and rule, it lists the messages that count there and looks at every window.
 */
export interface Verdict {
  rule: string
  channel: string | null
  place: number
  /** The most messages in any window that includes the candidate; null for rules that do not count. */
  count: number | null
}

/** A message of the plan or a part of the candidate. */
interface Post {
  at: number
  order: number
  announcement: string
  channel: string
  kind: string
  incident: string | null
  own: boolean
}

export function oracle(world: World, plan: readonly Message[], candidate: Candidate): Verdict[] {
  const verdicts: Verdict[] = []
  for (let place = 0; place < world.places.count; place++) {
    const parts = candidate.parts.filter((part) => reachesPlace(part.reach, place))
    const channels = [...new Set(parts.map((part) => part.channel))]
    for (const rule of world.rules) {
      if (!rule.kinds.includes(candidate.kind) || isExempt(rule, candidate)) continue
      if (candidate.waivedRules.includes(rule.id) || !appliesAt(world, rule, place)) continue
      const concerned = channels.filter((channel) => isOn(rule, channel))
      const streams =
        rule.type === 'cap' && rule.across === 'together' ? concerned.slice(0, 1).map(() => null) : concerned
      for (const channel of streams) {
        const times = parts.filter((part) => channel === null || part.channel === channel).map((part) => part.at!)
        if (areaOf(world, rule) === null) {
          verdicts.push({ rule: rule.id, channel, place, count: null })
        } else if (rule.type === 'cap') {
          const posts = postsAt(place, plan, candidate).filter(
            (post) => rule.kinds.includes(post.kind as never) && isOn(rule, post.channel),
          )
          const stream = posts.filter((post) => channel === null || post.channel === channel)
          const count = mostInAWindow(rule, zoneOf(world, place), counted(rule, stream))
          if (count > rule.limit) verdicts.push({ rule: rule.id, channel, place, count })
        } else if (times.some((at) => stops(world, rule, place, at))) {
          verdicts.push({ rule: rule.id, channel, place, count: null })
        }
      }
    }
    for (const hold of candidate.kind === 'marketing' ? world.holds : []) {
      const rule = `hold:${hold.incident}`
      if (candidate.waivedRules.includes(rule) || !reachesPlace(hold.area, place)) continue
      const overdue = hold.open && hold.expectedEnd !== null && hold.expectedEnd <= world.now
      const end = hold.expectedEnd === null || overdue ? world.now + 24 * 3_600_000 : hold.expectedEnd
      for (const channel of channels) {
        const stopped = parts.some((part) => part.channel === channel && part.at! >= hold.begin && part.at! < end)
        if (stopped) verdicts.push({ rule, channel, place, count: null })
      }
    }
  }
  return verdicts
}

/**
 * The blocking caps by which a candidate may not leave the times at which it is booked now: in some place they then count
 * a later message of its thread, which is too many there. The candidate's own windows are not among these.
 */
export function leavesTooMany(world: World, plan: readonly Message[], candidate: Candidate): string[] {
  const isGone = ({ announcement, status }: Message) =>
    status === 'booked' && (announcement === candidate.announcement || candidate.ignore?.includes(announcement))
  const gone = plan.filter(isGone)
  const rules = world.rules.filter((rule) => {
    if (rule.type !== 'cap' || rule.enforcement !== 'block' || rule.threads !== 'first_only') return false
    return gone.some(
      ({ incident }) => incident !== null && fillsWindows(world, plan, { candidate, rule, gone, incident }),
    )
  })
  return rules.map(({ id }) => id)
}

interface Leaving {
  candidate: Candidate
  rule: Cap
  gone: readonly Message[]
  incident: string
}

function fillsWindows(world: World, plan: readonly Message[], { candidate, rule, gone, incident }: Leaving): boolean {
  const isJoined = incident === candidate.incident && candidate.anew !== true
  const own = candidate.parts.map((part) => ({ ...ownPost(candidate), ...part, at: part.at!, id: 'own' }))
  const after = [...plan.filter((message) => !gone.includes(message)), ...(isJoined ? own : [])]
  const exempt = new Set(
    plan.filter((message) => isExempt(rule, message as never) || message.waivedRules.includes(rule.id)),
  )
  for (let place = 0; place < world.places.count; place++) {
    if (areaOf(world, rule) === null || !appliesAt(world, rule, place)) continue
    const windowsIn = (messages: readonly (Message | (typeof own)[number])[], channel: string | null) => {
      const posts = messages
        .filter(({ reach }) => reachesPlace(reach, place))
        .filter((one) => rule.kinds.includes(one.kind as never) && isOn(rule, one.channel))
        .filter((one) => channel === null || one.channel === channel)
        .map((one) => ({ ...one, order: 'order' in one ? one.order : one.committed, own: 'order' in one, source: one }))
        .sort((a, b) => a.at - b.at || a.order - b.order)
      return windowsOf(rule, zoneOf(world, place), counted(rule, posts))
    }
    const channels = rule.across === 'together' ? [null] : [...new Set(plan.map((message) => message.channel))]
    for (const channel of channels) {
      const before = windowsIn(plan, channel).map((posts) => new Set(posts.map(({ id }) => id)))
      for (const posts of windowsIn(after, channel)) {
        if (posts.length <= rule.limit || posts.some((one) => one.own)) continue
        if (!posts.some((one) => one.incident === incident && !exempt.has(one.source as Message))) continue
        if (!before.some((known) => posts.every(({ id }) => known.has(id)))) return true
      }
    }
  }
  return false
}

function postsAt(place: number, plan: readonly Message[], candidate: Candidate): Post[] {
  const others = plan.filter((message) => {
    if (candidate.ignore?.includes(message.announcement)) return false
    return message.announcement !== candidate.announcement || message.status === 'done'
  })
  return [
    ...others
      .filter((message) => reachesPlace(message.reach, place))
      .map((message) => ({ ...message, order: message.committed, own: false })),
    ...candidate.parts
      .filter((part) => reachesPlace(part.reach, place))
      .map(({ channel, at }) => ({ ...ownPost(candidate), channel, at: at! })),
  ].sort((a, b) => a.at - b.at || a.order - b.order)
}

function ownPost({ announcement, kind, incident, committed: order = Number.POSITIVE_INFINITY }: Candidate) {
  return { announcement: announcement ?? 'none yet', kind, incident, order, own: true }
}

/**
 * The posts of one place and stream that count toward the cap. The candidate's place in the order decides who is first in a
 * thread; otherwise it comes last of its instant, and joins what its announcement has there.
 */
function counted<P extends Post>(cap: Cap, stream: readonly P[]): P[] {
  const onlyFirst = cap.threads === 'first_only' && cap.limit > 0
  const orderOf = ({ own, incident, order }: Post) => (own && !(onlyFirst && incident !== null) ? Infinity : order)
  const kept: P[] = []
  for (const post of stream.toSorted((a, b) => a.at - b.at || orderOf(a) - orderOf(b) || 0)) {
    const sameMessage = kept.some((other) => other.announcement === post.announcement && other.at === post.at)
    const laterOfThread = post.incident !== null && kept.some((other) => other.incident === post.incident)
    if (!sameMessage && !(onlyFirst && laterOfThread)) kept.push(post)
  }
  return kept
}

function mostInAWindow(cap: Cap, zone: string, posts: readonly Post[]): number {
  const windows = windowsOf(cap, zone, posts)
  return Math.max(0, ...windows.filter((posts) => posts.some((post) => post.own)).map((posts) => posts.length))
}

function windowsOf<Timed extends { at: number }>({ window }: Cap, zone: string, posts: readonly Timed[]): Timed[][] {
  if ('rolling' in window)
    return posts.map((first) => posts.filter(({ at }) => at >= first.at && at < first.at + hours(window.rolling)))
  return posts.map((first) =>
    posts.filter(({ at }) => period(window.calendar, zone, at) === period(window.calendar, zone, first.at)),
  )
}

function period(unit: 'day' | 'week' | 'month', zone: string, at: number): string {
  const local = DateTime.fromMillis(at, { zone })
  if (unit === 'day') return `${local.year}-${local.ordinal}`
  return unit === 'week' ? `${local.weekYear}-${local.weekNumber}` : `${local.year}-${local.month}`
}

/** Milliseconds. The rules under test only have windows of whole hours or days. */
function hours(duration: string): number {
  const [, amount, unit] = /(\d+)([HD])$/.exec(duration)!
  return Number(amount) * (unit === 'D' ? 24 : 1) * 3_600_000
}

function stops(world: World, rule: Exclude<Rule, { type: 'cap' }>, place: number, at: number): boolean {
  if (rule.type === 'blackout') return Date.parse(rule.from) <= at && at < Date.parse(rule.to)
  return isQuiet(rule, DateTime.fromMillis(at, { zone: zoneOf(world, place) }))
}

function isQuiet({ start, end, days }: Quiet, local: DateTime): boolean {
  const clock = local.toFormat('HH:mm')
  const today = days.includes(local.weekday)
  const yesterday = days.includes(local.weekday === 1 ? 7 : local.weekday - 1)
  if (start < end) return today && clock >= start && clock < end
  return (today && clock >= start) || (yesterday && clock < end)
}

/** Null if the rule's area is unknown. Such a rule forbids everything until somebody corrects it. */
function areaOf(world: World, { area, audience }: Rule): readonly number[] | null {
  if (audience !== null) return world.names.audiencePlaces(audience) ?? null
  if (area === null) return [0, world.places.count]
  const interval = world.names.areaInterval(area)
  return interval && interval[0] < interval[1] ? interval : null
}

function appliesAt(world: World, rule: Rule, place: number): boolean {
  const area = areaOf(world, rule)
  return area === null || area.some((lo, index) => index % 2 === 0 && place >= lo && place < area[index + 1]!)
}

function isOn({ channels }: Rule, channel: string): boolean {
  if (channels === 'all') return true
  return Array.isArray(channels)
    ? channels.includes(channel)
    : !(channels as { except: string[] }).except.includes(channel)
}

function isExempt({ exemptFrom }: Rule, { severity }: Candidate): boolean {
  const order = ['routine', 'minor', 'major', 'critical']
  return exemptFrom !== null && order.indexOf(severity) >= order.indexOf(exemptFrom)
}

function zoneOf({ places }: World, place: number): string {
  return places.zones[places.zoneOf[place]!]!
}

function reachesPlace(reach: Intervals, place: number): boolean {
  for (let edge = 0; edge < reach.length; edge += 2) {
    if (place >= reach[edge]! && place < reach[edge + 1]!) return true
  }
  return false
}

/** Each cap, channel and place with a window over its limit, as `rule channel place`. */
export function overPlaces(world: World, plan: readonly Message[]): string[] {
  const found: string[] = []
  for (let place = 0; place < world.places.count; place++) {
    for (const cap of world.rules) {
      if (cap.type !== 'cap' || areaOf(world, cap) === null || !appliesAt(world, cap, place)) continue
      const posts = plan
        .filter((message) => cap.kinds.includes(message.kind) && isOn(cap, message.channel))
        .filter((message) => reachesPlace(message.reach, place))
        .map((message) => ({ ...message, order: message.committed, own: true }))
        .sort((a, b) => a.at - b.at || a.order - b.order)
      const channels = cap.across === 'together' ? [null] : [...new Set(posts.map((post) => post.channel))]
      for (const channel of channels) {
        const stream = posts.filter((post) => channel === null || post.channel === channel)
        if (mostInAWindow(cap, zoneOf(world, place), counted(cap, stream)) > cap.limit) {
          found.push(`${cap.id} ${channel} ${place}`)
        }
      }
    }
  }
  return found
}
