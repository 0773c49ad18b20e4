import { parentPort, workerData } from 'node:worker_threads'
import { withAuditKey } from '../../audit/key.ts'
import { requireSameKey } from '../../audit/key-print.ts'
import { systemClock } from '../../platform/clock.ts'
import { openDatabase } from '../../platform/db/open.ts'
import { readKey } from '../../platform/secrets.ts'
import { loadCountry } from './actions.ts'
import type { ThreadTask } from './load-in-thread.ts'

/** What the thread of `loadInThread` runs, on a connection of its own. */
const { settings, country } = workerData as ThreadTask
const db = withAuditKey(await openDatabase(settings), readKey(settings.DATA_DIR))
try {
  await requireSameKey(db, settings.DATA_DIR)
  await loadCountry({ db, now: systemClock, areas: null }, country, (step) => parentPort!.postMessage(step))
} finally {
  await db.destroy()
}
