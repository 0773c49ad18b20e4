import { withAuditKey } from './audit/key.ts'
import { isUsed, refuseOtherKey, replaceKeyPrint, requireSameKey } from './audit/key-print.ts'
import { sealAudit } from './audit/verify.ts'
import type { Config } from './config.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { migrate, pastMigrations } from './platform/db/migrate.ts'
import { openDatabase, prepareDataDir, requireDatabase } from './platform/db/open.ts'
import type { Platform } from './platform/platform.ts'
import { hasKey, openSecretBox, readKey, readOrMakeKey } from './platform/secrets.ts'
import { type Db, type Trx, transact } from './platform/transact.ts'

/** Opens the platform as `openUpToDate` does. */
export async function openPlatform(config: Config, now?: Clock, options?: { anyKey?: boolean }): Promise<Platform> {
  return (await openUpToDate(config, now, options)).platform
}

/**
 * Opens the data folder, its key and the database, migrates it, and says which migrations that took. The caller has to
 * destroy `db`. Throws CannotStart when the database is used with another key, or the key is lost, before anything is
 * migrated; with `anyKey` it does not, and makes a key in the place of a lost one.
 */
export async function openUpToDate(
  config: Config,
  now: Clock = systemClock,
  { anyKey = false } = {},
): Promise<{ platform: Platform; done: string[] }> {
  const { DATA_DIR } = config
  prepareDataDir(DATA_DIR)
  // Before the database, so that a key which cannot be read leaves no empty one.
  const present = hasKey(DATA_DIR) ? readKey(DATA_DIR) : null
  const keyless = await openDatabase(config)
  try {
    const mayMake = async () => anyKey || !(await pastMigrations(() => isUsed(keyless)))
    const key = present ?? ((await mayMake()) ? readOrMakeKey : readKey)(DATA_DIR)
    const db = withAuditKey(keyless, key)
    if (!anyKey) await pastMigrations(() => refuseOtherKey(db, DATA_DIR))
    const done = await bringUpToDate(db)
    if (!anyKey) await requireSameKey(db, DATA_DIR)
    return { platform: { db, now, config, secrets: openSecretBox(key) }, done }
  } catch (error) {
    await keyless.destroy()
    throw error
  }
}

/** Opens what this process has opened before, for another thread: makes no file, and waits for nobody who writes. */
export async function reopenPlatform(config: Config): Promise<Platform> {
  requireDatabase(config)
  const key = readKey(config.DATA_DIR)
  const db = withAuditKey(await openDatabase(config), key)
  return { db, now: systemClock, config, secrets: openSecretBox(key) }
}

const KEYED = '20261126T1210_key_the_audit'

/**
 * Migrates the database. Entries of the audit from before it had a key are sealed by the process that brought the key,
 * and by no other: otherwise somebody could put such entries in and have them sealed at the next start.
 */
async function bringUpToDate(db: Db): Promise<string[]> {
  const done = await migrate(db)
  if (done.includes(KEYED)) await transact(db, sealUnderKey)
  return done
}

async function sealUnderKey(trx: Trx): Promise<void> {
  if ((await sealAudit(trx)) > 0) await replaceKeyPrint(trx)
}
