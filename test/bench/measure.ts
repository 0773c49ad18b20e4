/** One line of the table: a measurement and the promise it should meet. */
export interface Row {
  what: string
  value: number
  unit: 'ms' | 'per second' | 'times' | 'MB' | 'kB' | 'checks'
  /** The promised limit in words, such as “under 10”; null if nothing is promised. */
  promise: string | null
  held: boolean | null
}

const ROUNDS = 3
const PATIENCE = 15_000

/** Runs `work` that many times after a warm-up and returns the sorted times in milliseconds. */
export async function times(runs: number, work: (run: number) => unknown): Promise<number[]> {
  for (let run = 0; run < Math.min(10, runs); run++) await work(run)
  return timesOnce(runs, work)
}

async function timesOnce(runs: number, work: (run: number) => unknown): Promise<number[]> {
  return (await bothTimes(runs, work)).elapsed
}

/** Sorted times in milliseconds: `elapsed` on the wall clock, and `worked` as CPU time of this thread. */
export interface Taken {
  elapsed: number[]
  worked: number[]
}

async function bothTimes(runs: number, work: (run: number) => unknown): Promise<Taken> {
  const taken: Taken = { elapsed: [], worked: [] }
  for (let run = 0; run < runs; run++) {
    const before = process.threadCpuUsage()
    const start = process.hrtime.bigint()
    await work(run)
    taken.elapsed.push(Number(process.hrtime.bigint() - start) / 1e6)
    const { user, system } = process.threadCpuUsage(before)
    taken.worked.push((user + system) / 1000)
  }
  taken.elapsed.sort((a, b) => a - b)
  taken.worked.sort((a, b) => a - b)
  return taken
}

/**
 * Times several functions for comparison. After a warm-up round they take turns for three rounds, and the fastest round
 * of each counts: other programs slow down single rounds, while real costs such as garbage collection are in all of
 * them. As long as other programs took CPU time in every round, another round runs, until `patience` (milliseconds) is
 * over. Pass 0 for functions that wait for another process, because waiting looks the same.
 */
export async function compare(
  runs: number,
  works: readonly ((run: number) => unknown)[],
  patience = PATIENCE,
): Promise<Taken[]> {
  for (const work of works) await bothTimes(runs, work)
  const fastest: Taken[] = []
  const begin = performance.now()
  let calm = false
  for (let round = 1; round <= ROUNDS || (!calm && performance.now() - begin < patience); round++) {
    const usage = process.cpuUsage()
    const start = performance.now()
    for (const [index, work] of works.entries()) {
      const taken = await bothTimes(runs, work)
      const best = fastest[index]
      if (!best || p99(taken.elapsed) < p99(best.elapsed)) fastest[index] = taken
    }
    const { user, system } = process.cpuUsage(usage)
    calm ||= (user + system) / 1000 > (performance.now() - start) * 0.95
  }
  return fastest
}

/** The promised p99. If it is missed, a second row has the CPU time, which other programs do not affect. */
export function p99Under(what: string, { elapsed, worked }: Taken, limit: number): Row[] {
  const row = under(`${what}, p99`, p99(elapsed), limit, 'ms')
  return row.held ? [row] : [row, reported(`${what}, p99 of the time on a processor`, p99(worked), 'ms')]
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

export const median = (sorted: readonly number[]) => percentile(sorted, 0.5)
export const p99 = (sorted: readonly number[]) => percentile(sorted, 0.99)

export function under(what: string, value: number, limit: number, unit: Row['unit']): Row {
  return { what, value, unit, promise: `under ${limit.toLocaleString('en-US')}`, held: value < limit }
}

export function atLeast(what: string, value: number, limit: number, unit: Row['unit']): Row {
  return { what, value, unit, promise: `at least ${limit.toLocaleString('en-US')}`, held: value >= limit }
}

export function reported(what: string, value: number, unit: Row['unit']): Row {
  return { what, value, unit, promise: null, held: null }
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, value, unit, promise, held }) => {
    const kept = held === null ? '' : held ? 'held' : 'NOT HELD'
    return `| ${what} | ${amount(value)} ${unit} | ${promise ?? ''} | ${kept} |`
  })
  return ['| what | measured | promised | |', '|---|---|---|---|', ...lines].join('\n')
}

export function amount(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
}
