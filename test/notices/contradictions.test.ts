import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { contradictions } from './support/contradictions.ts'
import { peopleAtWork } from './support/people-at-work.ts'
import { randomChain, type Step } from './support/random-chains.ts'

// PROPERTY_RUNS can ask for runs that take longer than the usual timeout.
vi.setConfig({ testTimeout: 0 })

const numRuns = Math.ceil(Number(process.env['PROPERTY_RUNS'] ?? 2000) / 400)

/** Does it all, and reads page and feed after each step. */
async function firstContradiction(app: TestApp, steps: readonly Step[]): Promise<string[]> {
  const people = await peopleAtWork(app)
  for (const [index, step] of steps.entries()) {
    await people.does(step)
    const found = await contradictions(app, people.changedAt)
    if (found.length > 0) return [`after step ${index + 1}`, ...found]
  }
  return []
}

test.each(databases.map(([name, open], index) => [name, open, index === 0 ? numRuns : 1] as const))(
  'whatever people do in whatever order, page and feed of a town never contradict themselves, on %s',
  async (_name, open, runs) => {
    const property = fc.asyncProperty(randomChain, async (steps) => {
      const app = await startApp({ open })
      try {
        expect(await firstContradiction(app, steps)).toEqual([])
      } finally {
        await app.stop()
      }
    })
    await fc.assert(property, {
      numRuns: runs,
      seed: Number(process.env['PROPERTY_SEED'] ?? 10),
      path: process.env['PROPERTY_PATH'] ?? '',
      endOnFailure: true,
    })
  },
)
