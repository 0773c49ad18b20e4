import type { Selectable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { insertMany } from '../platform/db/insert-many.ts'
import { NotFound } from '../platform/errors.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { DeliveriesTable } from '../tables.ts'
import type { Delivery, DeliveryStatus } from './delivery.ts'
import { storedMessage } from './schema.ts'

/**
 * A booking has at most one delivery for each purpose. One that was missed, failed or cancelled is queued again under
 * the same id; any other is left alone.
 */
export async function insertDeliveries(trx: Trx, deliveries: readonly Delivery[]): Promise<void> {
  await insertMany(deliveries.map(toRow), (batch) =>
    trx
      .insertInto('deliveries')
      .values(batch)
      .onConflict((oc) =>
        oc
          .columns(['booking_id', 'purpose'])
          .doUpdateSet((eb) => ({
            status: eb.ref('excluded.status'),
            attempts: 0,
            may_have_arrived: 0,
            stopping: null,
            due_at: eb.ref('excluded.due_at'),
            next_attempt_at: eb.ref('excluded.next_attempt_at'),
            last_error: null,
            message_json: eb.ref('excluded.message_json'),
          }))
          .where('deliveries.status', 'in', ['missed', 'failed', 'cancelled']),
      ),
  )
}

/** All deliveries of an announcement, or one page of them, in the order they were created. */
export async function listDeliveriesOf(
  db: Db,
  announcement: string,
  page?: { after: string | undefined; limit: number },
): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('announcement_id', '=', announcement)
    .$if(page?.after !== undefined, (q) => q.where('id', '>', page!.after!))
    .orderBy('id')
    .$if(page !== undefined, (q) => q.limit(page!.limit))
    .execute()
  return rows.map(fromRow)
}

/** Latest due time first. */
export async function listByStatus(db: Db, statuses: readonly DeliveryStatus[], limit: number): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('status', 'in', statuses)
    .orderBy('due_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** Posts by hand that were stopped, latest due time first: those on channels other than these, which have a connector. */
export async function listStoppedByHand(db: Db, connected: readonly string[], limit: number): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('status', '=', 'cancelled')
    .where('purpose', '=', 'publish')
    .$if(connected.length > 0, (q) => q.where('channel', 'not in', connected))
    .orderBy('due_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** Leases the longest-waiting delivery to a worker and counts the attempt. Two workers never get the same one. */
export async function claimNext(
  db: Db,
  { worker, now, until }: { worker: string; now: Instant; until: Instant },
): Promise<Delivery | null> {
  const row = await db
    .with('due', (qb) =>
      qb
        .selectFrom('deliveries')
        .select('id')
        .where('status', '=', 'queued')
        .where('next_attempt_at', '<=', now)
        .orderBy('next_attempt_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('deliveries')
    .set((eb) => ({ status: 'sending', leased_by: worker, leased_until: until, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
    .returningAll()
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Deliveries whose lease expired while they were being sent. */
export async function listExpired(db: Db, now: Instant, limit: number): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('status', '=', 'sending')
    .where('leased_until', '<=', now)
    .orderBy('leased_until')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

const underWay = ['queued', 'waiting', 'sending'] as const

/** The posts of a channel that wait in the queue or for a person, or are being sent. */
export async function listUnderWayOn(db: Db, channel: string): Promise<{ id: string; announcement: string }[]> {
  return db
    .selectFrom('deliveries')
    .select(['id', 'announcement_id as announcement'])
    .where('channel', '=', channel)
    .where('purpose', '=', 'publish')
    .where('status', 'in', underWay)
    .orderBy('id')
    .execute()
}

/** The deliveries of an announcement that wait in the queue or for a person, or are being sent. */
export async function listUnderWay(db: Db, announcement: string): Promise<Delivery[]> {
  const rows = await selectUnderWay(db, announcement).execute()
  return rows.map(fromRow)
}

/** Locks them until the transaction ends, so that no worker takes them. One that is being taken is seen as being sent. */
export async function lockUnderWay(trx: Trx, announcement: string): Promise<Delivery[]> {
  const rows = await selectUnderWay(trx, announcement).forUpdate().execute()
  return rows.map(fromRow)
}

function selectUnderWay(db: Db, announcement: string) {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('announcement_id', '=', announcement)
    .where('purpose', '=', 'publish')
    .where('status', 'in', underWay)
    .orderBy('id')
}

/** The posts that still wait for a person although their publish-by time has passed, longest past first. */
export async function listLapsed(db: Db, now: Instant, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('announcements', 'announcements.id', 'deliveries.announcement_id')
    .select('deliveries.id')
    .where('deliveries.status', '=', 'waiting')
    .where('deliveries.purpose', '=', 'publish')
    .where('announcements.publish_by', '<', now)
    .orderBy('announcements.publish_by')
    .orderBy('deliveries.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function findDelivery(db: Db, id: string): Promise<Delivery> {
  const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('There is no such delivery.')
  return fromRow(row)
}

/** The publication of a booking. */
export async function findDeliveryOf(db: Db, booking: string): Promise<Delivery> {
  const row = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('booking_id', '=', booking)
    .where('purpose', '=', 'publish')
    .executeTakeFirst()
  if (!row) throw new NotFound('Nothing of it has been sent or is waiting to be posted.')
  return fromRow(row)
}

/** Locks the delivery until the transaction ends. */
export async function lockDelivery(trx: Trx, id: string): Promise<Delivery> {
  const row = await trx.selectFrom('deliveries').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound('There is no such delivery.')
  return fromRow(row)
}

/** Call it only with a delivery that `lockDelivery` has locked. */
export async function saveDelivery(trx: Trx, delivery: Delivery): Promise<void> {
  await trx.updateTable('deliveries').set(toRow(delivery)).where('id', '=', delivery.id).execute()
}

function fromRow(row: Selectable<DeliveriesTable>): Delivery {
  return {
    id: row.id,
    booking: row.booking_id,
    announcement: row.announcement_id,
    channel: row.channel,
    purpose: row.purpose as Delivery['purpose'],
    status: row.status as DeliveryStatus,
    attempts: row.attempts,
    mayHaveArrived: row.may_have_arrived === 1,
    stopping: row.stopping as Delivery['stopping'],
    dueAt: row.due_at,
    nextAttemptAt: row.next_attempt_at,
    leasedBy: row.leased_by,
    leasedUntil: row.leased_until,
    lastError: row.last_error,
    externalId: row.external_id,
    postedBy: row.posted_by,
    sentAt: row.sent_at,
    message: storedMessage.parse(JSON.parse(row.message_json)),
    createdAt: row.created_at,
  }
}

function toRow(delivery: Delivery): DeliveriesTable {
  return {
    id: delivery.id,
    booking_id: delivery.booking,
    announcement_id: delivery.announcement,
    channel: delivery.channel,
    purpose: delivery.purpose,
    status: delivery.status,
    attempts: delivery.attempts,
    may_have_arrived: delivery.mayHaveArrived ? 1 : 0,
    stopping: delivery.stopping,
    due_at: delivery.dueAt,
    next_attempt_at: delivery.nextAttemptAt,
    leased_by: delivery.leasedBy,
    leased_until: delivery.leasedUntil,
    last_error: delivery.lastError,
    external_id: delivery.externalId,
    posted_by: delivery.postedBy,
    sent_at: delivery.sentAt,
    message_json: JSON.stringify(delivery.message),
    created_at: delivery.createdAt,
  }
}
