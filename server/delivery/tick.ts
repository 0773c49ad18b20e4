import type { Context } from '../context.ts'
import type { Report } from './report.ts'
import { sendNext } from './send.ts'
import { recoverSilent } from './silence.ts'
import { startDue } from './start.ts'

const rethrow: Report = (error) => {
  throw error
}

/** Does everything that is due now. Any number of processes may do so at once. */
export async function tick(context: Context, worker: string, report: Report = rethrow): Promise<void> {
  await startDue(context, report)
  await recoverSilent(context, report)
  while (await sendNext(context, worker, report));
}
