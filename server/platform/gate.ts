import { Busy, TooMany } from './errors.ts'

interface Limits {
  /** How many pieces of work run side by side. */
  atOnce: number
  /** How many more may wait for their turn. */
  waiting: number
  /** How many one person may have running and waiting. */
  each?: number
}

/** Runs `work` for `who` when it is its turn. */
export type Gate = <T>(who: string, work: () => Promise<T>) => Promise<T>

/**
 * Keeps costly work from taking everything. Throws TooMany for somebody who has too much under way already, and Busy when
 * too many wait.
 */
export function openGate({ atOnce, waiting, each = Number.POSITIVE_INFINITY }: Limits): Gate {
  let running = 0
  const line: (() => void)[] = []
  const counts = new Map<string, number>()

  async function enter(): Promise<void> {
    if (running >= atOnce) await new Promise<void>((resolve) => line.push(resolve))
    else running += 1
  }

  /** Hands its place to the next in line. */
  function leave(): void {
    const next = line.shift()
    if (next) next()
    else running -= 1
  }

  return async (who, work) => {
    const mine = counts.get(who) ?? 0
    if (mine >= each) throw new TooMany('Your earlier questions are still being worked on. Wait for their answers.', 1)
    if (running >= atOnce && line.length >= waiting)
      throw Object.assign(
        new Busy('Hark has too much to do right now, so this was not done. Try again in a few seconds.'),
        { nothingDone: true },
      )
    counts.set(who, mine + 1)
    try {
      await enter()
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
