import { auditKeyFrom, withAuditKey } from './audit/key.ts'
import { sealAudit } from './audit/verify.ts'
import type { Config } from './config.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { migrate } from './platform/db/migrate.ts'
import { openDatabase, prepareDataDir } from './platform/db/open.ts'
import type { Platform } from './platform/platform.ts'
import { openSecretBox, readOrMakeKey } from './platform/secrets.ts'
import { type Db, transact } from './platform/transact.ts'

/** Opens the data folder, its key and the database, and migrates it. The caller has to destroy `db`. */
export async function openPlatform(config: Config, now: Clock = systemClock): Promise<Platform> {
  prepareDataDir(config.DATA_DIR)
  const key = readOrMakeKey(config.DATA_DIR)
  const secrets = openSecretBox(key)
  const db = withAuditKey(await openDatabase(config), auditKeyFrom(key))
  try {
    await bringUpToDate(db)
    return { db, now, config, secrets }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

const KEYED = '20261126T1210_key_the_audit'

/**
 * Migrates the database. Entries of the audit from before it had a key are sealed by the process that brought the key,
 * and by no other: otherwise somebody could put such entries in and have them sealed at the next start.
 */
export async function bringUpToDate(db: Db): Promise<string[]> {
  const done = await migrate(db)
  if (done.includes(KEYED)) await transact(db, (trx) => sealAudit(trx))
  return done
}
