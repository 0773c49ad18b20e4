import { resolveAudience } from '../../audiences/audience.ts'
import { record } from '../../audit/queries.ts'
import { placeBookings } from '../../calendar/book.ts'
import { partsOf, resolveTargets, slotsOf } from '../../calendar/targets.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { findIncident } from '../../incidents/queries.ts'
import { mayWriteFor, type Person } from '../../people/person.ts'
import { type Instant, toInstant } from '../../platform/clock.ts'
import { type Trx, transact } from '../../platform/db/transact.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { type Announcement, applyTransition, type Content, requirePermission } from '../announcement.ts'
import { contentOf, newContent } from '../content.ts'
import { deleteAnnouncement, insertAnnouncement, listApprovals, listRevisions } from '../queries.ts'
import { late } from '../readiness.ts'
import type { AnnouncementChange, NewAnnouncement } from '../schema.ts'
import { inMove, recordCreated, saveMove } from './transition.ts'

export async function createAnnouncement(
  context: Context,
  input: NewAnnouncement,
  person: Person,
): Promise<Announcement> {
  const now = toInstant(context.now())
  const content = settle(context, newContent(input as Content))
  if (!mayWriteFor(person, content.kind)) {
    throw new Forbidden(`You do not write for ${content.kind}. An author of that team can.`)
  }
  return transact(context.db, async (trx) => {
    await refuse(trx, content, input, now)
    const announcement: Announcement = {
      ...content,
      id: newId(),
      revision: 1,
      status: 'draft',
      reason: null,
      createdBy: person.id,
      createdAt: now,
      updatedAt: now,
      submittedAt: null,
      approvedAt: null,
      publishedAt: null,
      reviewAfter: false,
    }
    await insertAnnouncement(trx, announcement)
    await placeTentative(context, trx, announcement, now)
    await recordCreated(trx, announcement, person, now)
    return announcement
  })
}

/** Changes a draft. What was in review, approved or scheduled becomes a draft again, and gives up its booking. */
export async function editAnnouncement(
  context: Context,
  id: string,
  revision: number,
  change: AnnouncementChange,
  person: Person,
): Promise<Announcement> {
  return inMove(context, { id, revision }, async (trx, before, now) => {
    requirePermission(person, before, 'edit')
    const content = settle(context, { ...contentOf(before), ...(change as Partial<Content>) })
    if (!mayWriteFor(person, content.kind))
      throw new Forbidden(`You do not write for ${content.kind}. An author of that team can.`)
    await refuse(trx, content, change, now)
    const edited = applyTransition(before, 'edit', {
      ...content,
      updatedAt: now,
      submittedAt: null,
      approvedAt: null,
      reason: before.status === 'draft' ? before.reason : null,
    })
    const after = await saveMove(trx, before, edited, 'edit', person, now)
    await placeTentative(context, trx, after, now)
    return after
  })
}

/** Only a draft that nobody else has worked on or looked at can be deleted; everything else is cancelled and kept. */
export async function deleteDraft(context: Context, id: string, revision: number, person: Person): Promise<void> {
  await inMove(context, { id, revision }, async (trx, announcement, now) => {
    requirePermission(person, announcement, 'edit')
    const wasSubmitted = (await listRevisions(trx, id)).some(({ move }) => move === 'submit')
    const wasJudged = (await listApprovals(trx, [id])).size > 0
    if (announcement.status !== 'draft' || wasSubmitted || wasJudged) {
      throw new Conflict(
        'Only a draft that was never sent for approval can be deleted. Cancel it instead: then it is kept in the record.',
      )
    }
    await placeBookings(trx, { ...announcement, announcement: id, waivedRules: [] }, [], 'tentative', now)
    await deleteAnnouncement(trx, id)
    await record(trx, {
      at: now,
      actor: person,
      action: 'delete',
      subject: { type: 'announcement', id },
      before: contentOf(announcement),
      after: null,
      revision: announcement.revision,
    })
  })
}

/** Marketing is always routine, and the marks of an audience that change nothing are dropped. */
function settle(context: Context, content: Content): Content {
  const { audience, channels, ...rest } = content
  const distinct = [...new Set(channels)]
  const errors = unknownAreas(context, audience)
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  return {
    ...rest,
    severity: content.kind === 'marketing' ? 'routine' : content.severity,
    audience: simplified(context, audience),
    channels: distinct,
  }
}

function unknownAreas(context: Context, audience: Content['audience']): Record<string, string> {
  if (audience.include.length === 0 && audience.exclude.length === 0) return {}
  const resolved = resolveAudience(context.areas.tree, audience)
  if (resolved.ok) return {}
  // A draft may have no area yet; what it has must exist and agree.
  const { include: _nothing, ...wrong } = resolved.errors
  return Object.fromEntries(Object.entries(wrong).map(([path, message]) => [`audience.${path}`, message]))
}

function simplified(context: Context, audience: Content['audience']): Content['audience'] {
  const resolved = resolveAudience(context.areas.tree, audience)
  return resolved.ok ? resolved.audience : audience
}

/** Refuses what can never be right, whatever is still missing. */
async function refuse(trx: Trx, content: Content, given: AnnouncementChange, now: Instant): Promise<void> {
  const known = new Set((await listChannels(trx)).map(({ key }) => key))
  const errors: Record<string, string> = {}
  for (const [index, key] of content.channels.entries())
    if (!known.has(key)) errors[`channels.${index}`] = `There is no channel ${key}.`
  for (const field of ['texts', 'atByChannel'] as const) {
    for (const key of Object.keys(content[field]))
      if (!known.has(key)) errors[`${field}.${key}`] = `There is no channel ${key}.`
  }
  const passed = late(content, now)
  for (const [path, sentence] of Object.entries(passed)) if (path.split('.')[0]! in given) errors[path] = sentence
  if (content.incident !== null && 'incident' in given) {
    await findIncident(trx, content.incident).catch((error: unknown) => {
      if (!(error instanceof NotFound)) throw error
      errors['incident'] = 'There is no such incident.'
    })
  }
  if (content.stage !== null && content.kind === 'marketing')
    errors['stage'] = 'Only service announcements have a stage.'
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
}

/** Shows a draft on the calendar, as far as it says where and when. It never blocks anybody. */
export async function placeTentative(
  context: Context,
  trx: Trx,
  announcement: Announcement,
  now: Instant,
): Promise<void> {
  const { tree } = context.areas
  const targets = resolveTargets(tree, await listChannels(trx), announcement)
  const slots = slotsOf(tree, partsOf(tree, targets, announcement, null))
  await placeBookings(trx, { ...announcement, announcement: announcement.id, waivedRules: [] }, slots, 'tentative', now)
}
