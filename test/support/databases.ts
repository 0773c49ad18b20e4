import { migrate } from '../../server/platform/db/migrate.ts'
import { openPostgres } from '../../server/platform/db/postgres.ts'
import { openSqlite } from '../../server/platform/db/sqlite.ts'
import type { Db } from '../../server/platform/transact.ts'
import { ask } from './run/ask.ts'

/** The databases that every query and every race is tested on. */
export const databases: [name: string, open: () => Promise<Db>][] = [
  [
    'SQLite',
    async () => {
      const db = openSqlite(':memory:')
      await migrate(db)
      return db
    },
  ],
  ['PostgreSQL', async () => openPostgres(await ask('/databases/migrated'))],
]

/** The address of a new, empty database on the PostgreSQL of this run. */
export function freshPostgresUrl(): Promise<string> {
  return ask('/databases/empty')
}
