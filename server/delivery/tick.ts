import type { Context } from '../context.ts'
import type { Report } from './error-report.ts'
import { recoverSilent } from './expired-leases.ts'
import { sendNext } from './send.ts'
import { startDue } from './start-due.ts'

const rethrow: Report = (error) => {
  throw error
}

/** Does everything that is due now. Any number of processes may do so at once. */
export async function tick(context: Context, worker: string, report: Report = rethrow): Promise<void> {
  await startDue(context, report)
  await recoverSilent(context, report)
  while (await sendNext(context, worker, report));
}
