import { openAreas } from './areas/directory.ts'
import { openCalendar } from './calendar/memory.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { migrate } from './platform/db/migrate.ts'
import { openDatabase, prepareDataDir } from './platform/db/open.ts'
import { openSecretBox, readOrMakeKey } from './platform/secrets.ts'

/** Opens everything that the web process, the worker and the command line stand on. */
export async function openContext(config: Config, now: Clock = systemClock): Promise<Context> {
  prepareDataDir(config.DATA_DIR)
  const secrets = openSecretBox(readOrMakeKey(config.DATA_DIR))
  const db = await openDatabase(config)
  try {
    await migrate(db)
    const areas = await openAreas(db)
    return { db, now, config, secrets, areas, calendar: openCalendar(areas) }
  } catch (error) {
    await db.destroy()
    throw error
  }
}
