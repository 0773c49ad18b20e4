import { resolveAudience } from '../../audiences/audience.ts'
import type { Actor } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import type { Slot } from '../../calendar/booking.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { insertTentative, placeBookings } from '../../calendar/place-bookings.ts'
import { partsOf, resolveTargets, slotsOf } from '../../calendar/targets.ts'
import type { Channel } from '../../channels/channel.ts'
import { keepChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { findIncidentIfAny } from '../../incidents/queries.ts'
import { mayWriteFor, type Person } from '../../people/person.ts'
import type { Part } from '../../planning/model/message.ts'
import { type Instant, toInstant } from '../../platform/clock.ts'
import { Conflict, Forbidden, Invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { type Trx, transact } from '../../platform/transact.ts'
import { type Announcement, bookingBase, type Content, requireMayPerform } from '../announcement.ts'
import { contentOf, newContent } from '../content.ts'
import { deleteAnnouncement, insertAnnouncement } from '../queries.ts'
import { late } from '../readiness.ts'
import { listApprovals, listRevisions } from '../review-queries.ts'
import type { AnnouncementChange, NewAnnouncement } from '../schema.ts'
import { collisionsWithout } from './collisions.ts'
import { type Known, recordCreated, transition, withAnnouncement } from './transition.ts'

export async function createAnnouncement(
  context: Context,
  input: NewAnnouncement,
  person: Person,
): Promise<Announcement> {
  const now = toInstant(context.now())
  const content = normalized(context, await withPlacesOfIncident(context, newContent(input as Content), input))
  requireAuthor(person, content)
  return transact(context.db, async (trx) => {
    const draft = await placeDraft({ trx, tree: context.areas.tree }, content)
    await refuseImpossible(trx, draft, input, now)
    return insertDraft(trx, draft, { actor: person, now, reason: null })
  })
}

/** A service announcement about an incident is for the incident's areas, unless it says for whom it is. */
async function withPlacesOfIncident(
  { areas, db }: Context,
  content: Content,
  input: NewAnnouncement,
): Promise<Content> {
  const { kind, incident } = content
  if (kind !== 'service' || incident === null || input.audience !== undefined) return content
  const found = await findIncidentIfAny(db, incident)
  const include = (found?.areas ?? []).filter((code) => areas.tree.area(code)?.retiredAt === null)
  return { ...content, audience: { include, exclude: [] } }
}

/** Where a draft comes from. The reason is shown at the top of it. */
export interface Origin {
  actor: Actor
  now: Instant
  reason: string | null
}

export async function insertDraft(
  trx: Trx,
  { content, slots }: PlacedDraft,
  { actor, now, reason }: Origin,
): Promise<Announcement> {
  const announcement: Announcement = {
    ...content,
    id: newId(),
    revision: 1,
    status: 'draft',
    reason,
    createdBy: actor.id,
    createdAt: now,
    updatedAt: now,
    submittedAt: null,
    approvedAt: null,
    publishedAt: null,
    reviewAfter: false,
  }
  await insertAnnouncement(trx, announcement)
  await insertTentative(trx, { base: bookingBase(announcement), slots, now })
  await recordCreated(trx, announcement, actor)
  return announcement
}

/** Changes the content. An announcement in review, approved or scheduled becomes a draft and gives up its bookings. */
export function editAnnouncement(
  context: Context,
  known: Known,
  change: AnnouncementChange,
  person: Person,
): Promise<Announcement> {
  return transition(context, { ...known, name: 'edit', person }, async ({ calendar, before, now }) => {
    const content = normalized(context, { ...contentOf(before), ...(change as Partial<Content>) }, before.audience)
    requireAuthor(person, content)
    const draft = await placeDraft(calendar, content)
    await refuseImpossible(calendar.trx, draft, change, now)
    await refuseCollisions(context, calendar, before)
    const base = bookingBase({ ...before, ...content })
    await placeBookings(calendar, { base, slots: draft.slots, status: 'tentative', now })
    const reason = before.status === 'draft' ? before.reason : null
    // The version that a duty manager approved alone will not go out, and this one needs approval.
    return { ...content, submittedAt: null, approvedAt: null, reviewAfter: false, reason }
  })
}

/**
 * Editing gives up the bookings. Throws Invalid when other posts of its incident would then collide. Cancelling is never
 * refused, because it cannot wait; a change of the text can.
 */
async function refuseCollisions(context: Context, calendar: LockedCalendar, before: Announcement): Promise<void> {
  if (before.incident === null) return
  const booked = (await listBookingsOf(calendar.trx, before.id)).filter(({ status }) => status === 'booked')
  const [first] = await collisionsWithout(context, calendar, before, booked)
  if (first === undefined) return
  throw new Invalid(
    `Editing gives up its time, and then a later post of its incident counts. ${first.message} Move the other posts first, or cancel this one.`,
  )
}

/** Deletes a draft that was never sent for approval. Any other announcement is cancelled instead, and kept. */
export async function deleteDraft(context: Context, known: Known, person: Person): Promise<void> {
  await withAnnouncement(context, known, async ({ calendar, before, now }) => {
    const { trx } = calendar
    const { id, status, revision } = before
    requireMayPerform(person, before, 'edit')
    const wasSubmitted = (await listRevisions(trx, id)).some(({ action }) => action === 'submit')
    const wasReviewed = (await listApprovals(trx, [id])).size > 0
    if (status !== 'draft' || wasSubmitted || wasReviewed) {
      throw new Conflict(
        'Only a draft that was never sent for approval can be deleted. Cancel it instead to keep it on record.',
      )
    }
    await placeBookings(calendar, { base: bookingBase(before), slots: [], status: 'tentative', now })
    await deleteAnnouncement(trx, id)
    await record(trx, {
      at: now,
      actor: person,
      action: 'delete',
      subject: { type: 'announcement', id },
      before: contentOf(before),
      after: null,
      revision,
    })
  })
}

function requireAuthor(person: Person, { kind }: Content): void {
  if (!mayWriteFor(person, kind)) throw new Forbidden(`You cannot write for ${kind}. An author on that team can.`)
}

/**
 * Makes marketing routine, and drops duplicate channels and audience marks that change nothing. Areas that it named before
 * and that were retired since may stay, so that the rest can be edited.
 */
function normalized(context: Context, content: Content, known?: Content['audience']): Content {
  const { audience, channels, ...rest } = content
  const distinct = [...new Set(channels)]
  const errors = unknownAreas(context, audience, known)
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  return {
    ...rest,
    severity: content.kind === 'marketing' ? 'routine' : content.severity,
    audience: simplified(context, audience),
    channels: distinct,
  }
}

function unknownAreas(
  context: Context,
  audience: Content['audience'],
  known: Content['audience'] = { include: [], exclude: [] },
): Record<string, string> {
  if (audience.include.length === 0 && audience.exclude.length === 0) return {}
  const resolved = resolveAudience(context.areas.tree, audience)
  if (resolved.ok) return {}
  // A draft may have no area yet, but the areas that it has must exist and must not contradict each other.
  const { include: _nothing, ...wrong } = resolved.errors
  const isKept = (path: string) => {
    const [side, index] = path.split('.') as ['include' | 'exclude', string]
    const code = audience[side][Number(index)]!
    return known[side].includes(code) && context.areas.tree.area(code)?.retiredAt != null
  }
  const errors = Object.entries(wrong).filter(([path]) => !isKept(path))
  return Object.fromEntries(errors.map(([path, message]) => [`audience.${path}`, message]))
}

function simplified(context: Context, audience: Content['audience']): Content['audience'] {
  const resolved = resolveAudience(context.areas.tree, audience)
  return resolved.ok ? resolved.audience : audience
}

/** Throws Invalid for input that can never be right. Missing input is fine, because a draft may be incomplete. */
async function refuseImpossible(
  trx: Trx,
  { content, parts, channels }: PlacedDraft,
  change: AnnouncementChange,
  now: Instant,
): Promise<void> {
  const known = new Set(channels.map(({ key }) => key))
  const errors: Record<string, string> = {}
  for (const [index, key] of content.channels.entries())
    if (!known.has(key)) errors[`channels.${index}`] = `There is no channel ${key}.`
  for (const field of ['texts', 'atByChannel'] as const) {
    for (const key of Object.keys(content[field]))
      if (!known.has(key)) errors[`${field}.${key}`] = `There is no channel ${key}.`
  }
  const lateErrors = late(content, parts, now)
  for (const [path, sentence] of Object.entries(lateErrors)) if (isAbout(path, change)) errors[path] = sentence
  if (content.incident !== null && 'incident' in change && (await findIncidentIfAny(trx, content.incident)) === null)
    errors['incident'] = 'There is no such incident.'
  if (content.kind === 'marketing' && (change.severity ?? 'routine') !== 'routine')
    errors['severity'] = 'Marketing is always routine.'
  if (content.stage !== null && content.kind === 'marketing')
    errors['stage'] = 'Only service announcements have a stage.'
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
}

/** Whether the change wrote the field. A publish-by time is judged whenever one of the times around it is written. */
function isAbout(path: string, change: AnnouncementChange): boolean {
  const field = path.split('.')[0]!
  return field in change || (field === 'publishBy' && ('at' in change || 'atByChannel' in change))
}

/** What is written, and where it stands on the calendar as far as it has places and times. It blocks nothing. */
export interface PlacedDraft {
  content: Content
  /** All that exist. None of them goes away before the draft is saved. */
  channels: readonly Channel[]
  parts: readonly Part[]
  slots: readonly Slot[]
}

export async function placeDraft(
  { trx, tree }: Pick<LockedCalendar, 'trx' | 'tree'>,
  content: Content,
): Promise<PlacedDraft> {
  const channels = await keepChannels(trx)
  const targets = resolveTargets(tree, channels, content)
  const parts = partsOf(tree, targets, content, null)
  return { content, channels, parts, slots: slotsOf(tree, parts, targets) }
}
