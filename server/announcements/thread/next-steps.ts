import type { Incident } from '../../incidents/incident.ts'
import { updateHref } from '../../incidents/update-link.ts'
import { mayWriteFor, type Person } from '../../people/person.ts'
import { type Announcement, isUnsent } from '../announcement.ts'
import { isOut, type Status } from '../status.ts'

/** What to write next about an incident. */
export interface NextStep {
  href: string
  label: string
  /** What is in the way; null when nothing is. */
  note: string | null
}

/** What people were told last; null when nothing is out. */
export function lastOut(thread: readonly Announcement[]): Announcement | null {
  return thread.findLast(isOut) ?? null
}

/** The first notice, as long as nothing is out: nobody was told yet, so there is nothing to update. */
export function firstToCome(thread: readonly Announcement[]): Announcement | null {
  if (lastOut(thread) !== null) return null
  return thread.find((one) => one.stage === 'initial' && isUnsent(one)) ?? null
}

const firstWords: Partial<Record<Status, string>> = {
  draft: 'is still a draft',
  in_review: 'is waiting for approval',
  approved: 'is approved, but has no free time yet',
  scheduled: 'is scheduled and not out yet',
  held: 'is on hold',
  missed: 'missed its time',
}

/** An update; before the first notice is out, that one. Null once it is over, and for whoever may not write it. */
export function nextStep(incident: Incident, person: Person, thread: readonly Announcement[]): NextStep | null {
  const update = updateHref(incident, person)
  if (update === null) return null
  const first = firstToCome(thread)
  if (first === null) return { href: update, label: 'Post an update', note: null }
  const label = first.status === 'draft' ? 'Finish the first notice' : 'See the first notice'
  return { href: writingHref(first), label, note: firstInWords(first) }
}

/** "Its first notice is waiting for approval." */
export function firstInWords({ status }: Pick<Announcement, 'status'>): string {
  return `Its first notice ${firstWords[status] ?? 'is not out yet'}.`
}

/**
 * Where the all-clear is written that ends it, or goes on being written. Null when nobody was told, so that there is
 * nothing to clear, once it is over, and for whoever may not.
 */
export function allClearHref(
  { id, endedAt }: Pick<Incident, 'id' | 'endedAt'>,
  person: Person,
  thread: readonly Announcement[],
): string | null {
  if (endedAt !== null || !mayWriteFor(person, 'service') || lastOut(thread) === null) return null
  const begun = thread.findLast((one) => one.stage === 'all_clear' && isUnsent(one))
  return begun ? writingHref(begun) : `/announcements/new?kind=service&incident=${id}&stage=all_clear`
}

/** Where it is written, or seen if it cannot be at once. */
export function writingHref({ id, status }: Announcement): string {
  return `/announcements/${id}${status === 'draft' ? '/edit' : ''}`
}
