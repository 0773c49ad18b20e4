import { sql } from 'kysely'
import { migrate } from '../../../server/platform/db/migrate.ts'
import { openSqlite } from '../../../server/platform/db/sqlite.ts'
import type { Db } from '../../../server/platform/transact.ts'
import { declaredTables } from '../declared-tables.ts'

export interface Column {
  name: string
  /** As server/tables.ts has it, with `?` for what may be null. */
  type: string
  key: 'key' | 'unique' | null
}

export interface Table {
  name: string
  columns: Column[]
}

export interface Reference {
  from: { table: string; column: string }
  to: { table: string; column: string }
}

/** The tables of server/tables.ts, with the keys and references of the database after all migrations. */
export async function schemaGraph(): Promise<{ tables: Table[]; references: Reference[] }> {
  const db = openSqlite(':memory:')
  try {
    await migrate(db)
    const tables: Table[] = []
    const references: Reference[] = []
    for (const { name, columns } of declaredTables()) {
      const [primary, unique] = [await primaryKeyOf(db, name), await uniqueColumnsOf(db, name)]
      const keyOf = (column: string) => (primary.has(column) ? 'key' : unique.has(column) ? 'unique' : null)
      tables.push({
        name,
        columns: columns.map(([column, type]) => ({
          name: column,
          type: type.replace(' | null', '?'),
          key: keyOf(column),
        })),
      })
      references.push(...(await referencesOf(db, name)))
    }
    return { tables, references }
  } finally {
    await db.destroy()
  }
}

async function primaryKeyOf(db: Db, table: string): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table}) where pk > 0`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

async function uniqueColumnsOf(db: Db, table: string): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select columns.name from pragma_index_list(${table}) as indexes, pragma_index_info(indexes.name) as columns
    where indexes.origin = 'u'
  `.execute(db)
  return new Set(rows.map(({ name }) => name))
}

async function referencesOf(db: Db, table: string): Promise<Reference[]> {
  const { rows } = await sql<{ column: string; target: string; key: string }>`
    select "from" as "column", "table" as target, "to" as key from pragma_foreign_key_list(${table}) order by "from"
  `.execute(db)
  return rows.map(({ column, target, key }) => ({ from: { table, column }, to: { table: target, column: key } }))
}
