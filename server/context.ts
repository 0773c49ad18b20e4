import type { Areas } from './areas/directory.ts'
import type { PlanCache } from './calendar/plan-cache.ts'
import type { Platform } from './platform/platform.ts'
import type { PublishingState } from './platform/publishing-state.ts'

/** What actions and routes receive: the platform, and what stays in memory because every request reads it. */
export interface Context extends Platform {
  areas: Areas
  planCache: PlanCache
  publishing: PublishingState
}
