import type { Actor } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import { type LockedCalendar, withLockedCalendar } from '../../calendar/locked-calendar.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import { type Instant, toInstant } from '../../platform/clock.ts'
import { Conflict } from '../../platform/errors.ts'
import type { Trx } from '../../platform/transact.ts'
import {
  type Announcement,
  afterTransition,
  requirePermission,
  requireTransition,
  type Transition,
} from '../announcement.ts'
import { contentOf, hashContent } from '../content.ts'
import { findAnnouncement, saveAnnouncement } from '../queries.ts'
import { insertRevision } from '../review-queries.ts'

/** An announcement as the person who acts on it has seen it. */
export interface Known {
  id: string
  revision: number
}

/** An announcement inside the transaction that changes it, while nobody else can book. */
export interface Step {
  calendar: LockedCalendar
  before: Announcement
  now: Instant
}

/** What a transition changes beside the status; a function when that has to be decided, or done, under the lock. */
export type TransitionChange = Partial<Announcement> | ((step: Step) => Promise<Partial<Announcement>>)

/**
 * Takes an announcement through one transition: one transaction that checks the revision, the permission and the status,
 * makes the change, saves it, keeps the revision and records it in the audit (docs/lifecycle.md#transitions).
 */
export function transition(
  context: Context,
  { id, revision, name, person }: Known & { name: Transition; person: Person },
  change: TransitionChange = {},
): Promise<Announcement> {
  return withAnnouncement(context, { id, revision }, async (step) => {
    requirePermission(person, step.before, name)
    requireTransition(step.before, name)
    const changed = typeof change === 'function' ? await change(step) : change
    return saveChange(step, name, person, afterTransition(step.before, name, changed))
  })
}

/** Runs `work` in one transaction on the revision the person has seen. `work` decides and saves. */
export function withAnnouncement<Result>(
  context: Context,
  known: Known,
  work: (step: Step) => Promise<Result>,
): Promise<Result> {
  const now = toInstant(context.now())
  return withLockedCalendar(context, async (calendar) => {
    return work({ calendar, before: await openAnnouncement(calendar.trx, known), now })
  })
}

/** Reads an announcement; throws Conflict if it has changed since the person saw it. */
export async function openAnnouncement(trx: Trx, { id, revision }: Known): Promise<Announcement> {
  const announcement = await findAnnouncement(trx, id)
  if (announcement.revision !== revision) {
    throw new Conflict(
      `Somebody changed this announcement in the meantime: it is at revision ${announcement.revision}, and this was about ${revision}. Look at it again first.`,
    )
  }
  return announcement
}

/** Saves what an action made of an announcement, keeps the revision, and records the change in the audit. */
export async function saveChange(
  { calendar: { trx }, before, now }: Step,
  action: string,
  actor: Actor,
  after: Announcement,
): Promise<Announcement> {
  const saved = await saveAnnouncement(trx, { ...after, updatedAt: now })
  await keepRevision(trx, saved, action, actor)
  const [was, is] = differences(before, saved)
  const subject = { type: 'announcement', id: saved.id }
  await record(trx, { at: now, actor, action, subject, before: was, after: is, revision: saved.revision })
  return saved
}

export async function recordCreated(trx: Trx, announcement: Announcement, actor: Actor): Promise<void> {
  const { id, revision, status, createdAt: at } = announcement
  await keepRevision(trx, announcement, 'create', actor)
  const after = { status, ...contentOf(announcement) }
  const subject = { type: 'announcement', id }
  await record(trx, { at, actor, action: 'create', subject, before: null, after, revision })
}

async function keepRevision(trx: Trx, announcement: Announcement, move: string, actor: Actor): Promise<void> {
  const { id, revision, updatedAt: at } = announcement
  const content = contentOf(announcement)
  await insertRevision(trx, id, { revision, author: actor.id, at, move, content, contentHash: hashContent(content) })
}

/** Only the fields that changed, as they were and as they are. */
function differences(before: Announcement, after: Announcement): [Record<string, unknown>, Record<string, unknown>] {
  const { updatedAt: _updatedAt, ...old } = before
  const changed = Object.keys(old).filter(
    (key) => JSON.stringify(old[key as keyof typeof old]) !== JSON.stringify(after[key as keyof Announcement]),
  )
  const pick = (from: Announcement) => Object.fromEntries(changed.map((key) => [key, from[key as keyof Announcement]]))
  return [pick(before), pick(after)]
}
