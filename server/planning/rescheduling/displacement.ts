import { severities } from '../../incidents/severity.ts'
import type { ExceededWindow } from '../findings/exceeded-windows.ts'
import type { Candidate, Message } from '../model/message.ts'
import { isExempt } from '../model/scope.ts'

/**
 * The messages that may be displaced to bring an exceeded window down to its limit, assuming that the messages that are
 * `gone` have left it; null when none has to move. For an exempt candidate, displacement is needed only to protect a
 * later message that is not exempt (docs/scheduling-rules.md#displacement).
 */
export function displaceable(
  { cap, candidateIsExempt, posts }: ExceededWindow,
  candidate: Candidate,
  isMovable: (message: Message) => boolean,
  gone: (message: Message) => boolean,
): Message[] | null {
  const remaining = posts.filter(({ message }) => message === null || !gone(message))
  if (remaining.length <= cap.limit) return null
  const found = remaining
    .flatMap(({ message }) => message ?? [])
    .filter((message) => isMovable(message) && mayBeDisplaced(message, candidate, candidateIsExempt))
  const own = posts.find(({ message }) => message === null)!
  if (candidateIsExempt && !found.some((message) => message.at >= own.at && !isExempt(cap, message))) return null
  return found
}

/** Higher severity displaces lower, and service displaces marketing; an exempt candidate displaces its equals too. */
function mayBeDisplaced(message: Message, candidate: Candidate, alsoByEquals: boolean): boolean {
  if (message.announcement === candidate.announcement) return false
  const order = priority(candidate) - priority(message)
  return order > 0 || (order === 0 && alsoByEquals)
}

/** Negative when `a` should move rather than `b`: lower severity first, marketing before service, then later booked. */
export function byPriority(a: Message, b: Message): number {
  return priority(a) - priority(b) || b.committed - a.committed
}

function priority({ severity, kind }: Pick<Message, 'severity' | 'kind'>): number {
  return severities.indexOf(severity) * 2 + (kind === 'service' ? 1 : 0)
}
