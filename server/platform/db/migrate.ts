import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { CannotStart } from '../errors.ts'
import type { Db } from '../transact.ts'
import { withoutHurry } from './pooled-connection.ts'

/** PostgreSQL's code for a lock that was not free in time. */
const LOCK_TIMEOUT = '55P03'

const folder = new URL('../../../migrations/', import.meta.url)

/** The migrations of this version of Hark, by name. Once merged, a migration never changes. */
export const migrations: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort()
    const loaded = await Promise.all(
      files.map(
        async (file) => [file.replace(/\.ts$/, ''), (await import(new URL(file, folder).href)) as Migration] as const,
      ),
    )
    return Object.fromEntries(loaded)
  },
}

/** Migrates the database to this version and returns the names of the migrations that ran. */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: migrations })
  // A large table is written anew while the others wait.
  const { error, results } = await withoutHurry(() => migrator.migrateToLatest())
  // Another process that starts is migrating, which may take longer than a lock is waited for.
  if ((error as { code?: unknown } | undefined)?.code === LOCK_TIMEOUT) return migrate(db)
  if (error instanceof Error && /corrupted migrations/.test(error.message)) {
    throw new CannotStart(
      'This database was made by a newer version of Hark. Start that version, or restore an older backup.',
    )
  }
  if (error) throw error
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

/**
 * What `work` reads, however long another process that starts is migrating the tables that it reads. On PostgreSQL that
 * may be longer than a lock is waited for.
 */
export async function pastMigrations<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as { code?: unknown }).code === LOCK_TIMEOUT) return pastMigrations(work)
    throw error
  }
}

/** True when the migrations that ran are exactly those of this version. */
export async function isMigrated(db: Db): Promise<boolean> {
  const known = Object.keys(await migrations.getMigrations())
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name).join() === known.join()
}
