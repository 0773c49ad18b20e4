import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import { writingActions } from '../announcements/review-queries.ts'
import type { Db } from '../platform/transact.ts'
import type { Tables } from '../tables.ts'

/** The announcements that this approver can decide on, the longest waiting first. */
export async function listWaitingFor(db: Db, person: string, limit: number): Promise<string[]> {
  const rows = await selectWaitingFor(db, person)
    .select('id')
    .orderBy('submitted_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function countWaitingFor(db: Db, person: string): Promise<number> {
  const { count } = await selectWaitingFor(db, person)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** In review, or published alone and not yet reviewed. Leaves out those that they wrote part of or have already approved. */
function selectWaitingFor(db: Db, person: string) {
  return db
    .selectFrom('announcements')
    .where((eb) => eb.or([eb('status', '=', 'in_review'), eb('review_after', '=', 1)]))
    .where((eb) => eb.not(wrotePartOfIt(eb, [person])))
    .where((eb) => eb.not(approvedIt(eb, person)))
}

/** Since it was last sent for approval. */
function approvedIt(
  eb: ExpressionBuilder<Tables, 'announcements'>,
  person: string,
): ExpressionWrapper<Tables, 'announcements', SqlBool> {
  return eb.exists(
    eb
      .selectFrom('approvals')
      .select('approvals.id')
      .whereRef('approvals.announcement_id', '=', 'announcements.id')
      .whereRef('approvals.at', '>=', 'announcements.submitted_at')
      .where('approvals.person_id', '=', person)
      .where('approvals.decision', '=', 'approved'),
  )
}

/** Drafts with a reason, such as returned ones, that one of these authors wrote part of, the latest first. */
export async function listReturnedTo(db: Db, authors: readonly string[], limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('announcements')
    .select('id')
    .where('status', '=', 'draft')
    .where('reason', 'is not', null)
    .where((eb) => wrotePartOfIt(eb, authors))
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** All-clears that were drafted when this person ended their incident, and that nobody has sent back. */
export async function listAllClearsDraftedFor(db: Db, person: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('announcements')
    .select('id')
    .where('status', '=', 'draft')
    .where('stage', '=', 'all_clear')
    .where('reason', 'is not', null)
    .where((eb) => wrotePartOfIt(eb, [person]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('approvals').select('approvals.id').whereRef('approvals.announcement_id', '=', 'announcements.id'),
        ),
      ),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Approved, but without a time that is free, and written or approved by this person: the longest waiting first. */
export async function listUnscheduledOf(db: Db, person: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('announcements')
    .select('id')
    .where('status', '=', 'approved')
    .where((eb) => eb.or([wrotePartOfIt(eb, [person]), approvedIt(eb, person)]))
    .orderBy('updated_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Announcements on their way out whose audience names an area that the gazetteer no longer lists. */
export async function listNamingRetiredAreas(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('announcements')
    .select('id')
    .where('status', 'in', ['in_review', 'approved', 'scheduled'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('areas')
          .select('areas.code')
          .where('areas.retired_at', 'is not', null)
          .where(sql<boolean>`announcements.audience_json like '%"' || areas.code || '"%'`),
      ),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

function wrotePartOfIt(
  eb: ExpressionBuilder<Tables, 'announcements'>,
  authors: readonly string[],
): ExpressionWrapper<Tables, 'announcements', SqlBool> {
  return eb.exists(
    eb
      .selectFrom('revisions')
      .select('revisions.revision')
      .whereRef('revisions.announcement_id', '=', 'announcements.id')
      .where('revisions.author', 'in', authors)
      .where('revisions.action', 'in', writingActions),
  )
}

/** The marks of the last change of each kind. Whatever a person does is in the audit. */
export function findHeads(db: Db): Promise<{ audit: string; calendar: string; notices: string }> {
  return db
    .selectFrom(['audit_head', 'calendar_head', 'public_head'])
    .select(['audit_head.hash as audit', 'calendar_head.mark as calendar', 'public_head.mark as notices'])
    .executeTakeFirstOrThrow()
}
