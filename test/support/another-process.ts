import { onTestFinished } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { openAreas } from '../../server/areas/directory.ts'
import { openPlanCache } from '../../server/calendar/plan-cache.ts'
import type { Context } from '../../server/context.ts'
import type { TestApp } from './app.ts'
import { type TestClock, testClock } from './clock.ts'

/**
 * The application as another process runs it on the same database: with a memory of its own, and a clock that may differ.
 */
export async function anotherProcess(app: TestApp, clock: TestClock = app.clock): Promise<TestApp> {
  const { db } = app.context
  const areas = await openAreas(db)
  const context: Context = { ...app.context, now: clock.now, areas, planCache: openPlanCache(db, areas) }
  const server = await buildApp(context)
  onTestFinished(() => server.close().then(() => undefined))
  return { ...app, server, context, clock, inject: (options) => server.inject(options) }
}

/** A clock that is behind that of the app, or ahead of it, by so many milliseconds. */
export function skewedClock(app: TestApp, millis: number): TestClock {
  return testClock(app.context.now().plus(millis).toISO()!)
}
