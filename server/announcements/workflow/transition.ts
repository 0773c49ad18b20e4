import type { Actor } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import { type LockedCalendar, withLockedCalendar } from '../../calendar/locked-calendar.ts'
import type { Context } from '../../context.ts'
import { useImages } from '../../images/queries.ts'
import type { Person } from '../../people/person.ts'
import { type Instant, toInstant } from '../../platform/clock.ts'
import { Conflict } from '../../platform/errors.ts'
import type { Trx } from '../../platform/transact.ts'
import {
  type Announcement,
  afterTransition,
  requireMayPerform,
  requireTransition,
  type Transition,
} from '../announcement.ts'
import { mayRetractAlone } from '../approval-policy.ts'
import { contentOf, hashContent } from '../content.ts'
import { tellPeople } from '../mails/tell-people.ts'
import { findAnnouncement, saveAnnouncement } from '../queries.ts'
import { insertRevision, readReviewed } from '../review-queries.ts'
import { growVersion, settleVersion } from '../versions/growing.ts'

/** An announcement, and the revision of it that the person has seen. */
export interface Known {
  id: string
  revision: number
}

/** An announcement inside the transaction that changes it, while nobody else can book. */
export interface Step {
  calendar: LockedCalendar
  before: Announcement
  now: Instant
  /** Whether the draft saves itself. */
  byItself?: boolean
}

/**
 * When what happens in a step is marked to have happened. The clock of the process that saved the announcement last may
 * have been ahead, and what follows is never marked earlier than what it follows. It is booked for the present time.
 */
export function markedAt({ before: { updatedAt }, now }: Step): Instant {
  return now > updatedAt ? now : updatedAt
}

/**
 * What a transition changes besides the status. A function runs under the lock, and answers null when it would change
 * nothing: then nothing is saved.
 */
export type TransitionChange = Partial<Announcement> | ((step: Step) => Promise<Partial<Announcement> | null>)

/**
 * Performs one transition in one transaction: checks the revision, the permission and the status, makes the change, and
 * saves it with a revision and an audit entry (docs/lifecycle.md#transitions). `follow` does what comes of it. Throws Conflict and Forbidden.
 */
export function transition(
  context: Context,
  { id, revision, name, person, byItself = false }: Known & { name: Transition; person: Person; byItself?: boolean },
  change: TransitionChange = {},
  follow: (step: Step, after: Announcement) => Promise<void> = async () => {},
): Promise<Announcement> {
  return withAnnouncement(context, { id, revision }, async (step) => {
    await requireAllowed(step, name, person)
    requireTransition(step.before, name)
    const changed = typeof change === 'function' ? await change(step) : change
    if (changed === null) return step.before
    const after = await saveChange({ ...step, byItself }, name, person, afterTransition(step.before, name, changed))
    await follow(step, after)
    return after
  })
}

/** Whoever published it alone may take it back alone, too: at night nobody else is there. */
async function requireAllowed({ calendar, before }: Step, name: Transition, person: Person): Promise<void> {
  if (name === 'retract' && mayRetractAlone(person, await readReviewed(calendar.trx, before))) return
  requireMayPerform(person, before, name)
}

/** Runs `work` in one transaction on the revision the person has seen. `work` decides and saves. */
export function withAnnouncement<Result>(
  context: Context,
  known: Known,
  work: (step: Step) => Promise<Result>,
): Promise<Result> {
  return withLockedCalendar(context, async (calendar) => {
    const before = await openAnnouncement(calendar.trx, known)
    return work({ calendar, before, now: toInstant(context.now()) })
  })
}

/** Reads an announcement; throws Conflict if it has changed since the person saw it. */
export async function openAnnouncement(trx: Trx, { id, revision }: Known): Promise<Announcement> {
  const announcement = await findAnnouncement(trx, id)
  if (announcement.revision !== revision) {
    throw new Conflict(
      `Someone else changed this announcement: it is at revision ${announcement.revision}, and you have revision ${revision}. Reload it first.`,
    )
  }
  return announcement
}

/** Saves an announcement after an action, with a revision and an audit entry. A draft that saves itself may have both already. */
export async function saveChange(step: Step, action: string, actor: Actor, after: Announcement): Promise<Announcement> {
  const { before, calendar, byItself = false } = step
  const { trx } = calendar
  const at = markedAt(step)
  const saved = await saveAnnouncement(trx, { ...after, updatedAt: after.updatedAt > at ? after.updatedAt : at })
  if (byItself && (await growVersion(trx, { before, saved, author: actor.id }))) {
    await useImagesOf(trx, saved)
    return saved
  }
  await settleVersion(trx, before)
  await storeRevision(trx, saved, { action, actor, byItself })
  const [oldValues, newValues] = differences(before, saved)
  const subject = { type: 'announcement', id: saved.id }
  await record(trx, { at, actor, action, subject, before: oldValues, after: newValues, revision: saved.revision })
  await tellPeople(trx, { before, after: saved, action, actor, now: step.now })
  return saved
}

export async function recordCreated(
  trx: Trx,
  announcement: Announcement,
  { actor, byItself = false }: { actor: Actor; byItself?: boolean | undefined },
): Promise<void> {
  const { id, revision, status, createdAt: at } = announcement
  await storeRevision(trx, announcement, { action: 'create', actor, byItself })
  const after = { status, ...contentOf(announcement) }
  const subject = { type: 'announcement', id }
  await record(trx, { at, actor, action: 'create', subject, before: null, after, revision })
}

async function storeRevision(
  trx: Trx,
  announcement: Announcement,
  { action, actor, byItself }: { action: string; actor: Actor; byItself: boolean },
): Promise<void> {
  const { id, revision, updatedAt: at } = announcement
  const content = contentOf(announcement)
  const contentHash = hashContent(content)
  await insertRevision(trx, id, { revision, author: actor.id, at, action, content, contentHash }, byItself ? at : null)
  await useImagesOf(trx, announcement)
}

function useImagesOf(trx: Trx, { id, images }: Announcement): Promise<void> {
  return useImages(
    trx,
    id,
    images.map((image) => image.id),
  )
}

/** The fields that changed, with their old and their new values. */
function differences(before: Announcement, after: Announcement): [Record<string, unknown>, Record<string, unknown>] {
  const { updatedAt: _updatedAt, ...old } = before
  const changed = Object.keys(old).filter(
    (key) => JSON.stringify(old[key as keyof typeof old]) !== JSON.stringify(after[key as keyof Announcement]),
  )
  const pick = (from: Announcement) => Object.fromEntries(changed.map((key) => [key, from[key as keyof Announcement]]))
  return [pick(before), pick(after)]
}
