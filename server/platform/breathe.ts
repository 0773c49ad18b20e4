import { setImmediate as turn } from 'node:timers/promises'

/** Work goes on for this long before others get a turn. */
const LONGEST_MILLIS = 15

/** When the present turn of the event loop began, if anybody has asked since then. */
let began: number | null = null

/**
 * Lets other requests go first if this turn of the event loop has lasted too long. Long work calls it between its parts:
 * an `await` alone gives nobody a turn when what it waits for is there at once, as every answer of SQLite is.
 */
export async function breathe(): Promise<void> {
  if (began === null) {
    began = performance.now()
    setImmediate(() => {
      began = null
    })
  } else if (performance.now() - began > LONGEST_MILLIS) await turn()
}
