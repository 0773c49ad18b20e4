import { withAuditKey } from '../../server/audit/key.ts'
import { migrate } from '../../server/platform/db/migrate.ts'
import { openPostgres } from '../../server/platform/db/postgres.ts'
import { openSqlite } from '../../server/platform/db/sqlite.ts'
import type { Db } from '../../server/platform/transact.ts'
import { ask } from './run/ask.ts'

/** For a database that a test opens itself. */
export function withTestKey(db: Db): Db {
  return withAuditKey(db, Buffer.alloc(32, 7))
}

/** For `describe.each`: tests that read or write tables run on both databases. `open` returns a fresh, migrated one. */
export const databases: [name: string, open: () => Promise<Db>][] = [
  [
    'SQLite',
    async () => {
      const db = withTestKey(openSqlite(':memory:'))
      await migrate(db)
      return db
    },
  ],
  ['PostgreSQL', async () => withTestKey(openPostgres(await ask('/databases/migrated')))],
]

/** The address of a new, migrated PostgreSQL database. */
export function migratedPostgresUrl(): Promise<string> {
  return ask('/databases/migrated')
}

/** The address of a new, empty PostgreSQL database. */
export function freshPostgresUrl(): Promise<string> {
  return ask('/databases/empty')
}
