import { setTimeout as pause } from 'node:timers/promises'
import { inTime, Unfinished } from '../../platform/in-time.ts'
import type { PublishingState } from '../../platform/publishing-state.ts'
import { SECOND } from '../../platform/time-units.ts'
import type { ReportError } from './error-report.ts'

const longestPauseMillis = 30 * SECOND
/** More rounds that do not end than this hold too many database connections and sockets. */
const maxStuck = 3

export interface Loop {
  name: string
  /** Aborted to stop the loop after its present round. */
  signal: AbortSignal
  intervalMillis: number
  /** How long one round may take. */
  roundMillis: number
  state: PublishingState
  report: ReportError
  /** One piece of work; true if more is waiting. The lane has another name after a round that got stuck. */
  round(lane: string): Promise<boolean>
}

/**
 * Repeats a round until it is stopped. An error ends one round, not the loop: the pause doubles with each failure in a
 * row. A round that does not end is left behind and reported, and the loop goes on with a new lane, so that nothing that
 * never settles can stop it.
 */
export async function repeat({ name, signal, intervalMillis, roundMillis, state, report, round }: Loop): Promise<void> {
  const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  const stuck = new Set<Promise<unknown>>()
  const leaveBehind = (work: Promise<unknown>) => {
    const ended = work
      .catch((error: unknown) => report(error, `A round of ${name} that was left behind has failed.`))
      .finally(() => {
        stuck.delete(ended)
        state.stuck.set(name, stuck.size)
      })
    stuck.add(ended)
    state.stuck.set(name, stuck.size)
  }
  let failures = 0
  let replaced = 0
  while (!signal.aborted) {
    const work = round(`${name}.${replaced}`)
    try {
      const isMore = await inTime(work, roundMillis)
      failures = 0
      if (isMore) continue
    } catch (error) {
      const isStuck = error instanceof Unfinished
      report(
        error,
        isStuck ? `A round of ${name} is stuck and was left behind.` : 'The worker failed and will try again.',
      )
      if (isStuck) {
        replaced += 1
        leaveBehind(work)
        if (stuck.size >= maxStuck) {
          state.standing.add(name)
          await Promise.race([...stuck, stopped])
          state.standing.delete(name)
        }
        continue
      }
      failures += 1
    }
    await pause(Math.min(intervalMillis * 2 ** failures, longestPauseMillis), undefined, { signal }).catch(
      () => undefined,
    )
  }
}
