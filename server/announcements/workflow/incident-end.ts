import type { Actor } from '../../audit/audit.ts'
import type { FindingRecord } from '../../calendar/finding-record.ts'
import { type LockedCalendar, withLockedCalendar } from '../../calendar/locked-calendar.ts'
import { resolveTargets } from '../../calendar/targets.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import type { Followed, FollowIncident, IncidentTransaction } from '../../incidents/actions.ts'
import type { Incident } from '../../incidents/incident.ts'
import { findIncidentIfAny } from '../../incidents/queries.ts'
import type { Instant } from '../../platform/clock.ts'
import { formatCount, formatList, pluralForm } from '../../platform/format.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { type Announcement, isUnsent } from '../announcement.ts'
import { withOver } from '../over-words.ts'
import { findAnnouncement, listThread } from '../queries.ts'
import { allClearFor } from '../thread/all-clear.ts'
import { type Told, whoWasTold, withoutTold } from '../thread/who-was-told.ts'
import type { Outbox } from '../under-way.ts'
import { collisionsWithout } from './collisions.ts'
import { insertDraft, placeDraft } from './drafts.ts'
import { cancelParts, countingOf, type PartsToStop, partsToCancel } from './stop-parts.ts'
import type { Step } from './transition.ts'

/**
 * Ends what is said about an incident in the transaction that ends the incident (docs/lifecycle.md#incidents). It holds
 * the calendar's lock, so nothing of the thread can be booked or start meanwhile.
 */
export function withItsThread(outbox: Outbox): IncidentTransaction {
  return (context, work) =>
    withLockedCalendar(context, (calendar) => work(calendar.trx, followIn(calendar, { context, outbox })))
}

/** The same for a caller that already holds the calendar's lock. */
export function followIn(calendar: LockedCalendar, by: Pick<Change, 'context' | 'outbox'>): FollowIncident {
  return (incident, actor, now) => {
    const change = { ...by, incident, actor, now }
    return incident.endedAt === null ? openAgain(calendar, change) : end(calendar, change)
  }
}

interface Change {
  context: Context
  outbox: Outbox
  incident: Incident
  actor: Actor
  now: Instant
}

/** Cancels what is not out yet, and drafts the all-clear unless there is one. */
async function end(calendar: LockedCalendar, change: Change): ReturnType<FollowIncident> {
  const { incident } = change
  const thread = await listThread(calendar.trx, incident.id)
  const updates = thread.filter(({ stage }) => stage !== 'all_clear')
  const { unsent, over } = await cancelAll(calendar, updates, { ...change, reason: `${endInWords(incident)}.` })
  const waiting = thread.find((announcement) => isUnsent(announcement) && announcement.stage === 'all_clear')
  return {
    cancelled: unsent.map(({ id }) => id),
    allClear: waiting?.id ?? (await draftAllClear(calendar, { ...change, unsent, over })),
    over,
  }
}

async function draftAllClear(calendar: LockedCalendar, change: Change & Cancelled): Promise<string | null> {
  const { outbox, incident, unsent, over } = change
  // As it is now: what was under way may have been cancelled, so that nobody was told.
  const { told, allClear } = await whoWasTold(calendar, outbox, await listThread(calendar.trx, incident.id))
  const done = [
    `${endInWords(incident)}, and this is the draft of its all-clear.`,
    cancelledInWords(unsent.filter(isUnsent)),
    restCancelledInWords(unsent.filter((one) => !isUnsent(one))),
  ]
  const reason = withOver(done.filter(Boolean).join(' '), over)
  return (await insertAllClear(calendar, change, { told, isFirst: allClear === null, reason })) ?? allClear?.id ?? null
}

/**
 * Drafts the all-clear for those of whom only now, after the end of the incident, it turns out that they were told by this
 * announcement on this channel. Returns its id, or null: there is none if they have one, or if one that is being written
 * is for them too.
 */
export async function draftForLateTold(
  calendar: LockedCalendar,
  { announcement: id, channel }: { announcement: string; channel: string },
  by: Pick<Change, 'outbox' | 'now' | 'actor'>,
): Promise<string | null> {
  const { trx, tree } = calendar
  const { incident: about, stage, headline } = await findAnnouncement(trx, id)
  const incident = about === null || stage === 'all_clear' ? null : await findIncidentIfAny(trx, about)
  if (incident === null || incident.endedAt === null) return null
  const thread = await listThread(trx, incident.id)
  const course = await whoWasTold(calendar, by.outbox, thread)
  const written = thread.filter((one) => isUnsent(one) && one.stage === 'all_clear')
  const channels = await listChannels(trx)
  const reached = written.flatMap((one) => resolveTargets(tree, channels, one).channels)
  const told = reached.reduce<readonly Told[]>(
    (left, one) => withoutTold(left, one.channel.key, one.reach),
    course.told.filter((one) => one.announcement.id === id && one.channel === channel),
  )
  const isFirst = course.allClear === null && written.length === 0
  const reason = `${endInWords(incident)}, and this is the draft of its all-clear for those who got “${headline}”.`
  return insertAllClear(calendar, { ...by, incident }, { told, isFirst, reason })
}

/** Returns the id of the draft, or null if there is nobody to tell. */
async function insertAllClear(
  calendar: LockedCalendar,
  { incident, actor, now }: Pick<Change, 'incident' | 'now' | 'actor'>,
  { told, isFirst, reason }: { told: readonly Told[]; isFirst: boolean; reason: string },
): Promise<string | null> {
  const { trx, tree } = calendar
  const channels = (await listChannels(trx)).filter(({ enabled }) => enabled).map(({ key }) => key)
  // A channel that is gone cannot carry an all-clear, so nobody waits for one there once there is one elsewhere.
  const waiting = isFirst ? told : told.filter(({ channel }) => channels.includes(channel))
  if (waiting.length === 0) return null
  const { zone } = await findOrganisation(trx)
  const content = allClearFor(tree, { incident, told: waiting, isFirst, channels, zone, now })
  const draft = await placeDraft(calendar, content)
  return (await insertDraft(trx, draft, { actor, now, reason })).id
}

/** An all-clear that is not out yet is no longer true. */
async function openAgain(calendar: LockedCalendar, change: Change): Promise<Followed> {
  const { incident } = change
  const thread = await listThread(calendar.trx, incident.id)
  const allClears = thread.filter(({ stage }) => stage === 'all_clear')
  const reason = `The incident “${incident.title}” is open again.`
  const { unsent, over } = await cancelAll(calendar, allClears, { ...change, reason })
  return { cancelled: unsent.map(({ id }) => id), allClear: null, over }
}

interface Cancelled {
  /** Those of which there was anything to cancel. */
  unsent: readonly Announcement[]
  /** The posts that collide because of that. */
  over: readonly FindingRecord[]
}

/** Cancels what of them is not out yet. */
async function cancelAll(
  calendar: LockedCalendar,
  announcements: readonly Announcement[],
  { context, outbox, incident, reason, actor, now }: Change & { reason: string },
): Promise<Cancelled> {
  const found: { step: Step; parts: PartsToStop }[] = []
  for (const before of announcements) {
    const step = { calendar, before, now }
    const parts = await partsToCancel(step, outbox)
    if (parts) found.push({ step, parts })
  }
  const counting = found.flatMap(({ parts }) => countingOf(parts))
  const over = await collisionsWithout(context, calendar, { incident: incident.id }, counting)
  for (const { step, parts } of found) await cancelParts(step, parts, { reason, outbox, actor })
  const unsent = found.filter(
    ({ parts: { stopped, unsure, sending } }) => stopped.length > 0 || unsure.length + sending.length === 0,
  )
  return { unsent: unsent.map(({ step }) => step.before), over }
}

function endInWords({ title, status }: Incident): string {
  const word = status === 'called_off' ? 'called off' : status === 'completed' ? 'completed' : 'restored'
  return `The incident “${title}” was ${word}`
}

const NAMED_AT_MOST = 5

/** "2 announcements that were not out yet were canceled: “Water is off” and “Repair has begun”." */
function cancelledInWords(unsent: readonly Announcement[]): string | null {
  if (unsent.length === 0) return null
  const were = pluralForm(unsent.length, 'was', 'were')
  return `${formatCount(unsent.length, 'announcement')} that ${were} not out yet ${were} canceled: ${namesOf(unsent)}.`
}

/** Of what was out in part, only the rest is canceled. */
function restCancelledInWords(partlyOut: readonly Announcement[]): string | null {
  return partlyOut.length === 0 ? null : `What had not gone out yet of ${namesOf(partlyOut)} was canceled.`
}

function namesOf(announcements: readonly Announcement[]): string {
  const named = announcements.slice(0, NAMED_AT_MOST).map(({ headline }) => `“${headline || 'No headline yet'}”`)
  const more = announcements.length - named.length
  return formatList(more === 0 ? named : [...named, `${more} more`])
}
