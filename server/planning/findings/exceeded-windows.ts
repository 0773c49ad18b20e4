import type { Evidence } from '../forbidden/forbidden-interval.ts'
import { reportForbidden } from '../forbidden/forbidden-intervals.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Cap } from '../model/rule-schema.ts'
import { mayBreak } from '../model/scope.ts'
import { timeOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { type Held, overfullWindows } from './window-contents.ts'

/** What a place gets: a message, or (null) one of the candidate's. */
export interface Post {
  at: number
  message: Message | null
}

/** The windows over the limit in which the candidate, going out at t, is one of the posts. */
export function crowdedWindows(cap: Cap, { messages, offsets, zone }: Evidence, t: number): Held<Post>[] {
  const others = messages.map((message): Post => ({ at: message.at, message }))
  const own = offsets.map((offset): Post => ({ at: t + offset, message: null }))
  const posts = [...others, ...own].sort((a, b) => a.at - b.at)
  return overfullWindows(cap, posts, zone).filter((held) => held.posts.some(({ message }) => message === null))
}

/** A crowded window of some places, by a cap that blocks. */
export interface Crowd {
  cap: Cap
  /** Whether the candidate may go out all the same. */
  lenient: boolean
  posts: readonly Post[]
}

/** The crowds that a candidate would make or join, whether or not it may break the cap; each once. */
export function crowdsAround(world: World, candidate: Candidate): Crowd[] {
  const at = timeOf(candidate)!
  const caps = world.rules.filter((rule) => rule.type === 'cap').filter(({ enforcement }) => enforcement === 'block')
  const strict = { ...world, rules: caps.map((cap) => ({ ...cap, exemptFrom: null })), holds: [] }
  const capOf = new Map<Evidence, Cap>()
  reportForbidden(
    strict,
    { ...candidate, passes: [] },
    { from: at, to: at + 1 },
    {
      detail: 'places',
      report: ({ cause, blame }) => {
        if (blame) capOf.set(blame.evidence, caps.find((cap) => cap.id === cause.id)!)
      },
    },
  )
  const crowds = new Map<string, Crowd>()
  for (const [evidence, cap] of capOf) {
    for (const { posts } of crowdedWindows(cap, evidence, at)) {
      const key = JSON.stringify([cap.id, posts.map(({ message }) => message?.id)])
      crowds.set(key, { cap, lenient: mayBreak(cap, candidate), posts })
    }
  }
  return [...crowds.values()]
}
