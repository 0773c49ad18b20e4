import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../server/platform/transact.ts'
import type { Tables } from '../../server/tables.ts'

/**
 * Copies the rows of one announcement many times in one statement, with numbered ids. `changed` says how the columns of a
 * copy differ, where `n` is its number.
 */
export async function copyRows(
  db: Db,
  table: keyof Tables,
  {
    of,
    column,
    count,
    changed,
  }: { of: string; column: string; count: number; changed: Record<string, RawBuilder<unknown>> },
): Promise<void> {
  const from = await sql<object>`select * from ${sql.table(table)} where ${sql.ref(column)} = ${of}`.execute(db)
  const columns = Object.keys(from.rows[0]!)
  const values = columns.map((name) => changed[name] ?? sql.ref(`t.${name}`))
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${sql.lit(count)})
    select ${sql.join(values)} from ${sql.table(table)} as t cross join numbers where ${sql.ref(`t.${column}`)} = ${of}
  `.execute(db)
}

/** "copy-17" */
export const copied = (prefix: string) => sql`${sql.lit(prefix)} || n`
