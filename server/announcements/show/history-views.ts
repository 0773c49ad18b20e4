import type { Entry } from '../../audit/audit.ts'
import { concernsSomeChannels, deed } from '../../audit/audit-words.ts'
import { formatList } from '../../platform/format.ts'
import { timeIn } from '../../platform/pages/times.ts'
import { fieldWords } from '../content-diff.ts'
import type { Approval } from '../review-queries.ts'
import type { ShowPage } from './show-props.ts'

const actionWords: Record<string, string> = {
  create: 'Written',
}

/** What happened to it, with the comment or reason of each step. */
export function historyOf(
  events: readonly Entry[],
  approvals: readonly Approval[],
  names: ReadonlyMap<string, string>,
  zone: string,
): ShowPage['history'] {
  return events.map((event) => ({
    what: whatHappened(event),
    by: names.get(event.actor.id) ?? event.actor.name,
    when: timeIn(event.at, zone),
    note: noteOn(event, approvals),
  }))
}

function whatHappened(entry: Entry): string {
  const { action, after } = entry
  const changes = asRecord(after)
  if (action === 'finish' && changes['status'] === 'failed') return 'Could not be sent'
  if (action === 'override') return `Overrode “${changes['rule']}”`
  const words = actionWords[action] ?? deed(action)
  if (concernsSomeChannels(entry)) return `${words} on some channels`
  if (action !== 'edit') return words
  const changed = Object.keys(changes).flatMap((key) => fieldWords[key as keyof typeof fieldWords]?.toLowerCase() ?? [])
  return changed.length === 0 ? 'Edited' : `Edited: ${formatList(changed)}`
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
