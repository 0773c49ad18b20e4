import { severities } from '../../incidents/severity.ts'
import type { Crowd } from '../findings/exceeded-windows.ts'
import type { Candidate, Message } from '../model/message.ts'
import { mayBreak } from '../model/scope.ts'

/**
 * Who of a crowd may be moved so that it comes down to its limit, when those that are `gone` are gone; null when
 * nobody has to. Where the candidate may break the cap, somebody has to only for the sake of a later post.
 */
export function whoMayYield(
  { cap, lenient, posts }: Crowd,
  candidate: Candidate,
  now: number,
  gone: (message: Message) => boolean,
): Message[] | null {
  const left = posts.filter(({ message }) => message === null || !gone(message))
  if (left.length <= cap.limit) return null
  const yielding = left
    .flatMap(({ message }) => message ?? [])
    .filter((message) => yields(message, candidate, now, lenient))
  const own = posts.find(({ message }) => message === null)!
  if (lenient && !yielding.some((message) => message.at >= own.at && !mayBreak(cap, message))) return null
  return yielding
}

/**
 * What has not gone out may yield to higher severity, and marketing to service. To a candidate that may break the cap
 * its equals yield too.
 */
function yields(message: Message, candidate: Candidate, now: number, toEquals: boolean): boolean {
  if (!isMovable(message) || message.at <= now || message.announcement === candidate.announcement) return false
  const order = priority(candidate) - priority(message)
  return order > 0 || (order === 0 && toEquals)
}

/** What has gone out is history. */
export function isMovable({ status }: Message): boolean {
  return status === 'booked'
}

/** Below 0 when `a` should rather move than `b`: lower severity, marketing, later committed. */
export function byPriority(a: Message, b: Message): number {
  return priority(a) - priority(b) || b.committed - a.committed
}

function priority({ severity, kind }: Pick<Message, 'severity' | 'kind'>): number {
  return severities.indexOf(severity) * 2 + (kind === 'service' ? 1 : 0)
}
