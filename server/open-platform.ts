import type { Config } from './config.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { migrate } from './platform/db/migrate.ts'
import { openDatabase, prepareDataDir } from './platform/db/open.ts'
import type { Platform } from './platform/platform.ts'
import { openSecretBox, readOrMakeKey } from './platform/secrets.ts'

/** Opens the data folder, its key and the database, and migrates it. The caller has to destroy `db`. */
export async function openPlatform(config: Config, now: Clock = systemClock): Promise<Platform> {
  prepareDataDir(config.DATA_DIR)
  const secrets = openSecretBox(readOrMakeKey(config.DATA_DIR))
  const db = await openDatabase(config)
  try {
    await migrate(db)
    return { db, now, config, secrets }
  } catch (error) {
    await db.destroy()
    throw error
  }
}
