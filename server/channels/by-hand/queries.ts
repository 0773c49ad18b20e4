import { listPeople } from '../../people/queries.ts'
import type { Db } from '../../platform/transact.ts'
import { listChannels } from '../queries.ts'
import { type Hands, isByHand } from './posters.ts'

/** How many posts of a channel say who makes them. */
const RECENT = 20

export async function findHands(db: Db): Promise<Hands> {
  const channels = (await listChannels(db)).filter(isByHand)
  const last = new Map<string, string[]>()
  for (const { key } of channels) last.set(key, await listLastPosters(db, key))
  return { channels: new Map(channels.map((channel) => [channel.key, channel])), people: await listPeople(db), last }
}

/** Who posted on a channel, the latest first. Deliveries are the worker's; this only reads who posted them. */
async function listLastPosters(db: Db, channel: string): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('posted_by')
    .where('channel', '=', channel)
    .where('status', '=', 'sent')
    .where('posted_by', 'is not', null)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(RECENT)
    .execute()
  return [...new Set(rows.flatMap((row) => row.posted_by ?? []))]
}
