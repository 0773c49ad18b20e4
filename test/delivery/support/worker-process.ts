import { readConfig } from '../../../server/config.ts'
import { systemClock } from '../../../server/platform/clock.ts'
import { openContext } from '../../../server/start.ts'
import { runWorker } from '../../../server/worker.ts'

/** A worker process to kill. Its clock is ahead by `AHEAD` seconds, so that the test need not wait for a lease to expire. */
const ahead = Number(process.env['AHEAD'] ?? 0)
const context = await openContext(readConfig(), () => systemClock().plus({ seconds: ahead }))
runWorker(context, (error, what) => console.error(what, error), { intervalMillis: 20 })
