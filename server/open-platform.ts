import { withAuditKey } from './audit/key.ts'
import { replaceKeyPrint, requireSameKey } from './audit/key-print.ts'
import { sealAudit } from './audit/verify.ts'
import type { Config } from './config.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { migrate } from './platform/db/migrate.ts'
import { openDatabase, prepareDataDir, requireDatabase } from './platform/db/open.ts'
import type { Platform } from './platform/platform.ts'
import { openSecretBox, readKey, readOrMakeKey } from './platform/secrets.ts'
import { type Db, type Trx, transact } from './platform/transact.ts'

/**
 * Opens the data folder, its key and the database, and migrates it. The caller has to destroy `db`. Throws CannotStart
 * when the database is used with another key; with `anyKey` it does not.
 */
export async function openPlatform(
  config: Config,
  now: Clock = systemClock,
  { anyKey = false } = {},
): Promise<Platform> {
  prepareDataDir(config.DATA_DIR)
  const platform = await openWith(readOrMakeKey(config.DATA_DIR), config, now)
  try {
    await bringUpToDate(platform.db)
    if (!anyKey) await requireSameKey(platform.db, config.DATA_DIR)
    return platform
  } catch (error) {
    await platform.db.destroy()
    throw error
  }
}

/** Opens what this process has opened before, for another thread: makes no file, and waits for nobody who writes. */
export async function reopenPlatform(config: Config): Promise<Platform> {
  requireDatabase(config)
  return openWith(readKey(config.DATA_DIR), config, systemClock)
}

async function openWith(key: Buffer, config: Config, now: Clock): Promise<Platform> {
  const db = withAuditKey(await openDatabase(config), key)
  return { db, now, config, secrets: openSecretBox(key) }
}

const KEYED = '20261126T1210_key_the_audit'

/**
 * Migrates the database. Entries of the audit from before it had a key are sealed by the process that brought the key,
 * and by no other: otherwise somebody could put such entries in and have them sealed at the next start.
 */
export async function bringUpToDate(db: Db): Promise<string[]> {
  const done = await migrate(db)
  if (done.includes(KEYED)) await transact(db, sealUnderKey)
  return done
}

async function sealUnderKey(trx: Trx): Promise<void> {
  if ((await sealAudit(trx)) > 0) await replaceKeyPrint(trx)
}
