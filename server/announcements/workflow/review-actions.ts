import { placeBookings } from '../../calendar/place-bookings.ts'
import { firstBlocking, type Refusal } from '../../calendar/refused-by-rules.ts'
import { partsOf, resolveTargets, totalReach } from '../../calendar/targets.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import { type Instant, later, toMillis } from '../../platform/clock.ts'
import { Conflict, type FieldErrors, Forbidden, Invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Trx } from '../../platform/transact.ts'
import { type Announcement, afterTransition, bookingBase } from '../announcement.ts'
import { approvalsNeeded, publishesAlone, type Reviewed, validApprovals, whyNotApprove } from '../approval-policy.ts'
import { contentOf, hashContent } from '../content.ts'
import { hasTime, unready } from '../readiness.ts'
import { type Approval, insertApproval, listApprovals, listOverrides, readReviewed } from '../review-queries.ts'
import type { OverrideInput } from '../schema.ts'
import { findAbout, impossible } from '../thread/about.ts'
import { openOrUpdate } from '../thread/opening.ts'
import { book, keepOverrides } from './booking/check-and-book.ts'
import { bookFreeChannels } from './booking/free-channels.ts'
import { askReason, bypasses, requireReason, rulesPassed } from './booking/rules-passed.ts'
import { placeDraft } from './drafts.ts'
import { type Known, markedAt, type Step, saveChange, transition, withAnnouncement } from './transition.ts'

/**
 * Sends a draft for approval. A first notice opens its incident then, because marketing must not wait for an approval to be
 * held. Missing content stops it; findings of the rules never do.
 */
export function submitAnnouncement(context: Context, known: Known, person: Person): Promise<Announcement> {
  return transition(context, { ...known, name: 'submit', person }, async (step) => {
    const { calendar, before, now } = step
    const { tree } = calendar
    const targets = resolveTargets(tree, await listChannels(calendar.trx), before)
    const parts = partsOf(tree, targets, before, toMillis(now))
    const errors: FieldErrors = {
      ...unready(before, { tree, targets, parts }, now),
      ...impossible(before, await findAbout(calendar.trx, before)),
    }
    const passes = await rulesPassed(context, step, { announcement: before, parts })
    if (passes.length > 0 && before.severityReason === '') errors['severityReason'] = askReason
    if (Object.keys(errors).length > 0) throw new Invalid(errors)
    const opened = await openOrUpdate(tree, before, { trx: calendar.trx, follow: nothingFollows, actor: person, now })
    if (opened.incident !== undefined) {
      const base = bookingBase({ ...before, ...opened })
      const { slots } = await placeDraft(calendar, before)
      await placeBookings(calendar, { base, slots, status: 'tentative', now })
    }
    const submittedAt = await afterDecisions(calendar.trx, before.id, markedAt(step))
    return { ...opened, submittedAt, updatedAt: submittedAt, reason: null, passes }
  })
}

/** An incident that has just been opened, or stays open, ends nothing. */
const nothingFollows = async () => ({ cancelled: [], allClear: null, over: [] })

/**
 * The present time, or just after the last approval or override when the clock of whoever gave it was ahead: none of them
 * was given since this submission.
 */
async function afterDecisions(trx: Trx, id: string, now: Instant): Promise<Instant> {
  const approvals = (await listApprovals(trx, [id])).get(id) ?? []
  const decided = [...approvals, ...(await listOverrides(trx, id))].map(({ at }) => at)
  const last = decided.reduce((latest, at) => (at > latest ? at : latest), '')
  return last >= now ? later(last, 1) : now
}

export function withdrawAnnouncement(context: Context, known: Known, person: Person): Promise<Announcement> {
  return transition(context, { ...known, name: 'withdraw', person }, { submittedAt: null })
}

/** Sends it back to its author. The comment is shown at the top of the draft. */
export function returnAnnouncement(
  context: Context,
  known: Known,
  comment: string,
  person: Person,
): Promise<Announcement> {
  return transition(context, { ...known, name: 'return', person }, async (step) => {
    await insertApproval(step.calendar.trx, known.id, decisionOf(step, person, 'returned', comment))
    return { submittedAt: null, reason: comment }
  })
}

export interface Approved {
  announcement: Announcement
  /** Why not all of it was booked; null when it is booked, has no time, or needs more approvals. */
  refusal: Refusal | null
}

/**
 * Approves what the approver has seen. The last approval needed books at once if the time is free or its findings are
 * overridden. A blocked channel of a service announcement does not hold back a free one: it is held. If nothing is free, the
 * announcement is approved and waits for a time.
 */
export function approveAnnouncement(
  context: Context,
  known: Known,
  input: { comment: string; overrides: OverrideInput[] },
  person: Person,
): Promise<Approved> {
  return withAnnouncement(context, known, async (step) => {
    const { calendar, before, now } = step
    const { trx } = calendar
    const reviewed = await readReviewed(trx, before)
    requireMayApprove(person, reviewed)
    const isAlone = publishesAlone(person, reviewed)
    const approved = afterTransition(before, 'approve', {
      approvedAt: markedAt(step),
      reviewAfter: isAlone,
      reason: null,
    })
    const earlier = validApprovals(before, reviewed.approvals)
    await insertApproval(trx, before.id, decisionOf(step, person, 'approved', input.comment))
    const { tree } = calendar
    const targets = resolveTargets(tree, await listChannels(trx), before)
    const parts = partsOf(tree, targets, before, toMillis(now))
    const isTimed = hasTime(before, parts, now)
    const passes = isTimed ? await rulesPassed(context, step, { announcement: before, parts }) : before.passes
    if (isTimed) requireReason(before, passes, { toApprove: !isAlone })
    const wanted = { reach: totalReach(targets), bypasses: await bypasses(trx, passes) }
    const request = { step, announcement: approved, overrides: input.overrides, person, byApproval: true }
    const needsMore = !isAlone && earlier.length + 1 < approvalsNeeded(tree, wanted)
    if (needsMore && isTimed) await keepOverrides(context, request)
    if (needsMore)
      return {
        announcement: await saveChange(step, 'approve', person, { ...before, reason: null, passes }),
        refusal: null,
      }
    if (!isTimed) return { announcement: await saveChange(step, 'approve', person, approved), refusal: null }
    const outcome = await book(context, request)
    if (outcome.type === 'needs_approval') throw new Error('All approvals were given, and booking asks for more.')
    const refusal = outcome.type === 'refused' ? outcome.refusal : null
    const isBooked = refusal === null || (await bookFreeChannels(context, request, refusal))
    const reason = refusal === null ? null : (firstBlocking(refusal.findings) ?? null)
    const after: Announcement = { ...approved, status: isBooked ? 'scheduled' : 'approved', reason, passes }
    return { announcement: await saveChange(step, 'approve', person, after), refusal }
  })
}

function requireMayApprove(person: Person, reviewed: Reviewed): void {
  const reason = whyNotApprove(person, reviewed)
  if (reason !== null) throw new Forbidden(reason)
}

/** Takes an announcement that a duty manager published alone off the approvers' list. */
export function reviewAfterwards(context: Context, known: Known, person: Person): Promise<Announcement> {
  return withAnnouncement(context, known, async (step) => {
    const { before } = step
    requireMayApprove(person, await readReviewed(step.calendar.trx, before))
    if (!before.reviewAfter) throw new Conflict('This announcement is not waiting for a review.')
    // With the duty manager's approval, these are the two that any reach needs, should it be booked again.
    await insertApproval(step.calendar.trx, known.id, decisionOf(step, person, 'approved', ''))
    return saveChange(step, 'review', person, { ...before, reviewAfter: false })
  })
}

function decisionOf(step: Step, person: Person, decision: Approval['decision'], comment: string): Approval {
  const { before } = step
  const { revision } = before
  const contentHash = hashContent(contentOf(before))
  return { id: newId(), revision, by: person.id, decision, comment, contentHash, at: markedAt(step) }
}
