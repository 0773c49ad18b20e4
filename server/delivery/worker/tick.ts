import type { Context } from '../../context.ts'
import type { ReportError } from './error-report.ts'
import { recoverExpiredLeases } from './expired-leases.ts'
import { lapseWaiting } from './lapse-waiting.ts'
import { sendNext } from './send.ts'
import { startDue } from './start-due.ts'

const rethrow: ReportError = (error) => {
  throw error
}

/** Does everything that is due now. Any number of processes may run it at once. */
export async function tick(context: Context, worker: string, report: ReportError = rethrow): Promise<void> {
  await startDue(context, report)
  await lapseWaiting(context, report)
  await recoverExpiredLeases(context, report)
  while (await sendNext(context, worker, report));
}
