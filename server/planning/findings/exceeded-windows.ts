import type { PlaceMessages } from '../forbidden/forbidden-interval.ts'
import { reportForbidden } from '../forbidden/forbidden-intervals.ts'
import { type WindowContents, windowsOverLimit } from '../forbidden/window-contents.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Cap } from '../model/rule-schema.ts'
import { isExempt } from '../model/scope.ts'
import { timeOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'

/** A message that a place gets; `message` is null for one of the candidate's own. */
export interface WindowPost {
  at: number
  message: Message | null
}

/** Finds the windows over the limit that would hold one of the candidate's messages if it went out at t. */
export function exceededWindowsAt(
  cap: Cap,
  { messages, offsets, zone }: PlaceMessages,
  t: number,
): WindowContents<WindowPost>[] {
  const others = messages.map((message): WindowPost => ({ at: message.at, message }))
  const own = offsets.map((offset): WindowPost => ({ at: t + offset, message: null }))
  const posts = [...others, ...own].sort((a, b) => a.at - b.at)
  return windowsOverLimit(cap, posts, zone).filter((window) => window.posts.some(({ message }) => message === null))
}

/** A window of a blocking cap that the candidate would push over its limit, or that is over it already. */
export interface ExceededWindow {
  cap: Cap
  /** An exempt candidate may go out anyway. */
  candidateIsExempt: boolean
  posts: readonly WindowPost[]
}

/**
 * Finds the windows of blocking caps that a candidate would exceed, without duplicates, whether or not it is exempt.
 */
export function exceededWindowsAround(world: World, candidate: Candidate): ExceededWindow[] {
  const at = timeOf(candidate)!
  const caps = world.rules.filter((rule) => rule.type === 'cap').filter(({ enforcement }) => enforcement === 'block')
  const strict = { ...world, rules: caps.map((cap) => ({ ...cap, exemptFrom: null })), holds: [] }
  const capOf = new Map<PlaceMessages, Cap>()
  reportForbidden(
    strict,
    { ...candidate, waivedRules: [] },
    { from: at, to: at + 1 },
    {
      detail: 'places',
      report: ({ constraint, cause }) => {
        if (cause) capOf.set(cause.placeMessages, caps.find((cap) => cap.id === constraint.id)!)
      },
    },
  )
  const exceeded = new Map<string, ExceededWindow>()
  for (const [placeMessages, cap] of capOf) {
    for (const { posts } of exceededWindowsAt(cap, placeMessages, at)) {
      const key = JSON.stringify([cap.id, posts.map(({ message }) => message?.id)])
      exceeded.set(key, { cap, candidateIsExempt: isExempt(cap, candidate), posts })
    }
  }
  return [...exceeded.values()]
}
