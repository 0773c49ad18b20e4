import { openAreas } from './areas/directory.ts'
import { openPlanCache } from './calendar/plan-cache.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { openPlatform, reopenPlatform } from './open-platform.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Platform } from './platform/platform.ts'
import { newPublishingState } from './platform/publishing-state.ts'

/** Opens everything that the web process, the worker and the command line need. */
export async function openContext(config: Config, now: Clock = systemClock): Promise<Context> {
  return contextOf(await openPlatform(config, now))
}

/** The same for another thread of a process that has opened it: nothing is migrated and no file is made. */
export async function reopenContext(config: Config): Promise<Context> {
  return contextOf(await reopenPlatform(config))
}

async function contextOf(platform: Platform): Promise<Context> {
  try {
    const areas = await openAreas(platform.db)
    return { ...platform, areas, planCache: openPlanCache(platform.db, areas), publishing: newPublishingState() }
  } catch (error) {
    await platform.db.destroy()
    throw error
  }
}
