import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from './context.ts'
import type { ReportError } from './delivery/worker/error-report.ts'
import { recoverExpiredLeases } from './delivery/worker/expired-leases.ts'
import { sendNext } from './delivery/worker/send.ts'
import { startDue } from './delivery/worker/start-due.ts'
import { newId } from './platform/ids.ts'

const lanes = 4
const longestPauseMillis = 30_000

export interface Worker {
  /** Resolves when current sends have finished. */
  stop(): Promise<void>
}

/**
 * Publishes what is due until it is stopped. One loop starts due bookings and recovers expired leases; several others
 * send, so that a slow receiver blocks only one of them and not what becomes due in the meantime. No loop overlaps
 * itself.
 */
export function runWorker(context: Context, report: ReportError, intervalMillis = 1000): Worker {
  const stopping = new AbortController()
  const { signal } = stopping
  const worker = newId()
  const repeat = (work: () => Promise<void>) => loop(work, { signal, report, intervalMillis })
  const starting = repeat(async () => {
    await startDue(context, report)
    await recoverExpiredLeases(context, report)
  })
  const sending = Array.from({ length: lanes }, (_, lane) =>
    repeat(async () => {
      while (!signal.aborted && (await sendNext(context, `${worker}/${lane}`, report)));
    }),
  )
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all([starting, ...sending])
    },
  }
}

/** An error ends one round, not the loop. The pause doubles with each failure in a row. */
async function loop(
  work: () => Promise<void>,
  { signal, report, intervalMillis }: { signal: AbortSignal; report: ReportError; intervalMillis: number },
): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      await work()
      failures = 0
    } catch (error) {
      failures += 1
      report(error, 'The worker failed and will try again.')
    }
    await pause(Math.min(intervalMillis * 2 ** failures, longestPauseMillis), undefined, { signal }).catch(
      () => undefined,
    )
  }
}
