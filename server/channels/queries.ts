import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Finest } from '../audiences/reach.ts'
import type { Instant } from '../platform/clock.ts'
import { Conflict, NotFound } from '../platform/errors.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { ChannelsTable } from '../tables.ts'
import type { Channel, ChannelType, PostToCome } from './channel.ts'

const settings = z.object({
  url: z.string().exactOptional(),
  to: z.string().nullable().exactOptional(),
  postedBy: z.array(z.string()).optional(),
})

export async function findChannel(db: Db, key: string): Promise<Channel> {
  const row = await db
    .selectFrom('channels')
    .selectAll()
    .where('key', '=', key)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new NotFound(`There is no channel ${key}.`)
  return fromRow(row)
}

/** Channels by key, including disabled ones but not removed ones. */
export async function listChannels(db: Db, page?: { after: string | null; limit: number }): Promise<Channel[]> {
  const rows = await db
    .selectFrom('channels')
    .selectAll()
    .where('removed_at', 'is', null)
    .$if(page !== undefined && page.after !== null, (q) => q.where('key', '>', page!.after!))
    .orderBy('key')
    .$if(page !== undefined, (q) => q.limit(page!.limit))
    .execute()
  return rows.map(fromRow)
}

/** All channels, which nobody changes or removes until the transaction ends. */
export async function keepChannels(trx: Trx): Promise<Channel[]> {
  const rows = await trx
    .selectFrom('channels')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('key')
    .forShare()
    .execute()
  return rows.map(fromRow)
}

/** Names by key, including removed channels, which history still names. */
export async function listChannelNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('channels').select(['key', 'name', 'removed_at']).execute()
  return new Map(rows.map((row) => [row.key, row.removed_at === null ? row.name : `${row.name} (removed)`]))
}

/** The type of a channel, which it keeps after it was removed. */
export async function findChannelType(db: Db, key: string): Promise<ChannelType> {
  const { type } = await db.selectFrom('channels').select('type').where('key', '=', key).executeTakeFirstOrThrow()
  return type as ChannelType
}

/** Whether a channel has this key now or had it before. Without a key: whether there is or was any channel. */
export async function isKeyTaken(db: Db, key?: string): Promise<'now' | 'before' | null> {
  const row = await db
    .selectFrom('channels')
    .select('removed_at')
    .$if(key !== undefined, (q) => q.where('key', '=', key!))
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return row.removed_at === null ? 'now' : 'before'
}

/** False when another transaction has taken the key in the meantime. */
export async function insertChannel(trx: Trx, channel: Channel, sealedSecret: string | null): Promise<boolean> {
  const result = await trx
    .insertInto('channels')
    .values({ ...toRow(channel), sealed_secret: sealedSecret, old_secrets_json: '[]', removed_at: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Saves only if nobody else has saved since `channel` was read. */
export async function saveChannel(trx: Trx, channel: Channel): Promise<Channel> {
  const row = await trx
    .updateTable('channels')
    .set({ ...toRow(channel), revision: channel.revision + 1 })
    .where('key', '=', channel.key)
    .where('revision', '=', channel.revision)
    .where('removed_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Conflict('Someone else changed this channel. Reload the page and try again.')
  return fromRow(row)
}

/** Keeps the row, so that the key is never used again, but deletes the secret. */
export async function markChannelRemoved(trx: Trx, channel: Channel, now: Instant): Promise<void> {
  await trx
    .updateTable('channels')
    .set({ removed_at: now, enabled: 0, sealed_secret: null, old_secrets_json: '[]', revision: channel.revision + 1 })
    .where('key', '=', channel.key)
    .execute()
}

const toCome = ['booked', 'publishing', 'held'] as const

/** The bookings that would have nowhere to go. Bookings belong to the calendar; this only lists them. */
export async function listBookingIdsToCome(db: Db, key: string): Promise<string[]> {
  const rows = await db
    .selectFrom('bookings')
    .select('id')
    .where('channel', '=', key)
    .where('status', 'in', toCome)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function countHeldOn(db: Db, key: string): Promise<number> {
  const { count } = await db
    .selectFrom('bookings')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('channel', '=', key)
    .where('status', '=', 'held')
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function listPostsToCome(db: Db, key: string, limit: number): Promise<PostToCome[]> {
  const rows = await db
    .selectFrom('bookings')
    .innerJoin('announcements', 'announcements.id', 'bookings.announcement_id')
    .select(['announcements.id', 'announcements.headline', 'bookings.at', 'bookings.status'])
    .where('bookings.channel', '=', key)
    .where('bookings.status', 'in', toCome)
    .orderBy('bookings.at')
    .orderBy('bookings.id')
    .limit(limit)
    .execute()
  return rows.map(({ id, status, ...row }) => ({ ...row, announcement: id, status: status as PostToCome['status'] }))
}

function fromRow(row: Selectable<ChannelsTable>): Channel {
  return {
    key: row.key,
    name: row.name,
    type: row.type as ChannelType,
    finest: row.finest as Finest,
    serves: row.serves,
    textLimit: row.text_limit,
    enabled: row.enabled === 1,
    settings: settings.parse(JSON.parse(row.settings_json)),
    createdAt: row.created_at,
    revision: row.revision,
  }
}

function toRow(channel: Channel): Omit<ChannelsTable, 'sealed_secret' | 'old_secrets_json' | 'removed_at'> {
  return {
    key: channel.key,
    name: channel.name,
    type: channel.type,
    finest: channel.finest,
    serves: channel.serves,
    text_limit: channel.textLimit,
    enabled: channel.enabled ? 1 : 0,
    settings_json: JSON.stringify(channel.settings),
    created_at: channel.createdAt,
    revision: channel.revision,
  }
}
