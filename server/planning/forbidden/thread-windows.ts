import { difference, type Intervals, unionAll } from '../../areas/tree/intervals.ts'
import { countBefore } from '../../platform/binary-search.ts'
import type { Bookings } from '../model/bookings.ts'
import type { Candidate, Message, Part } from '../model/message.ts'
import type { Cap, Rule } from '../model/rule-schema.ts'
import { isExempt } from '../model/scope.ts'
import type { SteadyPiece } from '../model/steady-pieces.ts'
import { timingOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { planOverlay } from '../store/plan-overlay.ts'
import { orderOf, overtakenAt } from './candidate-messages.ts'
import { type ExceededInPlan, exceededOfCap, newWindows } from './exceeded-in-plan.ts'
import { countingReaches, countsFirstOnly, isInStream, type Stream } from './streams.ts'

/** From this time of a candidate on, a cap forbids it because of what its thread then leaves. */
export interface ThreadClosure {
  rule: string
  from: number
}

/** What booking a candidate does to the threads whose messages it takes off the plan. */
export interface ThreadJudge {
  /** The windows that other messages of the thread fill when these are all parts that are on the plan. */
  windowsWith(parts: readonly Part[]): ExceededInPlan[]
  /** At most one for each cap. */
  closuresIn(piece: SteadyPiece): ThreadClosure[]
}

/** A thread that loses messages; the others may count in their place. */
interface LosingThread {
  incident: string
  staying: readonly Message[]
  /** Whether the candidate becomes a message of it. */
  isJoined: boolean
}

/**
 * Where only the first message of an incident counts, the next one counts when the first leaves its time, and may be too
 * many there (docs/scheduling-rules.md#threads). The later the candidate goes out, the more messages come before it and
 * count, so a cap that forbids it at one time forbids all later ones. Windows with the candidate's own messages are not
 * among these: they are those of every candidate. Null when no time of it can fill a window.
 */
export function threadJudge(world: World, candidate: Candidate): ThreadJudge | null {
  const leaving = leavingOf(world, candidate)
  const caps = world.rules.filter(isThreadCap)
  if (caps.length === 0 || leaving.every(({ incident }) => incident === null)) return null
  const threads = losingThreads(world, candidate, leaving)
  const ids = new Set(leaving.map(({ id }) => id))
  const windowsWith = (parts: readonly Part[]) => {
    const own = messagesOf(candidate, parts)
    return threads.flatMap(({ incident, isJoined }) => {
      const after = planOverlay(world.plan, ids, isJoined ? own : [])
      return caps.flatMap((cap) => filledWindows(world, after, { cap, incident }, own))
    })
  }
  const worst = new Set(windowsWith(timingOf(candidate).fixed).map(({ cap }) => cap.id))
  if (worst.size === 0) return null
  const joined = threads.filter(({ isJoined }) => isJoined)
  const meetings = joined.flatMap(({ staying }) => staying.map((message) => overtakenAt(candidate, message)))
  return { windowsWith, closuresIn: (piece) => closuresIn(piece, meetings, { windowsWith, worst }) }
}

function isThreadCap(rule: Rule): rule is Rule & Cap {
  return rule.type === 'cap' && rule.enforcement === 'block' && countsFirstOnly(rule)
}

/** The booked messages that booking the candidate takes off the plan. */
function leavingOf({ plan }: World, { announcement, ignore = [] }: Candidate): Message[] {
  const replaced = announcement === null ? ignore : [announcement, ...ignore]
  return [...new Set(replaced)].flatMap((id) => plan.bookingsOf(id).filter(({ status }) => status === 'booked'))
}

function losingThreads(world: World, candidate: Candidate, leaving: readonly Message[]): LosingThread[] {
  return [...new Set(leaving.map(({ incident }) => incident))].flatMap((incident): LosingThread[] => {
    if (incident === null) return []
    const thread = world.plan.thread(incident)
    const staying = thread.filter((message) => !leaving.some(({ id }) => id === message.id))
    if (staying.length === 0) return []
    const isJoined = incident === candidate.incident && candidate.anew !== true
    return [{ incident, staying, isJoined }]
  })
}

/**
 * The windows that hold too many in the plan `after`, because of messages of an incident that count in places where they
 * do not count in the plan of the world. Only what is near those messages is looked at, in those places.
 */
function filledWindows(
  world: World,
  after: Bookings,
  { cap, incident }: { cap: Cap; incident: string },
  own: readonly Message[],
): ExceededInPlan[] {
  const arriving = arrivingIn(cap, world.plan.thread(incident), after.thread(incident), own)
  if (arriving.size === 0) return []
  const times = [...arriving.values()].map(({ at }) => at)
  const range = { from: Math.min(...times), to: Math.max(...times) + 1 }
  const within = unionAll([...arriving.values()].map(({ places }) => places))
  const isAbout = ({ messages }: ExceededInPlan) => messages.some(({ id }) => arriving.has(id))
  const filled = exceededOfCap({ ...world, plan: after }, cap, range, within).filter(isAbout)
  return filled.length === 0 ? [] : newWindows(exceededOfCap(world, cap, range, within).filter(isAbout), filled)
}

/** The messages of a thread, except the candidate's own and exempt ones, by id, with the places where they begin to count. */
function arrivingIn(
  cap: Cap,
  before: readonly Message[],
  after: readonly Message[],
  own: readonly Message[],
): Map<string, { at: number; places: Intervals }> {
  const ownIds = new Set(own.map(({ id }) => id))
  const channels = cap.across === 'together' ? [null] : [...new Set(after.map(({ channel }) => channel))]
  const arriving = new Map<string, { at: number; places: Intervals }>()
  for (const channel of channels) {
    const counted = countedIn({ cap, channel }, before)
    for (const [id, { message, reach }] of countedIn({ cap, channel }, after)) {
      if (ownIds.has(id) || isExempt(cap, message)) continue
      const places = difference(reach, counted.get(id)?.reach ?? [])
      if (places.length > 0) arriving.set(id, { at: message.at, places })
    }
  }
  return arriving
}

function countedIn(stream: Stream, thread: readonly Message[]): Map<string, { message: Message; reach: Intervals }> {
  const messages = thread.filter((message) => isInStream(stream, message))
  const reaches = countingReaches(stream, messages, () => messages)
  return new Map(messages.map((message, index) => [message.id, { message, reach: reaches[index]! }]))
}

function messagesOf(candidate: Candidate, parts: readonly Part[]): Message[] {
  const { kind, severity, incident, waivedRules } = candidate
  const announcement = candidate.announcement ?? ''
  const base = { announcement, kind, severity, incident, waivedRules, committed: orderOf(candidate) }
  return parts.flatMap(({ channel, at, reach }, index): Message[] =>
    at === null ? [] : [{ ...base, id: `own ${index}`, channel, at, reach, status: 'booked' }],
  )
}

/** What counts changes only where a part overtakes a message of the thread. */
function closuresIn(
  { from, to, candidate }: SteadyPiece,
  meetings: readonly number[],
  { windowsWith, worst }: Pick<ThreadJudge, 'windowsWith'> & { worst: ReadonlySet<string> },
): ThreadClosure[] {
  const { floating, fixed } = timingOf(candidate)
  const cuts = meetings.flatMap((at) => floating.map(({ offset }) => at - offset)).filter((at) => from < at && at < to)
  const starts = [...new Set([from, ...cuts])].sort((a, b) => a - b)
  const judged = new Map<number, ReadonlySet<string>>()
  const brokenAt = (t: number) => {
    const known = judged.get(t)
    if (known) return known
    const parts = [...fixed, ...floating.map(({ offset, ...part }) => ({ ...part, at: t + offset }))]
    const broken = new Set(windowsWith(parts).map(({ cap }) => cap.id))
    judged.set(t, broken)
    return broken
  }
  return [...worst].flatMap((rule) => {
    const first = starts[countBefore(starts.length, (index) => !brokenAt(starts[index]!).has(rule))]
    return first === undefined ? [] : [{ rule, from: first }]
  })
}
