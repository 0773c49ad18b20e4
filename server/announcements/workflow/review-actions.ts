import type { ReportOutput } from '../../calendar/check-api/schema.ts'
import { partsOf, resolveTargets, wholeReach } from '../../calendar/targets.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { may, type Person } from '../../people/person.ts'
import { toMillis } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/transact.ts'
import { Conflict, Forbidden, Invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { type Announcement, applyTransition, requirePermission } from '../announcement.ts'
import { contentOf, hashContent } from '../content.ts'
import { approvalsNeeded } from '../policy.ts'
import { type Approval, insertApproval, listApprovals, listAuthors } from '../queries.ts'
import { missing } from '../readiness.ts'
import type { OverrideInput } from '../schema.ts'
import { book, hasTime } from './schedule-actions.ts'
import { inMove, saveMove } from './transition.ts'

/** Sends a draft for approval. Findings of the rules never stop it; missing content does. */
export function submitAnnouncement(
  context: Context,
  id: string,
  revision: number,
  person: Person,
): Promise<Announcement> {
  return inMove(context, { id, revision }, async (trx, before, now) => {
    requirePermission(person, before, 'submit')
    const after = applyTransition(before, 'submit', { submittedAt: now, updatedAt: now, reason: null })
    const errors = missing(before, resolveTargets(context.areas.tree, await listChannels(trx), before), now)
    if (Object.keys(errors).length > 0) throw new Invalid(errors)
    return saveMove(trx, before, after, 'submit', person, now)
  })
}

export function withdrawAnnouncement(
  context: Context,
  id: string,
  revision: number,
  person: Person,
): Promise<Announcement> {
  return inMove(context, { id, revision }, async (trx, before, now) => {
    requirePermission(person, before, 'withdraw')
    return saveMove(
      trx,
      before,
      applyTransition(before, 'withdraw', { submittedAt: null, updatedAt: now }),
      'withdraw',
      person,
      now,
    )
  })
}

/** Sends it back to its author, always with a reason, which is then shown on top of the draft. */
export function returnAnnouncement(
  context: Context,
  id: string,
  revision: number,
  comment: string,
  person: Person,
): Promise<Announcement> {
  return inMove(context, { id, revision }, async (trx, before, now) => {
    requirePermission(person, before, 'return')
    const returned = applyTransition(before, 'return', { submittedAt: null, updatedAt: now, reason: comment })
    await insertApproval(trx, id, judgement(before, person, 'returned', comment, now))
    return saveMove(trx, before, returned, 'return', person, now)
  })
}

export interface Approved {
  announcement: Announcement
  /** What stood in the way of booking it; null when it is booked, has no time, or needs more approvals. */
  check: ReportOutput | null
}

/**
 * Approves what the approver saw. The last approval that is needed books at once when the time is free or its
 * findings are overridden; otherwise the announcement is approved and waits for a time.
 */
export function approveAnnouncement(
  context: Context,
  id: string,
  revision: number,
  input: { comment: string; overrides: OverrideInput[] },
  person: Person,
): Promise<Approved> {
  return inMove(context, { id, revision }, async (trx, before, now) => {
    const alone = await mayPublishAlone(trx, before, person)
    if (!alone) {
      requirePermission(person, before, 'approve')
      await refuseOwn(trx, before, person)
    }
    const approved = applyTransition(before, 'approve', { approvedAt: now, updatedAt: now, reviewAfter: alone })
    const earlier = validApprovals(before, (await listApprovals(trx, [id])).get(id) ?? [])
    if (earlier.some(({ by }) => by === person.id))
      throw new Forbidden('You have approved this already. Somebody else has to give the next approval.')
    await insertApproval(trx, id, judgement(before, person, 'approved', input.comment, now))
    const { tree } = context.areas
    const targets = resolveTargets(tree, await listChannels(trx), before)
    if (!alone && earlier.length + 1 < approvalsNeeded(tree, wholeReach(targets))) {
      const waiting = await saveMove(trx, before, { ...before, updatedAt: now }, 'approve', person, now)
      return { announcement: waiting, check: null }
    }
    if (!hasTime(before, partsOf(tree, targets, before, toMillis(now)), now))
      return { announcement: await saveMove(trx, before, approved, 'approve', person, now), check: null }
    const result = await book(context, trx, approved, input.overrides, person, now)
    const after: Announcement = result.booked ? { ...approved, status: 'scheduled' } : approved
    return {
      announcement: await saveMove(trx, before, after, 'approve', person, now),
      check: result.booked ? null : result.report,
    }
  })
}

/** A duty manager may publish a critical service announcement at once, alone; somebody else looks at it afterwards. */
async function mayPublishAlone(db: Db, announcement: Announcement, person: Person): Promise<boolean> {
  if (announcement.kind !== 'service' || announcement.severity !== 'critical' || !may(person, 'duty_manager'))
    return false
  return (await listAuthors(db, announcement.id)).includes(person.id) || !may(person, 'approver')
}

async function refuseOwn(db: Db, announcement: Announcement, person: Person): Promise<void> {
  if ((await listAuthors(db, announcement.id)).includes(person.id)) {
    throw new Forbidden('You wrote part of this announcement, so somebody else has to approve it.')
  }
}

/** Those that were given since it was last sent for approval, to exactly this content. */
export function validApprovals(announcement: Announcement, approvals: readonly Approval[]): Approval[] {
  const hash = hashContent(contentOf(announcement))
  const { submittedAt } = announcement
  return approvals.filter(
    (approval) =>
      approval.decision === 'approved' &&
      approval.contentHash === hash &&
      submittedAt !== null &&
      approval.at >= submittedAt,
  )
}

/** Takes an announcement that a duty manager published alone off the approvers' list. */
export function reviewAfterwards(
  context: Context,
  id: string,
  revision: number,
  person: Person,
): Promise<Announcement> {
  return inMove(context, { id, revision }, async (trx, before, now) => {
    requirePermission(person, before, 'approve')
    await refuseOwn(trx, before, person)
    if (!before.reviewAfter) throw new Conflict('This announcement does not wait for a review.')
    return saveMove(trx, before, { ...before, reviewAfter: false, updatedAt: now }, 'review', person, now)
  })
}

function judgement(
  announcement: Announcement,
  person: Person,
  decision: Approval['decision'],
  comment: string,
  now: string,
): Approval {
  return {
    id: newId(),
    revision: announcement.revision,
    by: person.id,
    decision,
    comment,
    contentHash: hashContent(contentOf(announcement)),
    at: now,
  }
}
