import type { Selectable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { AuditHeadTable, AuditTable } from '../tables.ts'
import { type Actor, type Change, chainHash, type Entry, type StoredEntry } from './audit.ts'
import { auditKeyOf } from './key.ts'

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
  const hash = chainHash(auditKeyOf(trx), head.hash, { seq, id, at, actor, action, subject, before, after, revision })
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
  return new Map(rows.map((row) => [`${row.subject_type}:${row.subject_id}`, fromJson(row.after_json)]))
}

/** Where the audit ends, and up to which entry it is sealed as a whole instead of entry by entry. */
export interface AuditHead {
  seq: number
  hash: string
  sealedUntil: number
  seal: string
  /** Empty until a process has started. */
  keyPrint: string
}

export async function findAuditHead(db: Db): Promise<AuditHead> {
  return headFrom(await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow())
}

/**
 * What the head of the audit says of earlier use, in a database of this version or of one before, where the print of the
 * key may be missing; null in an empty one.
 */
export async function findEarlierUse(db: Db): Promise<{ entries: number; keyPrint: string } | null> {
  const tables = await db.introspection.getTables()
  if (!tables.some(({ name }) => name === 'audit_head')) return null
  const head: Partial<Selectable<AuditHeadTable>> | undefined = await db
    .selectFrom('audit_head')
    .selectAll()
    .executeTakeFirst()
  return { entries: head?.seq ?? 0, keyPrint: head?.key_print ?? '' }
}

/** Locks the head until the transaction ends, so that nobody records meanwhile. */
export async function lockAuditHead(trx: Trx): Promise<AuditHead> {
  return headFrom(await trx.selectFrom('audit_head').selectAll().forUpdate().executeTakeFirstOrThrow())
}

function headFrom(row: Selectable<AuditHeadTable>): AuditHead {
  return { seq: row.seq, hash: row.hash, sealedUntil: row.sealed_until, seal: row.seal, keyPrint: row.key_print }
}

export async function saveSeal(
  trx: Trx,
  { sealedUntil, seal }: Pick<AuditHead, 'sealedUntil' | 'seal'>,
): Promise<void> {
  await trx.updateTable('audit_head').set({ sealed_until: sealedUntil, seal }).execute()
}

/** Stores the print of a key unless there is one. */
export async function claimKeyPrint(db: Db, print: string): Promise<void> {
  await db.updateTable('audit_head').set({ key_print: print }).where('key_print', '=', '').execute()
}

export async function saveKeyPrint(db: Db, print: string): Promise<void> {
  await db.updateTable('audit_head').set({ key_print: print }).execute()
}

/**
 * One page of entries as they are stored, with their hashes; the first one when `after` is null. It has no lower bound,
 * so that an entry before those that Hark has written is found too.
 */
export async function listStored(
  db: Db,
  after: number | null,
  limit: number,
): Promise<(StoredEntry & { hash: string })[]> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .$if(after !== null, (q) => q.where('seq', '>', after!))
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...commonOf(row), before: row.before_json, after: row.after_json, hash: row.hash }))
}

function toJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

function fromRow(row: Selectable<AuditTable>): Entry {
  return { ...commonOf(row), before: fromJson(row.before_json), after: fromJson(row.after_json) }
}

function commonOf(row: Selectable<AuditTable>): Omit<Entry, 'before' | 'after'> {
  return {
    seq: row.seq,
    id: row.id,
    at: row.at,
    actor: { id: row.actor, name: row.actor_name },
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id },
    revision: row.revision,
  }
}

/** What is not JSON was tampered with. The entry is still shown, with the text as it is; `audit verify` reports it. */
function fromJson(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
