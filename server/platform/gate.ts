import { Busy, TooMany } from './errors.ts'

interface Limits {
  /** How many pieces of work run side by side. */
  atOnce: number
  /** How many more may wait for their turn. */
  waiting: number
  /** How many one person may have running and waiting. */
  each?: number
  /** What somebody is told who has more. */
  tooMany?: string
}

/** Runs `work` for `who` when it is its turn. */
export type Gate = <T>(who: string, work: () => Promise<T>) => Promise<T>

const workedOn = 'Your earlier requests are still running. Wait for them to finish.'

/**
 * Keeps costly work from taking everything. Those who wait take turns, so that nobody waits for all that somebody else has
 * sent. Throws TooMany for somebody who has too much under way already, and Busy when too many wait.
 */
export function openGate({ atOnce, waiting, each = Number.POSITIVE_INFINITY, tooMany = workedOn }: Limits): Gate {
  let running = 0
  let inLine = 0
  /** What each waits for, whose turn is next first. */
  const line = new Map<string, (() => void)[]>()
  const counts = new Map<string, number>()

  async function enter(who: string): Promise<void> {
    if (running < atOnce) {
      running += 1
      return
    }
    inLine += 1
    await new Promise<void>((resolve) => {
      const mine = line.get(who)
      if (mine) mine.push(resolve)
      else line.set(who, [resolve])
    })
  }

  /** Hands its place to the next in line, who goes to the end with whatever else they wait for. */
  function leave(): void {
    const [next] = line
    if (next === undefined) {
      running -= 1
      return
    }
    const [who, waits] = next
    const begin = waits.shift()!
    inLine -= 1
    line.delete(who)
    if (waits.length > 0) line.set(who, waits)
    begin()
  }

  return async (who, work) => {
    const mine = counts.get(who) ?? 0
    if (mine >= each) throw new TooMany(tooMany, 1)
    if (running >= atOnce && inLine >= waiting)
      throw Object.assign(new Busy('Hark is very busy right now, so nothing was saved. Try again in a few seconds.'), {
        nothingDone: true,
      })
    counts.set(who, mine + 1)
    try {
      await enter(who)
      try {
        return await work()
      } finally {
        leave()
      }
    } finally {
      const left = counts.get(who)! - 1
      if (left === 0) counts.delete(who)
      else counts.set(who, left)
    }
  }
}
