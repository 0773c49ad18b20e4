import { closeSync, openSync, writeSync } from 'node:fs'
import { DateTime } from 'luxon'
import type { Clock } from '../../../server/platform/clock.ts'

/** The clock of every process of a storm: ahead of the real one, and never back. */
export interface MovedClock {
  /** Holds by how many milliseconds the clocks of all processes are ahead. */
  file: string
  now: Clock
  moveTo(time: number): void
  close(): void
}

export function movedClock(file: string): MovedClock {
  let ahead = 0
  const open = openSync(file, 'w')
  // Always as long, and in place, so that nobody reads a part of it.
  const write = () => writeSync(open, String(ahead).padStart(15, '0'), 0)
  write()
  return {
    file,
    now: () => DateTime.utc().plus(ahead),
    moveTo(time) {
      ahead = Math.max(ahead, time - Date.now())
      write()
    },
    close: () => closeSync(open),
  }
}
