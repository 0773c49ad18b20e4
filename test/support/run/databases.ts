import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { migrate } from '../../../server/platform/db/migrate.ts'
import { openPostgres } from '../../../server/platform/db/postgres.ts'
import { startPostgres } from './postgres.ts'

export interface Databases {
  /** Creates a new database and returns its address. */
  make(kind: 'empty' | 'migrated'): Promise<string>
  stop(): Promise<void>
}

/** Databases on the server of TEST_POSTGRES_URL, or on one started for the run. They are dropped at the end. */
export async function openDatabases(): Promise<Databases> {
  const existing = process.env.TEST_POSTGRES_URL
  const server = existing ? { url: existing, stop: async () => undefined } : await startPostgres()
  const admin = openPostgres(server.url)
  const run = `test_${randomUUID().replaceAll('-', '')}`
  const created: string[] = []

  async function create(template: string): Promise<string> {
    const name = `${run}_${created.length}`
    created.push(name)
    await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin)
    return name
  }
  function addressOf(name: string): string {
    const url = new URL(server.url)
    url.pathname = `/${name}`
    return url.href
  }

  // Migrations run once, and every migrated database is a copy.
  const migrated = await create('template1')
  const db = openPostgres(addressOf(migrated))
  await migrate(db)
  await db.destroy()

  return {
    make: async (kind) => addressOf(await create(kind === 'empty' ? 'template1' : migrated)),
    stop: async () => {
      if (existing)
        for (const name of created) await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin)
      await admin.destroy()
      await server.stop()
    },
  }
}
