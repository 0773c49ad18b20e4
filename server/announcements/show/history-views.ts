import type { Entry } from '../../audit/audit.ts'
import { concernsSomeChannels, deed, isWithoutApproval } from '../../audit/audit-words.ts'
import type { At } from '../../calendar/time-input.ts'
import type { Instant } from '../../platform/clock.ts'
import { formatList } from '../../platform/format.ts'
import { timeIn } from '../../platform/pages/times.ts'
import { atInWords, fieldWords } from '../content-diff.ts'
import type { Approval } from '../review-queries.ts'
import type { ShowPage } from './show-props.ts'

const actionWords: Record<string, string> = {
  create: 'Written',
}

interface Recorded {
  events: readonly Entry[]
  approvals: readonly Approval[]
  names: ReadonlyMap<string, string>
  zone: string
}

/** What happened to it, with the comment or reason of each step. */
export function historyOf({ events, approvals, names, zone }: Recorded, now: Instant): ShowPage['history'] {
  return events.filter(isNoFormality).map((event) => ({
    what: `${whatHappened(event)}${fromAndTo(event, zone, now)}`,
    by: names.get(event.actor.id) ?? event.actor.name,
    when: timeIn(event.at, zone),
    note: noteOn(event, approvals),
  }))
}

/** Who publishes alone sends it to nobody first. The latest event comes first. */
function isNoFormality({ action, actor }: Entry, index: number, events: readonly Entry[]): boolean {
  const next = events[index - 1]
  return action !== 'submit' || next === undefined || !isWithoutApproval(next) || next.actor.id !== actor.id
}

function whatHappened(entry: Entry): string {
  const { action, after } = entry
  const changes = asRecord(after)
  if (action === 'finish' && changes['status'] === 'failed') return 'Could not be sent'
  if (isWithoutApproval(entry)) return 'Published without approval'
  if (action === 'override') return `Overrode “${changes['rule']}”`
  const words = actionWords[action] ?? deed(action)
  if (concernsSomeChannels(entry)) return `${words} on some channels`
  if (action !== 'edit') return words
  const changed = Object.keys(changes).flatMap((key) => fieldWords[key as keyof typeof fieldWords]?.toLowerCase() ?? [])
  return changed.length === 0 ? 'Edited' : `Edited: ${formatList(changed)}`
}

/** " from today, 5:10 pm PST to tomorrow, 9:00 am PST", of a move. */
function fromAndTo({ action, before, after }: Entry, zone: string, now: Instant): string {
  const [from, to] = [asRecord(before)['at'], asRecord(after)['at']] as (At | undefined)[]
  if (action !== 'move' || from === undefined || to === undefined) return ''
  return ` from ${atInWords(from, zone, now)} to ${atInWords(to, zone, now)}`
}

function noteOn({ action, at, actor, after }: Entry, approvals: readonly Approval[]): string | null {
  const decision = approvals.find((approval) => approval.at === at && approval.by === actor.id)
  if (action !== 'override' && decision && decision.comment !== '') return decision.comment
  const { reason } = asRecord(after)
  return typeof reason === 'string' ? reason : null
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
