import { z } from 'zod'
import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/transact.ts'

/** The response to an API write, stored under its idempotency key. */
export interface KeptAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** A key that one request has taken. Only that request keeps an answer under it or frees it. */
export interface Reservation {
  personId: string
  key: string
  /** The id of the request. */
  by: string
}

const keptAnswer = z.object({ headers: z.record(z.string(), z.string()), body: z.string() })

/** True for the one caller who gets the key. Also deletes the expired keys of everybody. */
export async function reserveKey(
  db: Db,
  { personId, key, by }: Reservation,
  { requestHash, now, forgetBefore }: { requestHash: string; now: Instant; forgetBefore: Instant },
): Promise<boolean> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', forgetBefore).execute()
  const result = await db
    .insertInto('idempotency_keys')
    .values({ person_id: personId, key, request_hash: requestHash, status: 0, answer_json: by, created_at: now })
    .onConflict((oc) => oc.columns(['person_id', 'key']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function findAnswer(
  db: Db,
  personId: string,
  key: string,
): Promise<{ requestHash: string; answer: KeptAnswer | null } | null> {
  const row = await db
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return null
  const answer = row.status === 0 ? null : { status: row.status, ...keptAnswer.parse(JSON.parse(row.answer_json)) }
  return { requestHash: row.request_hash, answer }
}

export async function keepAnswer(
  db: Db,
  { personId, key, by }: Reservation,
  { status, headers, body }: KeptAnswer,
): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ status, answer_json: JSON.stringify({ headers, body }) })
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .where('answer_json', '=', by)
    .execute()
}

export async function forgetAnswer(db: Db, { personId, key, by }: Reservation): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .where('answer_json', '=', by)
    .execute()
}

export async function countKeys(db: Db, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('idempotency_keys')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(count)
}
