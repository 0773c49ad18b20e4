import type { Selectable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { AuditTable } from '../tables.ts'
import { type Actor, type Change, chainHash, type Entry } from './audit.ts'

/**
 * Records a change in the same transaction, so that both are kept or neither is. The head row is locked from here to
 * the commit, so actions record last.
 */
export async function record(trx: Trx, change: Change): Promise<void> {
  const head = await trx.selectFrom('audit_head').selectAll().forUpdate().executeTakeFirstOrThrow()
  const { at, actor, action, subject, revision } = change
  const before = toJson(change.before)
  const after = toJson(change.after)
  const seq = head.seq + 1
  const id = newId()
  const hash = chainHash(head.hash, { seq, id, at, actor, action, subject, before, after, revision })
  await trx
    .insertInto('audit')
    .values({
      seq,
      id,
      at,
      actor: actor.id,
      actor_name: actor.name,
      action,
      subject_type: subject.type,
      subject_id: subject.id,
      before_json: before,
      after_json: after,
      revision,
      hash,
    })
    .execute()
  await trx.updateTable('audit_head').set({ seq, hash }).execute()
}

export interface AuditFilter {
  from?: Instant | undefined
  to?: Instant | undefined
  actor?: string | undefined
  /** `announcement` or `announcement:<id>`. */
  subject?: string | undefined
  afterSeq?: number | undefined
  beforeSeq?: number | undefined
}

/** Entries in order of time; `desc` lists the newest first. */
export async function listAudit(
  db: Db,
  filter: AuditFilter,
  limit: number,
  order: 'asc' | 'desc' = 'asc',
): Promise<Entry[]> {
  const [type, id] = filter.subject?.split(':', 2) ?? []
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .$if(filter.from !== undefined, (q) => q.where('at', '>=', filter.from!))
    .$if(filter.to !== undefined, (q) => q.where('at', '<', filter.to!))
    .$if(filter.actor !== undefined, (q) => q.where('actor', '=', filter.actor!))
    .$if(type !== undefined, (q) => q.where('subject_type', '=', type!))
    .$if(id !== undefined, (q) => q.where('subject_id', '=', id!))
    .$if(filter.afterSeq !== undefined, (q) => q.where('seq', '>', filter.afterSeq!))
    .$if(filter.beforeSeq !== undefined, (q) => q.where('seq', '<', filter.beforeSeq!))
    .orderBy('seq', order)
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** Every actor in the audit, by the latest recorded name. */
export async function listActors(db: Db): Promise<Actor[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['actor as id', 'actor_name as name'])
    .where('seq', 'in', (eb) =>
      eb
        .selectFrom('audit')
        .select((of) => of.fn.max('seq').as('seq'))
        .groupBy('actor'),
    )
    .orderBy('name')
    .execute()
  return rows
}

export async function listSubjectTypes(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('audit').select('subject_type').distinct().orderBy('subject_type').execute()
  return rows.map((row) => row.subject_type)
}

/** The snapshots from when these subjects were created, by `type:id`. */
export async function findFirstSnapshots(db: Db, subjects: readonly Entry['subject'][]): Promise<Map<string, unknown>> {
  if (subjects.length === 0) return new Map()
  const rows = await db
    .selectFrom('audit')
    .select(['subject_type', 'subject_id', 'after_json'])
    .where('action', '=', 'create')
    .where('subject_type', 'in', [...new Set(subjects.map(({ type }) => type))])
    .where('subject_id', 'in', [...new Set(subjects.map(({ id }) => id))])
    .execute()
  return new Map(
    rows.map((row) => [`${row.subject_type}:${row.subject_id}`, row.after_json && JSON.parse(row.after_json)]),
  )
}

/** Verifies the whole chain; returns the number of entries, or the first number where it breaks. */
export async function verifyAudit(db: Db): Promise<{ ok: true; entries: number } | { ok: false; seq: number }> {
  let previous = ''
  let seq = 0
  for (;;) {
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').limit(1000).execute()
    for (const row of rows) {
      const entry = { ...fromRow(row), before: row.before_json, after: row.after_json }
      if (row.seq !== seq + 1 || row.hash !== chainHash(previous, entry)) return { ok: false, seq: seq + 1 }
      previous = row.hash
      seq = row.seq
    }
    if (rows.length === 0) break
  }
  const head = await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()
  return head.seq === seq && head.hash === previous ? { ok: true, entries: seq } : { ok: false, seq: seq + 1 }
}

function toJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

function fromRow(row: Selectable<AuditTable>): Entry {
  return {
    seq: row.seq,
    id: row.id,
    at: row.at,
    actor: { id: row.actor, name: row.actor_name },
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id },
    before: row.before_json === null ? null : JSON.parse(row.before_json),
    after: row.after_json === null ? null : JSON.parse(row.after_json),
    revision: row.revision,
  }
}
