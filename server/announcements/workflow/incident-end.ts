import { type LockedCalendar, withLockedCalendar } from '../../calendar/locked-calendar.ts'
import type { Followed, FollowIncident, IncidentTransaction } from '../../incidents/actions.ts'
import type { Incident } from '../../incidents/incident.ts'
import type { Person } from '../../people/person.ts'
import type { Instant } from '../../platform/clock.ts'
import { formatCount, formatList, pluralForm } from '../../platform/format.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { type Announcement, can } from '../announcement.ts'
import { listThread } from '../queries.ts'
import { allClearFor } from './all-clear.ts'
import { insertDraft, placeDraft } from './draft-actions.ts'
import { cancelIn } from './schedule-actions.ts'

/**
 * Ends what is said about an incident in the transaction that ends the incident (docs/lifecycle.md#incidents). It holds
 * the calendar's lock, so nothing of the thread can be booked or start meanwhile.
 */
export const withItsThread: IncidentTransaction = (context, work) =>
  withLockedCalendar(context, (calendar) =>
    work(calendar.trx, (incident, person, now) =>
      incident.endedAt === null
        ? openAgain(calendar, { incident, person, now })
        : end(calendar, { incident, person, now }),
    ),
  )

interface Change {
  incident: Incident
  person: Person
  now: Instant
}

/** Cancels what is not out yet, and drafts the all-clear unless there is one. */
async function end(calendar: LockedCalendar, change: Change): ReturnType<FollowIncident> {
  const { incident, person, now } = change
  const thread = await listThread(calendar.trx, incident.id)
  const updates = thread.filter(({ stage }) => stage !== 'all_clear')
  const unsent = await cancelAll(calendar, updates, { reason: `${endInWords(incident)}.`, person, now })
  const waiting = thread.find((announcement) => isUnsent(announcement) && announcement.stage === 'all_clear')
  return {
    cancelled: unsent.map(({ id }) => id),
    allClear: waiting?.id ?? (await draftAllClear(calendar, { ...change, thread, unsent })),
  }
}

async function draftAllClear(
  calendar: LockedCalendar,
  { incident, person, now, thread, unsent }: Change & Record<'thread' | 'unsent', readonly Announcement[]>,
): Promise<string | null> {
  const told = thread.filter(({ status }) => status === 'publishing' || status === 'published')
  const last = told.findLast(({ stage }) => stage !== 'correction')
  // It was opened again and ended without a word to readers: they have the all-clear.
  if (last?.stage === 'all_clear') return last.id
  const about = told.length > 0 ? told : unsent
  if (about.length === 0) return null
  const { trx, tree } = calendar
  const { zone } = await findOrganisation(trx)
  const draft = await placeDraft(calendar, await allClearFor(trx, tree, { incident, about, zone, now }))
  const reason = [`${endInWords(incident)}, and this is the draft of its all-clear.`, cancelledInWords(unsent)]
  return (await insertDraft(trx, draft, { person, now, reason: reason.filter(Boolean).join(' ') })).id
}

/** An all-clear that is not out yet is no longer true. */
async function openAgain(calendar: LockedCalendar, { incident, person, now }: Change): Promise<Followed> {
  const thread = await listThread(calendar.trx, incident.id)
  const allClears = thread.filter(({ stage }) => stage === 'all_clear')
  const reason = `The incident “${incident.title}” is open again.`
  const unsent = await cancelAll(calendar, allClears, { reason, person, now })
  return { cancelled: unsent.map(({ id }) => id), allClear: null }
}

/** Cancels what of them is not out yet, and returns those of which there was anything. */
async function cancelAll(
  calendar: LockedCalendar,
  announcements: readonly Announcement[],
  { reason, person, now }: { reason: string; person: Person; now: Instant },
): Promise<Announcement[]> {
  const cancelled: Announcement[] = []
  for (const before of announcements)
    if (can(before, 'cancel') && (await cancelIn({ calendar, before, now }, reason, person))) cancelled.push(before)
  return cancelled
}

/** Whether nothing of it has started, so that it can be cancelled as a whole. */
function isUnsent(announcement: Announcement): boolean {
  return can(announcement, 'cancel') && !['publishing', 'published', 'failed'].includes(announcement.status)
}

function endInWords({ title, status }: Incident): string {
  const word = status === 'called_off' ? 'called off' : status === 'completed' ? 'completed' : 'restored'
  return `The incident “${title}” was ${word}`
}

const NAMED_AT_MOST = 5

/** "2 announcements that were not out yet were canceled: “Water is off” and “Repair has begun”." */
function cancelledInWords(unsent: readonly Announcement[]): string | null {
  if (unsent.length === 0) return null
  const named = unsent.slice(0, NAMED_AT_MOST).map(({ headline }) => `“${headline || 'Without a headline'}”`)
  const more = unsent.length - named.length
  const names = formatList(more === 0 ? named : [...named, `${more} more`])
  const were = pluralForm(unsent.length, 'was', 'were')
  return `${formatCount(unsent.length, 'announcement')} that ${were} not out yet ${were} canceled: ${names}.`
}
