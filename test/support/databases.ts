import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { migrate } from '../../server/platform/db/migrate.ts'
import { openPostgres } from '../../server/platform/db/postgres.ts'
import { openSqlite } from '../../server/platform/db/sqlite.ts'
import type { Db } from '../../server/platform/db/transact.ts'

/** The databases that every query and every race is tested on. */
export const databases: [name: string, open: () => Promise<Db>][] = [
  ['SQLite', async () => migrated(openSqlite(':memory:'))],
  ['PostgreSQL', async () => migrated(openPostgres(await freshPostgresUrl()))],
]

async function migrated(db: Db): Promise<Db> {
  await migrate(db)
  return db
}

/** The address of a new, empty database on the PostgreSQL of this run. */
export async function freshPostgresUrl(): Promise<string> {
  const url = inject('postgresUrl')
  const fresh = new URL(url)
  fresh.pathname = `/test_${randomUUID().replaceAll('-', '')}`
  const admin = openPostgres(url)
  await sql`create database ${sql.id(fresh.pathname.slice(1))}`.execute(admin)
  await admin.destroy()
  return fresh.href
}
