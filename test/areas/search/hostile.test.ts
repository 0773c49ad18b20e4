import { beforeAll, expect, test } from 'vitest'
import { planGazetteer } from '../../../server/areas/gazetteer/planned-areas.ts'
import type { Search } from '../../../server/areas/search/area-search.ts'
import { editDistance } from '../../../server/areas/search/edit-distance.ts'
import { buildSearch } from '../../../server/areas/search/name-search.ts'
import { buildTree } from '../../../server/areas/tree/tree.ts'

let search: Search
beforeAll(async () => {
  const plan = planGazetteer('US')
  search = await buildSearch(buildTree(plan.areas), plan)
})

/** Processor time, which is counted in steps of up to 10 ms. */
function cost(query: string): number {
  const before = process.threadCpuUsage()
  for (let times = 0; times < 20; times++) search.matches(query)
  const { user, system } = process.threadCpuUsage(before)
  return Math.max(10_000, user + system)
}

test.each([
  ['one letter two hundred times', 'a'.repeat(200), 'a'],
  ['a hundred thousand letters', 'bakersfeld'.repeat(10_000), 'bakersfeld'.repeat(20)],
  ['a hundred commas', `bakersfeld${',c'.repeat(100)}`, `bakersfeld${',c'.repeat(4)}`],
  ['a hundred words', 'lake '.repeat(100), 'lake '.repeat(4)],
  ['a hundred generic words', `kern${' county'.repeat(100)}`, `kern${' county'.repeat(3)}`],
  ['many ZIP codes', '93301 '.repeat(2000), '93301 93301'],
  ['a row of marks', `bakersfield${'\u0301'.repeat(5000)}`, `bakersfield${'\u0301'.repeat(150)}`],
])('%s cost no more than a few times what a short query does', (_what, hostile, plain) => {
  cost(plain)
  cost(hostile)
  expect(cost(hostile) / cost(plain)).toBeLessThan(5)
})

test.each([
  ['', '', 0],
  ['kern', 'kern', 0],
  ['bakersfeld', 'bakersfield', 1],
  ['pheonix', 'phoenix', 1],
  ['cincinatti', 'cincinnati', 2],
  ['austin', 'houston', 3],
  ['a', 'abcdefgh', 4],
  ['bakersfield', 'baker', 4],
])('%s and %s differ by %i letters, if no more than three are looked at', (a, b, distance) => {
  expect(editDistance(a, b, 3)).toBe(distance)
  expect(editDistance(b, a, 3)).toBe(distance)
})
