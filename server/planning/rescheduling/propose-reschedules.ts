import { findingsFor } from '../findings/check.ts'
import { type ExceededWindow, exceededWindowsAround } from '../findings/exceeded-windows.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Reschedule } from '../model/report.ts'
import { coversChannel } from '../model/scope.ts'
import { timed, timeOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { planOverlay } from '../store/plan-overlay.ts'
import { byPriority, displaceable } from './displacement.ts'
import { type FactsOf, isMovable, postOf } from './post.ts'
import { reschedule } from './reschedule.ts'
import { type Demand, smallestSet } from './smallest-set.ts'

export interface ProposedReschedules {
  reschedules: readonly Reschedule[]
  /** How many posts move; a post on several channels counts once. */
  cost: number
}

/**
 * Finds the smallest set of lower-priority posts to reschedule to make room for a candidate, each to its own next free
 * time. It prefers lower severity, then marketing over service, then posts that were booked later
 * (docs/scheduling-rules.md#displacement). An exempt candidate needs no room for itself, but the later posts that it
 * would push over the limit do. `factsOf` tells what the plan does not know about the posts that could move.
 */
export function proposeReschedules(
  world: World,
  untimed: Candidate,
  factsOf: FactsOf = () => undefined,
): ProposedReschedules {
  const candidate = timed(untimed)
  const at = timeOf(candidate)
  if (at === null || isClosed(world, candidate, at)) return { reschedules: [], cost: 0 }
  const unplaceable = new Set<string>()
  for (;;) {
    const messages = messagesToReschedule({ world, candidate, factsOf, unplaceable })
    const result = reschedule({ world, candidate, factsOf }, messages)
    if (result.unplaceable === null) {
      const { reschedules } = result
      const posts = reschedules.map(({ announcement, from }) => postOf({ announcement, at: from }, factsOf))
      return { reschedules, cost: new Set(posts).size }
    }
    unplaceable.add(postOf(result.unplaceable, factsOf))
  }
}

/** Rescheduling others does not help against quiet hours, blackouts and holds. */
function isClosed(world: World, candidate: Candidate, at: number): boolean {
  return findingsFor(world, candidate, at).some(({ type, level }) => level === 'block' && type !== 'cap')
}

interface Search {
  world: World
  candidate: Candidate
  factsOf: FactsOf
  /** Posts for which no free time was found. */
  unplaceable: ReadonlySet<string>
}

/**
 * A window that is exceeded only after the posts in `given` leave, because later messages of their threads then count
 * instead.
 */
interface ConditionalWindow {
  window: ExceededWindow
  given: ReadonlySet<string>
}

function messagesToReschedule(search: Search): Message[] {
  const { world, candidate, factsOf } = search
  const windows: ConditionalWindow[] = exceededWindowsAround(world, candidate).map((window) => {
    return { window, given: new Set() }
  })
  for (;;) {
    const ofPost = Map.groupBy(
      windows.flatMap(({ window }) => bookingsIn(search, window)),
      (message) => postOf(message, factsOf),
    )
    const demand: Demand = (chosen) => {
      for (const { window, given } of windows) {
        const options = given.isSubsetOf(chosen) ? displaceablePosts(search, window, chosen) : null
        if (options !== null) return options
      }
      return null
    }
    const chosen = smallestSet(demand, (a, b) => byPriority(ofPost.get(a)![0]!, ofPost.get(b)![0]!))
    if (chosen === null) return []
    const moving = new Map([...chosen].flatMap((post) => ofPost.get(post)!).map((message) => [message.id, message]))
    const afterwards = { ...world, plan: planOverlay(world.plan, new Set(moving.keys()), []) }
    const stillExceeded = exceededWindowsAround(afterwards, candidate).filter(
      (window) => displaceablePosts(search, window, chosen) !== null,
    )
    if (stillExceeded.length === 0) return [...moving.values()]
    windows.push(...stillExceeded.map((window) => ({ window, given: chosen })))
  }
}

/** The posts to choose from to bring the window down to its limit; null when nothing more has to move. */
function displaceablePosts(
  { world, candidate, factsOf, unplaceable }: Search,
  window: ExceededWindow,
  chosen: ReadonlySet<string>,
): string[] | null {
  const canMove = (message: Message) => isMovable(world, message, factsOf)
  const isGone = (message: Message) => chosen.has(postOf(message, factsOf)) && canMove(message)
  const messages = displaceable(window, candidate, canMove, isGone)
  if (messages === null) return null
  const posts = new Set(messages.map((message) => postOf(message, factsOf)))
  const open = [...posts].filter((post) => !unplaceable.has(post))
  return window.candidateIsExempt && open.length === 0 ? null : open
}

/**
 * The movable bookings of the window's posts. A post on several channels has several bookings, even if it counts once.
 */
function bookingsIn({ world, factsOf }: Search, { cap, posts }: ExceededWindow): Message[] {
  return posts.flatMap(({ message }) => {
    if (message === null || !isMovable(world, message, factsOf)) return []
    const isSamePost = ({ at, channel }: Message) =>
      at === message.at && (cap.across === 'together' ? coversChannel(cap, channel) : channel === message.channel)
    const isWhole = factsOf(message.announcement)?.clocks
    return world.plan.bookingsOf(message.announcement).filter((other) => {
      return isMovable(world, other, factsOf) && (isWhole || isSamePost(other))
    })
  })
}
