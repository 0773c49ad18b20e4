import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runs } from '../planning/arbitraries.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { countryWithParts } from '../support/areas.ts'
import { databases } from '../support/databases.ts'
import { openDay } from './support/day.ts'
import { booking, type Choice, movers, proposers } from './support/proposals.ts'
import {
  type Draft,
  type DrawnDay,
  days,
  fullBoard,
  fullEvening,
  fullNight,
  fullThread,
  threadedDays,
} from './support/random-days.ts'

// PROPERTY_RUNS can ask for runs that take longer than the usual timeout.
vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 60_000 })

const choices: fc.Arbitrary<Choice[]> = fc.array(fc.record({ pick: fc.nat(1000), seconds: fc.nat(50) }), {
  minLength: 7,
  maxLength: 7,
})
/** Late times, and the last of what is proposed. */
const last: Choice[] = Array.from({ length: 6 }, () => ({ pick: 999, seconds: 50 }))
/** On a full night it is in the hour that comes twice. */
const sixth: Choice[] = Array.from({ length: 7 }, () => ({ pick: 5, seconds: 50 }))
const always: Choice[] = Array.from({ length: 7 }, (_, pick) => ({ pick, seconds: 50 }))

describe.each(databases)('Whatever is proposed is accepted when it is used at once, on %s', (_name, open) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp({ open, areas: countryWithParts() })
  })
  afterAll(() => app.stop())

  test('every time, from wherever it was proposed', async () => {
    const places = Object.keys(proposers)
    const used = new Set<string>()
    const examples: [DrawnDay, Choice[], number][] = [
      [fullBoard, always, 1],
      ...places.map((_place, first): [DrawnDay, Choice[], number] => [fullNight, sixth, first]),
    ]
    await fc.assert(
      fc.asyncProperty(
        days({ most: 6, full: false }),
        choices,
        fc.nat(places.length - 1),
        async (drawn, chosen, first) => {
          const day = await openDay(app, drawn)
          for (const [index, draft] of drawn.posts.entries()) {
            const place = places[(first + index) % places.length]!
            const outcome = await proposers[place]!(day, draft, chosen[index]!)
            if (outcome === null) continue
            expect(outcome.refused, `${place}: ${outcome.by}`).toBeNull()
            used.add(place)
          }
          await day.close()
        },
      ),
      { numRuns: examples.length + runs(0.06).numRuns, endOnFailure: true, examples },
    )
    expect([...used].sort()).toEqual([...places].sort())
  })

  test('every time for a message whose thread goes on', async () => {
    const places = Object.keys(movers)
    const used = new Set<string>()
    const examples = places.flatMap((_place, first) =>
      [last, always].map((chosen): [DrawnDay, Choice[], number] => [fullThread, chosen, first]),
    )
    await fc.assert(
      fc.asyncProperty(threadedDays(5), choices, fc.nat(places.length - 1), async (drawn, chosen, first) => {
        const day = await openDay(app, drawn)
        const posts: { id: string; draft: Draft }[] = []
        for (const draft of drawn.posts) {
          const post = await booking(day, draft)
          if (post) posts.push({ id: post.id, draft })
        }
        for (const [index, { id, draft }] of posts.entries()) {
          const post = (await day.ask('GET', `/announcements/${id}`)).body
          if (post.status !== 'scheduled') continue
          const place = places[(first + index) % places.length]!
          const outcome = await movers[place]!(day, post, draft, chosen[index]!)
          if (outcome === null) continue
          expect(outcome.refused, `${place}: ${outcome.by}`).toBeNull()
          used.add(place)
        }
        await day.close()
      }),
      { numRuns: examples.length + runs(0.1).numRuns, endOnFailure: true, examples },
    )
    expect([...used].sort()).toEqual([...places].sort())
  })

  test('every reschedule that makes room', async () => {
    let made = 0
    await fc.assert(
      fc.asyncProperty(days({ most: 8, full: true }), fc.nat(50), fc.nat(12), async (drawn, seconds, hours) => {
        const day = await openDay(app, drawn)
        const posts: Record<string, any>[] = []
        for (const draft of drawn.posts) {
          const post = await day.create(draft)
          const answer = post && (await day.approved(post.id, post.revision))
          if (answer?.check?.nextFree)
            await day.ask('POST', `/announcements/${post.id}/schedule`, { at: answer.check.nextFree }, answer)
          if (answer) posts.push((await day.ask('GET', `/announcements/${post.id}`)).body)
        }
        await day.passing(hours)
        for (const { near, hours: apart, severity, isThread } of drawn.wanted) {
          const booked = posts.at(near % posts.length)?.['bookings'].at(-1)
          if (!booked) continue
          const { audience, channels } = posts[near % posts.length]!
          const at = new Date(Date.parse(booked.at) + apart * 3_600_000).toISOString()
          const place = { kind: 'service', severity, incident: isThread ? day.thread : null, audience, channels, at }
          const { body } = await day.ask('POST', '/moving-room', place)
          if (body.moves.length === 0) continue
          app.clock.pass({ seconds })
          const applied = await day.ask('POST', '/moving-room/apply', { moves: body.moves })
          expect(applied, JSON.stringify(place)).toEqual({ status: 200, body })
          made++
        }
        await day.close()
      }),
      { ...runs(0.06), endOnFailure: true, examples: [[fullEvening, 50, 1]] },
    )
    expect(made).toBeGreaterThan(0)
  })
})
