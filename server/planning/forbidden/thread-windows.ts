import { unionAll } from '../../areas/intervals.ts'
import { countBefore } from '../../platform/binary-search.ts'
import type { Candidate, Message, Part } from '../model/message.ts'
import type { Cap, Rule } from '../model/rule-schema.ts'
import { isExempt } from '../model/scope.ts'
import type { SteadyPiece } from '../model/steady-pieces.ts'
import { timingOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { planOverlay } from '../store/plan-overlay.ts'
import { type ExceededInPlan, exceededInPlan, newWindows } from './exceeded-in-plan.ts'
import { countsFirstOnly } from './streams.ts'

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

/** A thread that loses messages, and what decides whether the others count in their place. */
interface LosingThread {
  incident: string
  staying: readonly Message[]
  /** Whether the candidate becomes a message of it. */
  isJoined: boolean
  /** The windows over the limit in the plan as it is now. */
  before: readonly ExceededInPlan[]
  windowsIn(plan: World['plan']): ExceededInPlan[]
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
  const threads = losingThreads({ ...world, rules: caps }, candidate, leaving)
  const ids = new Set(leaving.map(({ id }) => id))
  const windowsWith = (parts: readonly Part[]) => {
    const own = messagesOf(candidate, parts)
    return threads.flatMap((thread) => {
      const after = planOverlay(world.plan, ids, thread.isJoined ? own : [])
      const isOfThread = (cap: Cap) => (one: Message) => one.incident === thread.incident && !isExempt(cap, one)
      return newWindows(thread.before, thread.windowsIn(after)).filter(
        ({ cap, messages }) => messages.some(isOfThread(cap)) && !messages.some((one) => own.includes(one)),
      )
    })
  }
  const worst = new Set(windowsWith(timingOf(candidate).fixed).map(({ cap }) => cap.id))
  if (worst.size === 0) return null
  const meetings = threads.flatMap(({ isJoined, staying }) => (isJoined ? staying.map(({ at }) => at) : []))
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
  return [...Map.groupBy(leaving, ({ incident }) => incident)].flatMap(([incident, gone]): LosingThread[] => {
    if (incident === null) return []
    const thread = world.plan.thread(incident)
    const staying = thread.filter((message) => !leaving.some(({ id }) => id === message.id))
    if (staying.length === 0) return []
    const range = { from: thread[0]!.at, to: thread.at(-1)!.at + 1 }
    const within = unionAll(gone.map(({ reach }) => reach))
    const windowsIn = (plan: World['plan']) => exceededInPlan({ ...world, plan }, range, within)
    const isJoined = incident === candidate.incident && candidate.anew !== true
    return [{ incident, staying, isJoined, before: windowsIn(world.plan), windowsIn }]
  })
}

/** It is booked last, so at the same instant the others of its thread come first. */
function messagesOf(candidate: Candidate, parts: readonly Part[]): Message[] {
  const { kind, severity, incident, waivedRules } = candidate
  const announcement = candidate.announcement ?? ''
  const base = { announcement, kind, severity, incident, waivedRules, committed: Number.POSITIVE_INFINITY }
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
