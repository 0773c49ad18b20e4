import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { migrate } from '../../../server/platform/db/migrate.ts'
import { openPostgres } from '../../../server/platform/db/postgres.ts'
import { startPostgres } from './postgres.ts'

export interface Databases {
  /** Makes a database of its own for whoever asks and returns its address. */
  make(kind: 'empty' | 'migrated'): Promise<string>
  stop(): Promise<void>
}

/** Databases on the server that TEST_POSTGRES_URL names, which is left as it was, or on one that is started for them. */
export async function openDatabases(): Promise<Databases> {
  const given = process.env.TEST_POSTGRES_URL
  const server = given ? { url: given, stop: async () => undefined } : await startPostgres()
  const admin = openPostgres(server.url)
  const run = `test_${randomUUID().replaceAll('-', '')}`
  const made: string[] = []

  async function create(template: string): Promise<string> {
    const name = `${run}_${made.length}`
    made.push(name)
    await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin)
    return name
  }
  function addressOf(name: string): string {
    const url = new URL(server.url)
    url.pathname = `/${name}`
    return url.href
  }

  // Migrations run once; databases that have had them are copies.
  const migrated = await create('template1')
  const db = openPostgres(addressOf(migrated))
  await migrate(db)
  await db.destroy()

  return {
    make: async (kind) => addressOf(await create(kind === 'empty' ? 'template1' : migrated)),
    stop: async () => {
      if (given) for (const name of made) await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin)
      await admin.destroy()
      await server.stop()
    },
  }
}
