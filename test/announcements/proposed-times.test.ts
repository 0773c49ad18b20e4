import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runs } from '../planning/arbitraries.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { openDay } from './support/day.ts'
import { type Choice, proposers } from './support/proposals.ts'
import { days, fullBoard, fullEvening } from './support/random-days.ts'

// PROPERTY_RUNS can ask for runs that take longer than the usual timeout.
vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 60_000 })

const choices: fc.Arbitrary<Choice[]> = fc.array(fc.record({ pick: fc.nat(1000), seconds: fc.nat(50) }), {
  minLength: 6,
  maxLength: 6,
})
const always: Choice[] = Array.from({ length: 6 }, (_, pick) => ({ pick, seconds: 50 }))

describe.each(databases)('Whatever is proposed is accepted when it is used at once, on %s', (_name, open) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp({ open })
  })
  afterAll(() => app.stop())

  test('every time, from wherever it was proposed', async () => {
    const places = Object.keys(proposers)
    const used = new Set<string>()
    await fc.assert(
      fc.asyncProperty(days({ most: 6 }), choices, fc.nat(places.length - 1), async (drawn, chosen, first) => {
        const day = await openDay(app, drawn)
        for (const [index, draft] of drawn.posts.entries()) {
          const place = places[(first + index) % places.length]!
          const outcome = await proposers[place]!(day, draft, chosen[index]!)
          if (outcome === null) continue
          expect(outcome.refused, `${place}: ${outcome.by}`).toBeNull()
          used.add(place)
        }
        await day.close()
      }),
      { ...runs(0.06), examples: [[fullBoard, always, 0]] },
    )
    expect([...used].sort()).toEqual([...places].sort())
  })

  test('every reschedule that makes room', async () => {
    let made = 0
    await fc.assert(
      fc.asyncProperty(days({ most: 8 }), fc.nat(50), fc.nat(12), async (drawn, seconds, hours) => {
        const day = await openDay(app, drawn)
        for (const draft of drawn.posts) {
          const post = await day.create(draft)
          const answer = post && (await day.approved(post.id, post.revision))
          if (answer?.check?.nextFree)
            await day.ask('POST', `/announcements/${post.id}/schedule`, { at: answer.check.nextFree }, answer)
        }
        await day.passing(hours)
        for (const { hours: at, include, channels, severity } of drawn.wanted) {
          const place = { audience: { include }, channels: channels.map(day.key), at: day.instant(hours + at) }
          const { body } = await day.ask('POST', '/moving-room', { kind: 'service', severity, ...place })
          if (body.moves.length === 0) continue
          app.clock.pass({ seconds })
          const applied = await day.ask('POST', '/moving-room/apply', { moves: body.moves })
          expect(applied, JSON.stringify(place)).toEqual({ status: 200, body })
          made++
        }
        await day.close()
      }),
      { ...runs(0.06), examples: [[fullEvening, 50, 1]] },
    )
    expect(made).toBeGreaterThan(0)
  })
})
