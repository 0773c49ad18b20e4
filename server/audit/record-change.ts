import type { Trx } from '../platform/transact.ts'
import type { Change } from './audit.ts'
import { record } from './queries.ts'

/** A type of subject that has revisions, and how the audit stores one. */
export interface AuditedType<T extends { revision: number }> {
  type: string
  idOf: (subject: T) => string
  /** The fields that the audit keeps, without secrets and without what the entry itself already says. */
  snapshotOf: (subject: T) => unknown
}

export interface RevisionChange<T> extends Pick<Change, 'at' | 'actor' | 'action'> {
  /** Null when the action created it. */
  before: T | null
  /** Null when the action removed it. */
  after: T | null
}

/** Like `record`, for a subject that has revisions. */
export function recordChange<T extends { revision: number }>(
  trx: Trx,
  { type, idOf, snapshotOf }: AuditedType<T>,
  { at, actor, action, before, after }: RevisionChange<T>,
): Promise<void> {
  return record(trx, {
    at,
    actor,
    action,
    subject: { type, id: idOf((after ?? before)!) },
    before: before && snapshotOf(before),
    after: after && snapshotOf(after),
    revision: after?.revision ?? null,
  })
}

/** Like `record`, for an action that leaves everything as the audit keeps it, such as signing in. */
export function recordEvent(trx: Trx, event: Omit<Change, 'before' | 'after' | 'revision'>): Promise<void> {
  return record(trx, { ...event, before: null, after: null, revision: null })
}
