import { severities } from '../../incidents/severity.ts'
import type { ExceededWindow } from '../findings/exceeded-windows.ts'
import type { Candidate, Message } from '../model/message.ts'
import { isExempt } from '../model/scope.ts'

/**
 * The messages of an exceeded window that may be displaced to bring it down to its limit, once those that are `gone` have
 * left it; null when none has to be. Where the candidate is exempt, displacement is needed only for the sake of a later
 * message that is not (docs/scheduling-rules.md#displacement).
 */
export function displaceable(
  { cap, candidateIsExempt, posts }: ExceededWindow,
  candidate: Candidate,
  now: number,
  gone: (message: Message) => boolean,
): Message[] | null {
  const left = posts.filter(({ message }) => message === null || !gone(message))
  if (left.length <= cap.limit) return null
  const found = left
    .flatMap(({ message }) => message ?? [])
    .filter((message) => mayBeDisplaced(message, candidate, now, candidateIsExempt))
  const own = posts.find(({ message }) => message === null)!
  if (candidateIsExempt && !found.some((message) => message.at >= own.at && !isExempt(cap, message))) return null
  return found
}

/** Higher severity displaces lower, and service displaces marketing; an exempt candidate displaces its equals too. */
function mayBeDisplaced(message: Message, candidate: Candidate, now: number, alsoByEquals: boolean): boolean {
  if (!isMovable(message) || message.at <= now || message.announcement === candidate.announcement) return false
  const order = priority(candidate) - priority(message)
  return order > 0 || (order === 0 && alsoByEquals)
}

/** What has gone out is history and cannot move. */
export function isMovable({ status }: Message): boolean {
  return status === 'booked'
}

/** Negative when `a` should move rather than `b`: lower severity first, marketing before service, then later booked. */
export function byPriority(a: Message, b: Message): number {
  return priority(a) - priority(b) || b.committed - a.committed
}

function priority({ severity, kind }: Pick<Message, 'severity' | 'kind'>): number {
  return severities.indexOf(severity) * 2 + (kind === 'service' ? 1 : 0)
}
