import type { Db } from '../../server/platform/transact.ts'
import { transact } from '../../server/platform/transact.ts'
import type { Tables } from '../../server/tables.ts'

/** What some tables hold now, to be put back later in one transaction, as `pg_restore --single-transaction` does. */
export async function takeCopy(db: Db, tables: readonly (keyof Tables)[]): Promise<() => Promise<void>> {
  const copies = new Map<keyof Tables, Record<string, unknown>[]>()
  for (const table of tables) copies.set(table, await db.selectFrom(table).selectAll().execute())
  return () =>
    transact(db, async (trx) => {
      for (const [table, rows] of copies) {
        await trx.deleteFrom(table).execute()
        for (const row of rows)
          await trx
            .insertInto(table)
            .values(row as never)
            .execute()
      }
    })
}
