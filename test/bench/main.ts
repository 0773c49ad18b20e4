import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { startPostgres } from '../support/run/postgres.ts'
import { benchAreaSearch } from './area-search.ts'
import { type BenchApp, openBenchApp } from './bench-app.ts'
import { benchBooking } from './booking.ts'
import { benchCrowded, benchEngine } from './engine.ts'
import { type Row, table } from './measure.ts'
import { benchNoticePage } from './notice-page.ts'
import { benchPageWeights } from './page-weight.ts'
import { makeSample, memoryOf } from './plans.ts'
import { writeReadme } from './readme.ts'
import { benchServerCheck } from './server-check.ts'
import { benchAgainstSql } from './sql/compare.ts'

/**
 * `npm run bench` measures every speed promise on this machine, prints a table and writes `.test/bench.json`.
 * `npm run bench -- engine pages` runs only those sections. `--readme` also writes the ratios into README.md, if all
 * sections run.
 */
const sections: Record<string, () => Promise<Row[]>> = {
  engine: () =>
    withApp(async ({ context }) => {
      const { tree } = context.areas
      const tenYears = await makeSample(context, 1_000_000, 10)
      const year = await makeSample(context, 100_000, 1)
      return [memoryOf(tenYears), ...(await benchEngine(tree, year, tenYears))]
    }),
  crowded: () =>
    withApp(async ({ context }) => benchCrowded(context.areas.tree, await makeSample(context, 1_000_000, 1))),
  sql: () =>
    withApp(async ({ context }) => {
      const existing = process.env.TEST_POSTGRES_URL
      const { url, stop } = existing ? { url: existing, stop: async () => undefined } : await startPostgres()
      const rows: Row[] = []
      for (const [count, years] of [[100_000, 1] as const, [1_000_000, 10] as const]) {
        rows.push(...(await benchAgainstSql(context.areas.tree, await makeSample(context, count, years), url)))
      }
      await stop()
      return rows
    }),
  search: () => withApp(({ context }) => benchAreaSearch(context.areas)),
  booking: () => withApp(benchBooking),
  pages: async () => [
    ...(await withApp(async (bench) => [...(await benchServerCheck(bench)), ...(await benchNoticePage(bench))])),
    ...(await benchPageWeights()),
  ],
}

async function withApp(work: (bench: BenchApp) => Promise<Row[]>): Promise<Row[]> {
  const bench = await openBenchApp()
  try {
    return await work(bench)
  } finally {
    await bench.close()
  }
}

const args = process.argv.slice(2)
const wanted = args.filter((arg) => !arg.startsWith('--'))
const unknown = wanted.find((section) => !(section in sections))
if (unknown !== undefined) throw new Error(`There is no section ${unknown}: ${Object.keys(sections).join(', ')}.`)

const busy = loadavg()[0]!
if (busy > availableParallelism() / 2)
  console.log(`Other programs keep ${busy.toFixed(1)} processors busy, so the numbers are worse than they should be.`)

const rows: Row[] = []
for (const [name, run] of Object.entries(sections)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const measured = await run()
  console.log(`\n${name}\n${table(measured)}`)
  rows.push(...measured)
}
mkdirSync('.test', { recursive: true })
writeFileSync('.test/bench.json', `${JSON.stringify(rows, null, 2)}\n`)
if (args.includes('--readme') && wanted.length === 0) writeReadme(rows)
if (rows.some(({ held }) => held === false)) process.exitCode = 1
