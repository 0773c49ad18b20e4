import { z } from 'zod'
import { hark } from '../audit/audit.ts'
import type { Instant } from '../platform/clock.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { Content } from './announcement.ts'
import { contentColumn } from './rows.ts'

export interface Revision {
  revision: number
  author: string
  at: Instant
  action: string
  content: Content
  contentHash: string
}

export async function insertRevision(
  trx: Trx,
  announcement: string,
  revision: Revision,
  growingSince: Instant | null,
): Promise<void> {
  await trx
    .insertInto('revisions')
    .values({
      announcement_id: announcement,
      revision: revision.revision,
      author: revision.author,
      at: revision.at,
      action: revision.action,
      content_json: JSON.stringify(revision.content),
      content_hash: revision.contentHash,
      growing_since: growingSince,
      audited_json: null,
    })
    .execute()
}

/** Oldest first. */
export async function listRevisions(db: Db, announcement: string): Promise<Revision[]> {
  const rows = await db
    .selectFrom('revisions')
    .selectAll()
    .where('announcement_id', '=', announcement)
    .orderBy('revision')
    .execute()
  return rows.map((row) => ({
    revision: row.revision,
    author: row.author,
    at: row.at,
    action: row.action,
    content: contentColumn.parse(JSON.parse(row.content_json)),
    contentHash: row.content_hash,
  }))
}

/** What a person does to write part of an announcement. */
export const writingActions = ['create', 'edit']

/** Everybody who wrote any part of it, according to all its revisions. */
export function authorsOf(revisions: readonly Revision[]): string[] {
  return [...new Set(revisions.filter(({ action }) => writingActions.includes(action)).map(({ author }) => author))]
}

/** Whether more than one person wrote it. What Hark itself wrote is nobody's work. */
export function isOfSeveral(revisions: readonly Revision[]): boolean {
  return authorsOf(revisions).filter((author) => author !== hark.id).length > 1
}

export function wasSubmitted(revisions: readonly Revision[]): boolean {
  return revisions.some(({ action }) => action === 'submit')
}

/** Everybody who wrote any part of it. */
export async function listAuthors(db: Db, announcement: string): Promise<string[]> {
  const rows = await db
    .selectFrom('revisions')
    .select('author')
    .distinct()
    .where('announcement_id', '=', announcement)
    .where('action', 'in', writingActions)
    .execute()
  return rows.map((row) => row.author)
}

export interface Approval {
  id: string
  revision: number
  by: string
  decision: 'approved' | 'returned'
  comment: string
  contentHash: string
  at: Instant
}

export async function insertApproval(trx: Trx, announcement: string, approval: Approval): Promise<void> {
  await trx
    .insertInto('approvals')
    .values({
      id: approval.id,
      announcement_id: announcement,
      revision: approval.revision,
      person_id: approval.by,
      decision: approval.decision,
      comment: approval.comment,
      content_hash: approval.contentHash,
      at: approval.at,
    })
    .execute()
}

/** The approvals and returns of each announcement, oldest first. */
/** What decides who may approve it, and who has. */
export async function readReviewed<One extends { id: string }>(
  db: Db,
  announcement: One,
): Promise<{ announcement: One; authors: string[]; approvals: Approval[] }> {
  const { id } = announcement
  const approvals = (await listApprovals(db, [id])).get(id) ?? []
  return { announcement, authors: await listAuthors(db, id), approvals }
}

export async function listApprovals(db: Db, announcements: readonly string[]): Promise<Map<string, Approval[]>> {
  if (announcements.length === 0) return new Map()
  const rows = await db
    .selectFrom('approvals')
    .selectAll()
    .where('announcement_id', 'in', announcements)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const approvals = rows.map((row) => ({
    announcement: row.announcement_id,
    id: row.id,
    revision: row.revision,
    by: row.person_id,
    decision: row.decision as Approval['decision'],
    comment: row.comment,
    contentHash: row.content_hash,
    at: row.at,
  }))
  return Map.groupBy(approvals, (approval) => approval.announcement)
}

/**
 * An override for one part of an announcement, with the finding that it overrode. Its hash is of the content, and of the
 * part's instant and reach. Its revision is that of the rule, or of the incident whose hold it passes.
 */
export interface Override {
  id: string
  placementHash: string
  rule: string
  ruleRevision: number
  reason: string
  finding: unknown
  by: string
  at: Instant
}

export async function insertOverride(trx: Trx, announcement: string, override: Override): Promise<void> {
  await trx
    .insertInto('overrides')
    .values({
      id: override.id,
      announcement_id: announcement,
      placement_hash: override.placementHash,
      rule: override.rule,
      rule_revision: override.ruleRevision,
      reason: override.reason,
      finding_json: JSON.stringify(override.finding),
      person_id: override.by,
      at: override.at,
    })
    .execute()
}

/** Overrides that were given for "as soon as approved" name the instant from now on. */
export async function settleOverrides(
  trx: Trx,
  overrides: readonly Override[],
  settled: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { id, placementHash } of overrides) {
    const hash = settled.get(placementHash) ?? placementHash
    if (hash !== placementHash)
      await trx.updateTable('overrides').set({ placement_hash: hash }).where('id', '=', id).execute()
  }
}

const ended = 'ended'

/** Ends overrides of these placements, or of all, but for those to keep. They stay on record. */
export async function endOverrides(
  trx: Trx,
  announcement: string,
  { of, keep }: { of: readonly string[] | null; keep: readonly string[] },
): Promise<void> {
  const isOver = ({ placementHash: hash }: Override) => !keep.includes(hash) && (of === null || of.includes(hash))
  const over = (await listOverrides(trx, announcement)).filter(isOver).map(({ id }) => id)
  if (over.length > 0)
    await trx.updateTable('overrides').set({ placement_hash: ended }).where('id', 'in', over).execute()
}

export async function listOverrides(db: Db, announcement: string): Promise<Override[]> {
  const rows = await db
    .selectFrom('overrides')
    .selectAll()
    .where('announcement_id', '=', announcement)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    placementHash: row.placement_hash,
    rule: row.rule,
    ruleRevision: row.rule_revision,
    reason: row.reason,
    finding: z.unknown().parse(JSON.parse(row.finding_json)),
    by: row.person_id,
    at: row.at,
  }))
}

/** The rules that approvers overrode for what is booked now, by announcement. */
export async function listOverriddenRules(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('overrides')
    .select(['announcement_id', 'rule'])
    .where('announcement_id', 'in', ids)
    .where('placement_hash', '<>', ended)
    .execute()
  const byAnnouncement = Map.groupBy(rows, (row) => row.announcement_id)
  return new Map([...byAnnouncement].map(([id, overrides]) => [id, overrides.map(({ rule }) => rule)]))
}
