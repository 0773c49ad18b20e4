import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../../platform/clock.ts'
import { openDatabase } from '../../platform/db/open.ts'
import { loadCountry } from './actions.ts'
import type { ThreadTask } from './load-in-thread.ts'

/** What the thread of `loadInThread` runs, on a connection of its own. */
const { settings, country } = workerData as ThreadTask
const db = await openDatabase(settings)
try {
  await loadCountry({ db, now: systemClock, areas: null }, country, (step) => parentPort!.postMessage(step))
} finally {
  await db.destroy()
}
