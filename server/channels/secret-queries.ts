import { z } from 'zod'
import type { Db, Trx } from '../platform/transact.ts'
import type { StoredSecrets } from './rotation.ts'

const old = z.array(z.object({ sealed: z.string(), until: z.string() }))

export async function findSecrets(db: Db, key: string): Promise<StoredSecrets> {
  return (await listSecrets(db, [key])).get(key) ?? { sealed: null, old: [] }
}

export async function listSecrets(db: Db, keys: readonly string[]): Promise<Map<string, StoredSecrets>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('channels')
    .select(['key', 'sealed_secret', 'old_secrets_json'])
    .where('key', 'in', keys)
    .execute()
  return new Map(
    rows.map((row) => [row.key, { sealed: row.sealed_secret, old: old.parse(JSON.parse(row.old_secrets_json)) }]),
  )
}

/** Call it in the transaction that has saved the channel, which keeps others away from the row. */
export async function saveSecrets(trx: Trx, key: string, { sealed, old }: StoredSecrets): Promise<void> {
  await trx
    .updateTable('channels')
    .set({ sealed_secret: sealed, old_secrets_json: JSON.stringify(old) })
    .where('key', '=', key)
    .execute()
}
