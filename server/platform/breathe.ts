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

/** Those who wait to begin, in the order in which they came. */
const line: (() => void)[] = []
let isCalling = false

/** Waits for a turn of the event loop that has time left. */
export async function takeTurn(): Promise<void> {
  if (line.length === 0 && !isUsedUp()) return
  const { promise, resolve } = Promise.withResolvers<void>()
  line.push(resolve)
  if (!isCalling) callNext()
  return promise
}

/** As many as a turn has time for, at most. Each begins its work before the next is called, so its time is seen. */
const CALLED_AT_MOST = 32

/** Waking all of them in each turn, to find that most have to wait on, would take time by the square of their number. */
function callNext(): void {
  isCalling = true
  for (let times = 0; times < CALLED_AT_MOST; times++)
    setImmediate(() => {
      if (!isUsedUp()) line.shift()?.()
    })
  setImmediate(() => {
    isCalling = false
    if (line.length > 0) callNext()
  })
}

function isUsedUp(): boolean {
  if (began !== null) return performance.now() - began > LONGEST_MILLIS
  began = performance.now()
  setImmediate(() => {
    began = null
  })
  return false
}
