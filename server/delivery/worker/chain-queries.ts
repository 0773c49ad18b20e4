import type { Db } from '../../platform/transact.ts'
import type { Delivery } from '../delivery.ts'

/**
 * The first delivery of the same incident on the same channel that reached its readers, before this one; null when this
 * one is the first.
 */
export async function findChainStart(
  db: Db,
  { id, channel, message }: Pick<Delivery, 'id' | 'channel' | 'message'>,
): Promise<string | null> {
  if (message.incident === null) return null
  const row = await db
    .selectFrom('deliveries')
    .innerJoin('announcements', 'announcements.id', 'deliveries.announcement_id')
    .select('deliveries.id')
    .where('announcements.incident', '=', message.incident)
    .where('deliveries.channel', '=', channel)
    .where('deliveries.purpose', '=', 'publish')
    .where('deliveries.status', 'in', ['sent', 'unknown'])
    .where('deliveries.id', '<', id)
    .orderBy('deliveries.id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether the announcement is on a notice page, or goes there now. */
export async function isOnNoticePages(db: Db, announcement: string): Promise<boolean> {
  const row = await db
    .selectFrom('bookings')
    .innerJoin('channels', 'channels.key', 'bookings.channel')
    .select('bookings.id')
    .where('bookings.announcement_id', '=', announcement)
    .where('bookings.status', 'in', ['publishing', 'published'])
    .where('channels.type', '=', 'notices')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
