import { parentPort, workerData } from 'node:worker_threads'
import { withAuditKey } from '../../audit/key.ts'
import { systemClock } from '../../platform/clock.ts'
import { openDatabase } from '../../platform/db/open.ts'
import { readOrMakeKey } from '../../platform/secrets.ts'
import { loadCountry } from './actions.ts'
import type { ThreadTask } from './load-in-thread.ts'

/** What the thread of `loadInThread` runs, on a connection of its own. */
const { settings, country } = workerData as ThreadTask
const db = withAuditKey(await openDatabase(settings), readOrMakeKey(settings.DATA_DIR))
try {
  await loadCountry({ db, now: systemClock, areas: null }, country, (step) => parentPort!.postMessage(step))
} finally {
  await db.destroy()
}
