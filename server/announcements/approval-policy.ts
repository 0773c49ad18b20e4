import { difference, type Intervals } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { may, type Person } from '../people/person.ts'
import { formatCount } from '../platform/format.ts'
import type { Announcement } from './announcement.ts'
import { contentOf, hashContent } from './content.ts'
import type { Approval, Override } from './review-queries.ts'

const MANY_PEOPLE = 1_000_000

/** What decides how many approvals an announcement needs. */
export interface ToApprove {
  reach: Intervals
  /** Its severity passes a rule, and the organization asks for a second approval then. */
  bypasses: boolean
}

/**
 * How many approvals an announcement needs: two when it reaches a whole state or over a million people or bypasses a rule,
 * otherwise one. A state that is one county, such as the District of Columbia, is no more than its town.
 */
export function approvalsNeeded(tree: Tree, { reach, bypasses }: ToApprove): number {
  return bypasses || isWide(tree, reach) ? 2 : 1
}

function isWide(tree: Tree, reach: Intervals): boolean {
  if (tree.people(reach).people > MANY_PEOPLE) return true
  const states = tree.roots
    .flatMap((country) => tree.children(country.code))
    .filter((area) => area.kind === 'state' && tree.children(area.code).length > 1)
  return states.some((state) => state.lo < state.hi && difference([state.lo, state.hi], reach).length === 0)
}

/** The approvals of exactly this content, given since it was last sent for approval. */
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

/**
 * Why it may not be booked with the approvals it has, as a sentence; null when they are enough. A channel may reach more
 * than it did when they were given. What a duty manager published alone needs no more until it has been reviewed.
 */
export function whyMoreApprovals(
  { needed, bypasses }: { needed: number; bypasses: boolean },
  announcement: Announcement,
  approvals: readonly Approval[],
): string | null {
  const given = validApprovals(announcement, approvals).length
  if (announcement.reviewAfter || given >= needed) return null
  const wide = bypasses ? 'Its severity passes a rule' : 'It reaches a whole state or more than a million people'
  const why = needed > 1 ? `${wide}, so it` : 'It'
  return `${why} needs ${formatCount(needed, 'approval')} and has ${given === 0 ? 'none' : given}.`
}

/**
 * The overrides that hold when these parts (`hashPlacements`) are booked: those of the rules that were overridden for each
 * of them since it was last sent for approval. What other parts it was given for does not matter.
 */
export function validOverrides(
  { submittedAt }: Pick<Announcement, 'submittedAt'>,
  overrides: readonly Override[],
  placements: readonly string[],
): Override[] {
  const given = overrides.filter(
    ({ placementHash, at }) => placements.includes(placementHash) && submittedAt !== null && at >= submittedAt,
  )
  return [...Map.groupBy(given, ({ rule }) => rule).values()].flatMap((ofRule) => {
    const named = new Set(ofRule.map(({ placementHash }) => placementHash))
    return placements.every((placement) => named.has(placement)) ? ofRule : []
  })
}

/** Why this person may not override a finding, as a sentence. Null when they may. */
export function whyNotOverride(person: Person, authors: readonly string[]): string | null {
  if (!may(person, 'approver')) return 'Only an approver can override a rule.'
  if (!authors.includes(person.id)) return null
  return 'You wrote part of this announcement, so someone else has to override the rule.'
}

/** A duty manager may publish a critical service announcement alone, even their own (docs/lifecycle.md#duty-manager). */
export function mayPublishAlone(person: Person, { kind, severity }: Pick<Announcement, 'kind' | 'severity'>): boolean {
  return kind === 'service' && severity === 'critical' && may(person, 'duty_manager')
}

/** An announcement in review, with everybody who wrote part of it and every decision about it. */
export interface Reviewed {
  announcement: Announcement
  authors: readonly string[]
  approvals: readonly Approval[]
}

/** Whether approving it publishes it alone. An approver who wrote no part of it gives an ordinary approval instead. */
export function publishesAlone(person: Person, { announcement, authors }: Omit<Reviewed, 'approvals'>): boolean {
  if (announcement.reviewAfter || !mayPublishAlone(person, announcement)) return false
  return authors.includes(person.id) || !may(person, 'approver')
}

/**
 * Whether the last approval of what it says published it alone, so that it needs a review once it is out. For one that was
 * canceled, of which that is no longer on record.
 */
export function wasPublishedAlone(
  { announcement, authors, approvals }: Reviewed,
  approvers: readonly Pick<Person, 'id'>[],
): boolean {
  const { kind, severity } = announcement
  if (kind !== 'service' || severity !== 'critical') return false
  const hash = hashContent(contentOf(announcement))
  const given = approvals.filter(({ decision }) => decision === 'approved')
  const last = given.findLast(({ contentHash }) => contentHash === hash) ?? given.at(-1)
  return last !== undefined && (authors.includes(last.by) || !approvers.some(({ id }) => id === last.by))
}

/** Whether this person published it alone as it is, and so may also retract it without an approver. */
export function mayRetractAlone(person: Person, { announcement, approvals }: Omit<Reviewed, 'authors'>): boolean {
  return (
    mayPublishAlone(person, announcement) && validApprovals(announcement, approvals).some(({ by }) => by === person.id)
  )
}

/** Why this person may not approve it, or review it afterwards, as a sentence. Null when they may. */
export function whyNotApprove(person: Person, reviewed: Reviewed): string | null {
  const { announcement, authors, approvals } = reviewed
  const { status, reviewAfter } = announcement
  if (!publishesAlone(person, reviewed)) {
    if (!may(person, 'approver')) return 'Only an approver can do this. An administrator can give you that permission.'
    if (authors.includes(person.id))
      return `You wrote part of this announcement, so someone else has to ${reviewAfter ? 'review' : 'approve'} it.`
  }
  // Once it is decided, its status says that nothing is left to approve.
  const isWaiting = status === 'in_review' || reviewAfter
  if (!isWaiting || !validApprovals(announcement, approvals).some(({ by }) => by === person.id)) return null
  return `You have already approved this. Someone else has to ${reviewAfter ? 'review it' : 'give the next approval'}.`
}
