import { resolveAudience } from '../../audiences/audience.ts'
import { record } from '../../audit/queries.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { placeBookings } from '../../calendar/place-bookings.ts'
import type { Context } from '../../context.ts'
import { applyChange } from '../../incidents/actions.ts'
import { findIncidentIfAny } from '../../incidents/queries.ts'
import { mayWriteFor, type Person } from '../../people/person.ts'
import { type Instant, toInstant } from '../../platform/clock.ts'
import { Conflict, Forbidden, Invalid } from '../../platform/errors.ts'
import { type Trx, transact } from '../../platform/transact.ts'
import { type Announcement, bookingBase, type Content, requireMayPerform } from '../announcement.ts'
import { contentOf, newContent } from '../content.ts'
import { deleteAnnouncement, listThread } from '../queries.ts'
import { late } from '../readiness.ts'
import { isOfSeveral, listApprovals, listRevisions, wasSubmitted } from '../review-queries.ts'
import type { AnnouncementChange, NewAnnouncement } from '../schema.ts'
import { statusWord } from '../status-words.ts'
import { findAbout, impossible, promised, understood } from '../thread/about.ts'
import { openedBy } from '../thread/opening.ts'
import { settleVersion } from '../versions/growing.ts'
import { collisionsWithout } from './collisions.ts'
import { insertDraft, type PlacedDraft, placeDraft } from './drafts.ts'
import { refusedImages } from './post-images.ts'
import { type Known, transition, withAnnouncement } from './transition.ts'

/** How a form is saved. */
export interface Saving {
  /** That of a new form, so that the same form sent twice makes one announcement; the second one throws. */
  id?: string | null
  /** Whether the draft saves itself (docs/lifecycle.md#drafts-save-themselves). */
  byItself?: boolean
}

export async function createAnnouncement(
  context: Context,
  input: NewAnnouncement,
  person: Person,
  { id = null, byItself = false }: Saving = {},
): Promise<Announcement> {
  const now = toInstant(context.now())
  return transact(context.db, async (trx) => {
    const written = newContent(input as Content)
    const about = understood(written, input, await findAbout(trx, written))
    const content = normalized(context, await withThatOfIncident(context, trx, about, input))
    requireAuthor(person, content)
    const draft = await placeDraft({ trx, tree: context.areas.tree }, content)
    await refuseImpossible(trx, draft, input, now)
    return insertDraft(trx, draft, { actor: person, now, reason: null, id, byItself })
  })
}

/** A service announcement about an incident is for its areas and as severe, unless it says otherwise. */
async function withThatOfIncident(
  { areas }: Context,
  trx: Trx,
  content: Content,
  input: NewAnnouncement,
): Promise<Content> {
  const { kind, incident } = content
  if (kind !== 'service' || incident === null) return content
  const found = await findIncidentIfAny(trx, incident)
  if (found === null) return content
  const severity = input.severity ?? found.severity
  if (input.audience !== undefined) return { ...content, severity }
  const include = found.areas.filter((code) => areas.tree.area(code)?.retiredAt === null)
  return { ...content, severity, audience: { include, exclude: [] } }
}

/**
 * Changes the content. An announcement in review, approved or scheduled becomes a draft and gives up its bookings, so only a
 * draft may save itself.
 */
export function editAnnouncement(
  context: Context,
  { id, revision, byItself = false }: Known & Pick<Saving, 'byItself'>,
  change: AnnouncementChange,
  person: Person,
): Promise<Announcement> {
  return transition(context, { id, revision, byItself, name: 'edit', person }, async ({ calendar, before, now }) => {
    if (byItself && before.status !== 'draft')
      throw new Conflict(`It is ${statusWord(before.status)}, so it does not save itself.`)
    const written = { ...contentOf(before), ...(change as Partial<Content>) }
    const about = understood(written, change, await findAbout(calendar.trx, written))
    const content = normalized(context, about, before.audience)
    requireAuthor(person, content)
    const draft = await placeDraft(calendar, content)
    await refuseImpossible(calendar.trx, draft, change, now)
    await leaveOpened(calendar, before, content, { actor: person, now })
    await refuseCollisions(context, calendar, before)
    const base = bookingBase({ ...before, ...content })
    await placeBookings(calendar, { base, slots: draft.slots, status: 'tentative', now })
    const reason = before.status === 'draft' ? before.reason : null
    // The version that a duty manager approved alone will not go out, and this one needs approval.
    return { ...content, submittedAt: null, approvedAt: null, reviewAfter: false, passes: [], reason }
  })
}

/** A person saves what the draft has saved by itself: that is a version, and what is written next is another. */
export function keepVersion(context: Context, known: Known, person: Person): Promise<void> {
  return withAnnouncement(context, known, async ({ calendar, before }) => {
    requireMayPerform(person, before, 'edit')
    await settleVersion(calendar.trx, before)
  })
}

/** When it is no longer about the incident that it opened, that is called off, unless others have written about it. */
async function leaveOpened(
  { trx }: LockedCalendar,
  before: Announcement,
  { incident }: Content,
  by: { actor: Person; now: Instant },
): Promise<void> {
  const opened = before.incident === incident ? null : await openedBy(trx, before)
  if (opened === null) return
  if ((await listThread(trx, opened.id)).length > 1)
    throw new Invalid({
      incident: `It opened the incident “${opened.title}”, and others have written about that. Cancel this one instead.`,
    })
  const follow = async () => ({ cancelled: [], allClear: null, over: [] })
  await applyChange({ trx, follow, ...by }, opened, { action: 'call_off', given: { status: 'called_off' } })
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

/** Deletes a draft that one person alone wrote and that was never sent for approval. Any other announcement is cancelled instead, and kept. */
export async function deleteDraft(context: Context, known: Known, person: Person): Promise<void> {
  await withAnnouncement(context, known, async ({ calendar, before, now }) => {
    const { trx } = calendar
    const { id, status, revision } = before
    requireMayPerform(person, before, 'edit')
    const revisions = await listRevisions(trx, id)
    const wasReviewed = (await listApprovals(trx, [id])).size > 0
    if (status !== 'draft' || wasSubmitted(revisions) || wasReviewed) {
      throw new Conflict(
        'Only a draft that was never sent for approval can be deleted. Cancel it instead to keep it on record.',
      )
    }
    if (isOfSeveral(revisions))
      throw new Conflict(
        'Several people wrote this draft, so it cannot be deleted. Cancel it instead to keep it on record.',
      )
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

const aboutFields = ['kind', 'incident', 'opens', 'stage', 'corrects', 'began', 'expectedEnd'] as const

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
  if (content.kind === 'marketing' && (change.severity ?? 'routine') !== 'routine')
    errors['severity'] = 'Marketing is always routine.'
  if (change.images !== undefined) Object.assign(errors, await refusedImages(trx, change.images))
  // What was possible when it was written may not be now, and the rest can be edited all the same.
  if (aboutFields.some((field) => field in change))
    Object.assign(errors, impossible(content, await findAbout(trx, content)))
  else if (change.nextUpdateBy != null) Object.assign(errors, promised(content, await findAbout(trx, content)))
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
}

/** Whether the change wrote the field. A publish-by time is judged whenever one of the times around it is written. */
function isAbout(path: string, change: AnnouncementChange): boolean {
  const field = path.split('.')[0]!
  return field in change || (field === 'publishBy' && ('at' in change || 'atByChannel' in change))
}
