import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/run/longest-first.ts'

/** Pure functions: no app, no database, no other process. `test/architecture.test.ts` holds them to it. */
const unit = [
  'test/planning/**/*.test.ts',
  'test/areas/{gazetteer,intervals,search,typed}.test.ts',
  'test/audiences/{audience,describing}.test.ts',
  'test/audit/differences.test.ts',
  'test/calendar/rules-in-words.test.ts',
  'test/channels/limits.test.ts',
]

/** A real browser, and the HTML checker, on the sample organisation. */
const browser = ['test/browser/**/*.test.ts']

/** Many real processes under load, some of them killed. */
const faults = ['test/calendar/storm.test.ts', 'test/delivery/killing.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['test/support/run/setup.ts'],
    // Most of a test's time is loading the server. A worker process loads it once, and Node reads TypeScript by itself.
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Half of the tests wait for a browser, a database or another process, so every core has work.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'unit', include: unit } },
      {
        extends: true,
        test: { name: 'app', include: ['test/**/*.test.ts'], exclude: [...unit, ...browser, ...faults] },
      },
      { extends: true, test: { name: 'browser', include: browser, testTimeout: 90_000 } },
      { extends: true, test: { name: 'faults', include: faults, testTimeout: 180_000 } },
    ],
  },
})
