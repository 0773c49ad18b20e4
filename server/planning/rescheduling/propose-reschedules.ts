import { findingsFor } from '../findings/check.ts'
import { type Crowd, crowdsAround } from '../findings/exceeded-windows.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Move } from '../model/report.ts'
import { coversChannel } from '../model/scope.ts'
import { timed, timeOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { supposing } from '../store/plan-overlay.ts'
import { byPriority, isMovable, whoMayYield } from './displacement.ts'
import { rehouse } from './reschedule.ts'
import { type Demand, smallestSet } from './smallest-set.ts'

export interface MovingRoom {
  moves: readonly Move[]
  /** How many posts move; one on several channels is one. */
  cost: number
}

/**
 * The smallest set of lower-priority posts whose moving makes room for a candidate, each with its own next free time:
 * of lower severity first, marketing before service, then the later committed. A candidate that may break a cap needs
 * no room for itself; then it is the later posts that it would leave over the cap for which there must be room.
 */
export function movingRoom(world: World, untimed: Candidate): MovingRoom {
  const candidate = timed(untimed)
  const at = timeOf(candidate)
  if (at === null || isStopped(world, candidate, at)) return { moves: [], cost: 0 }
  const stuck = new Set<string>()
  for (;;) {
    const messages = messagesToMove(world, candidate, stuck)
    const outcome = rehouse(world, candidate, messages)
    if (outcome.homeless === null) return { moves: outcome.moves, cost: new Set(messages.map(postOf)).size }
    stuck.add(postOf(outcome.homeless))
  }
}

/** No moving of others helps against quiet hours, blackouts and holds. */
function isStopped(world: World, candidate: Candidate, at: number): boolean {
  return findingsFor(world, candidate, at).some(({ type, level }) => level === 'block' && type !== 'cap')
}

/** A crowd that is there only when some posts have gone: then later ones of their threads count. */
interface Conditional {
  crowd: Crowd
  given: ReadonlySet<string>
}

function messagesToMove(world: World, candidate: Candidate, stuck: ReadonlySet<string>): Message[] {
  const crowds: Conditional[] = crowdsAround(world, candidate).map((crowd) => ({ crowd, given: new Set() }))
  for (;;) {
    const ofPost = Map.groupBy(
      crowds.flatMap(({ crowd }) => bookingsIn(world, crowd)),
      postOf,
    )
    const demand: Demand = (chosen) => {
      for (const { crowd, given } of crowds) {
        const offers = given.isSubsetOf(chosen) ? offersOf(world, candidate, crowd, chosen, stuck) : null
        if (offers !== null) return offers
      }
      return null
    }
    const chosen = smallestSet(demand, (a, b) => byPriority(ofPost.get(a)![0]!, ofPost.get(b)![0]!))
    if (chosen === null) return []
    const moving = new Map([...chosen].flatMap((post) => ofPost.get(post)!).map((message) => [message.id, message]))
    const then = { ...world, plan: supposing(world.plan, new Set(moving.keys()), []) }
    const unmet = crowdsAround(then, candidate).filter(
      (crowd) => offersOf(world, candidate, crowd, chosen, stuck) !== null,
    )
    if (unmet.length === 0) return [...moving.values()]
    crowds.push(...unmet.map((crowd) => ({ crowd, given: chosen })))
  }
}

function offersOf(
  world: World,
  candidate: Candidate,
  crowd: Crowd,
  chosen: ReadonlySet<string>,
  stuck: ReadonlySet<string>,
): string[] | null {
  const yielding = whoMayYield(
    crowd,
    candidate,
    world.now,
    (message) => isMovable(message) && chosen.has(postOf(message)),
  )
  if (yielding === null) return null
  const offers = [...new Set(yielding.map(postOf))].filter((post) => !stuck.has(post))
  return crowd.lenient && offers.length === 0 ? null : offers
}

/** The bookings of a crowd's posts; what counts as one message is several bookings when it is on several channels. */
function bookingsIn({ plan }: World, { cap, posts }: Crowd): Message[] {
  return posts.flatMap(({ message }) => {
    if (message === null) return []
    const isOne = ({ at, channel }: Message) =>
      at === message.at && (cap.across === 'together' ? coversChannel(cap, channel) : channel === message.channel)
    return plan.bookingsOf(message.announcement).filter((other) => isMovable(other) && isOne(other))
  })
}

/** One announcement at one instant, on whatever channels. */
function postOf({ announcement, at }: Message): string {
  return JSON.stringify([announcement, at])
}
