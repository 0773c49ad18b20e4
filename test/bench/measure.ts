/** One line of the table: what was measured, and against what it is to be held. */
export interface Row {
  what: string
  value: number
  unit: 'ms' | 'per second' | 'times' | 'MB' | 'kB'
  /** What the value should be, in words, when something is promised of it. */
  promise: string | null
  held: boolean | null
}

/** Runs `work` so many times, after a few to warm up, and returns how long each took in milliseconds, sorted. */
export async function times(runs: number, work: (run: number) => unknown): Promise<number[]> {
  for (let run = 0; run < Math.min(10, runs); run++) await work(run)
  const taken: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = process.hrtime.bigint()
    await work(run)
    taken.push(Number(process.hrtime.bigint() - start) / 1e6)
  }
  return taken.sort((a, b) => a - b)
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

export const median = (sorted: readonly number[]) => percentile(sorted, 0.5)

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

function amount(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
}
