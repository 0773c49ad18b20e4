import type { Selectable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { insertMany } from '../platform/db/insert-many.ts'
import { newId } from '../platform/ids.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { MailsTable } from '../tables.ts'
import type { MailEnd, MailKind, QueuedMail } from './queued-mail.ts'

/**
 * Queues an email for each person, in the transaction of what it tells. Somebody for whom the same is queued already gets
 * only that one: its text is written when it is sent.
 */
export async function queueMails(
  trx: Trx,
  people: readonly string[],
  { kind, about, now }: { kind: MailKind; about: string | null; now: Instant },
): Promise<void> {
  const queued = await trx
    .selectFrom('mails')
    .select('person_id')
    .where('kind', '=', kind)
    .where('about', about === null ? 'is' : '=', about)
    .where('status', '=', 'queued')
    .execute()
  const known = new Set(queued.map((row) => row.person_id))
  const rows = people
    .filter((person) => !known.has(person))
    .map((person) => ({
      ...{ id: newId(), kind, person_id: person, about, status: 'queued', attempts: 0 },
      ...{ created_at: now, next_attempt_at: now, leased_by: null, leased_until: null, ended_at: null },
      last_error: null,
    }))
  await insertMany(rows, (batch) => trx.insertInto('mails').values(batch))
}

/** Takes the next email that is due, for `worker` until `until`. */
export async function claimMail(
  db: Db,
  { worker, now, until }: { worker: string; now: Instant; until: Instant },
): Promise<QueuedMail | null> {
  const row = await db
    .with('due', (qb) =>
      qb
        .selectFrom('mails')
        .select('id')
        .where('status', '=', 'queued')
        .where('next_attempt_at', '<=', now)
        .orderBy('next_attempt_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('mails')
    .set((eb) => ({ status: 'composing', leased_by: worker, leased_until: until, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
    .returningAll()
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Marks that the next thing is to send it. False when it is somebody else's by now, or was dropped. */
export async function beginSending(db: Db, { id, attempts }: QueuedMail, worker: string): Promise<boolean> {
  const result = await db
    .updateTable('mails')
    .set({ status: 'sending' })
    .where('id', '=', id)
    .where('status', '=', 'composing')
    .where('leased_by', '=', worker)
    .where('attempts', '=', attempts)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Stores how the attempt of `worker` ended, unless somebody else has taken over. */
export async function endMail(
  db: Db,
  { id, attempts }: QueuedMail,
  worker: string,
  { end, now }: { end: MailEnd; now: Instant },
): Promise<void> {
  await db
    .updateTable('mails')
    .set({
      ...{ status: end.status, leased_by: null, leased_until: null, last_error: end.error },
      next_attempt_at: end.status === 'queued' ? end.nextAttemptAt : null,
      ended_at: end.status === 'queued' ? null : now,
    })
    .where('id', '=', id)
    .where('leased_by', '=', worker)
    .where('attempts', '=', attempts)
    .execute()
}

/** Whether any worker is gone, or an email ended so long ago that it is forgotten. Asked each second, so it only reads. */
export async function isUntidy(db: Db, { now, endedBefore }: { now: Instant; endedBefore: Instant }): Promise<boolean> {
  const row = await db
    .selectFrom('mails')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('status', 'in', ['composing', 'sending']), eb('leased_until', '<=', now)]),
        eb('ended_at', '<', endedBefore),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Settles emails whose worker is gone: one that was not begun to be sent is queued again. One that was may have arrived, so
 * it is not sent again, unless a second copy replaces the first (`safeToRepeat`).
 */
export async function recoverMails(db: Db, now: Instant, { safeToRepeat }: { safeToRepeat: boolean }): Promise<void> {
  const lost = (statuses: string[]) =>
    db.updateTable('mails').where('status', 'in', statuses).where('leased_until', '<=', now)
  const free = { leased_by: null, leased_until: null }
  await lost(safeToRepeat ? ['composing', 'sending'] : ['composing'])
    .set({ ...free, status: 'queued', next_attempt_at: now })
    .execute()
  const last_error = 'The process ended while it was being sent.'
  await lost(['sending'])
    .set({ ...free, status: 'unknown', next_attempt_at: null, ended_at: now, last_error })
    .execute()
}

/** Drops all that is not sent yet: after a restore, nobody knows what was. */
export async function dropMails(trx: Trx, now: Instant): Promise<void> {
  await trx
    .updateTable('mails')
    .set({ status: 'dropped', ended_at: now, next_attempt_at: null, leased_by: null, leased_until: null })
    .where('status', 'in', ['queued', 'composing', 'sending'])
    .execute()
}

/** Drops what is queued of one kind for one person. */
export async function dropMailsTo(trx: Trx, person: string, kind: MailKind, now: Instant): Promise<void> {
  await trx
    .updateTable('mails')
    .set({ status: 'dropped', ended_at: now, next_attempt_at: null })
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .where('status', '=', 'queued')
    .execute()
}

export async function deleteOldMails(db: Db, endedBefore: Instant): Promise<void> {
  await db.deleteFrom('mails').where('ended_at', '<', endedBefore).execute()
}

function fromRow(row: Selectable<MailsTable>): QueuedMail {
  const { id, kind, person_id: person, about, attempts, created_at: createdAt } = row
  return { id, kind: kind as MailKind, person, about, attempts, createdAt }
}
