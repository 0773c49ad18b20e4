import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from '../../tables.ts'

const TIMESTAMPTZ = 1184
const INT8 = 20

/** Opens a pool whose rows look like those of SQLite: instants are UTC text and counts are numbers. */
export function openPostgres(url: string): Kysely<Tables> {
  const types = new pg.TypeOverrides()
  types.setTypeParser(TIMESTAMPTZ, (text: string) => new Date(text).toISOString())
  types.setTypeParser(INT8, Number)
  const pool = new pg.Pool({ connectionString: url, types, max: 10, connectionTimeoutMillis: 5000 })
  // A broken connection fails its query and is replaced. It also emits an event, idle or not, that without a listener
  // would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
