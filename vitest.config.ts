import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { projects } from './test/projects.ts'
import { LongestFirst } from './test/support/run/longest-first.ts'

const { unit, browser, faults } = projects

export default defineConfig({
  test: {
    globalSetup: ['test/support/run/setup.ts'],
    // Most of a test file's time would be loading the server. A worker process loads it once, for all its files, and
    // Node reads TypeScript by itself.
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compile', import.meta.url)) },
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
