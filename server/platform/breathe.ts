import { setImmediate as turn } from 'node:timers/promises'

/** Work goes on for this long before others get a turn. */
const LONGEST_MILLIS = 5

/** When the present turn of the event loop began, if anybody has asked since then. */
let began: number | null = null

/**
 * Lets other requests go first if this turn of the event loop has lasted too long. Long work calls it between its parts:
 * an `await` alone gives nobody a turn when what it waits for is there at once, as every answer of SQLite is. It waits
 * for one turn only, because others may wait for what it holds.
 */
export async function breathe(): Promise<void> {
  if (isUsedUp()) await turn()
}

/** Waits for a turn of the event loop that has time left. Those who wait begin in the order in which they came. */
export async function takeTurn(): Promise<void> {
  while (isUsedUp()) await turn()
}

function isUsedUp(): boolean {
  if (began !== null) return performance.now() - began > LONGEST_MILLIS
  began = performance.now()
  setImmediate(() => {
    began = null
  })
  return false
}
