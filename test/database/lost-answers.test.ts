import { afterEach, expect, test } from 'vitest'
import { openPostgres, type PostgresLimits } from '../../server/platform/db/postgres.ts'
import { type DatabaseProxy, startProxy } from '../hostile/support/database-proxy.ts'
import { aChannel, aTeam, type Colleagues } from '../support/announcements.ts'
import { as, startApp, type TestApp } from '../support/app.ts'
import { migratedPostgresUrl, withTestKey } from '../support/databases.ts'
import { expectProblem } from '../support/problem.ts'

// A file does not lose an answer, so this is about PostgreSQL only.

let app: TestApp
let team: Colleagues
let proxy: DatabaseProxy
afterEach(() => app?.stop())

async function start(limits: Partial<PostgresLimits> = {}) {
  proxy = await startProxy(await migratedPostgresUrl())
  app = await startApp({ open: async () => withTestKey(openPostgres(proxy.url, limits)) })
  team = await aTeam(app)
  await aChannel(app, 'board')
}

const channels = () => app.inject({ url: '/api/v1/channels', headers: as(team.ana) })
const check = () =>
  app.inject({
    method: 'POST',
    url: '/api/v1/check',
    headers: as(team.ana),
    payload: {
      kind: 'service',
      audience: { include: ['US-TX'], exclude: [] },
      channels: ['board'],
      at: '2026-06-12T17:00:00Z',
    },
  })

test('on PostgreSQL, answers that never come are 503, and the connections that they took are given up', async () => {
  await start({ queryMillis: 500 })
  await Promise.all(Array.from({ length: 10 }, channels))
  proxy.silence()
  // More than there are connections.
  const lost = await Promise.all(Array.from({ length: 12 }, channels))
  expect(lost.filter(({ statusCode }) => statusCode === 503).length).toBeGreaterThan(8)
  const problem = expectProblem(lost.find(({ statusCode }) => statusCode === 503)!, 503)
  expect(problem.detail).toBe('The database is not responding, so nothing was saved. Try again in a few seconds.')
  expect((await Promise.all(Array.from({ length: 12 }, channels))).map(({ statusCode }) => statusCode)).toEqual(
    Array(12).fill(200),
  )
  expect((await app.inject('/readyz')).body).toBe('It is ready.\n')
})

test('on PostgreSQL, readers get the last notices while the database does not answer, and new ones afterwards', async () => {
  await start({ queryMillis: 500 })
  expect((await app.inject('/notices')).statusCode).toBe(200)
  const name = (to: string) =>
    app.inject({ method: 'PATCH', url: '/api/v1/organisation', headers: as(team.ana), payload: { name: to } })
  await name('Westline')
  app.clock.pass({ seconds: 5 })
  expect((await app.inject('/notices')).body).toContain('Westline')
  await name('Eastline')
  for (const trouble of [proxy.freeze, proxy.cut]) {
    trouble()
    app.clock.pass({ seconds: 61 })
    const kept = await app.inject('/notices')
    expect([kept.statusCode, kept.body.includes('Westline')]).toEqual([200, true])
    expect((await app.inject('/notices/US-TX')).statusCode).toBe(200)
  }
  proxy.mend()
  app.clock.pass({ seconds: 61 })
  expect((await app.inject('/notices')).body).toContain('Eastline')
})

test('on PostgreSQL, readers do not wait for a query that takes long', async () => {
  await start({ queryMillis: 60_000 })
  expect((await app.inject('/notices')).statusCode).toBe(200)
  app.clock.pass({ seconds: 5 })
  proxy.freeze()
  expect((await app.inject('/notices')).statusCode).toBe(200)
  proxy.cut()
})

test('on PostgreSQL, planning goes on after the answer with its bookings was lost', async () => {
  await start({ queryMillis: 500 })
  void proxy.loseAnswerTo('from "bookings"')
  const lost = await Promise.all([check(), check(), check()])
  expect(lost.map(({ statusCode }) => statusCode)).toContain(503)
  expect((await check()).statusCode).toBe(200)
})

test('on PostgreSQL, readiness is denied soon when the database does not answer', async () => {
  await start({ queryMillis: 60_000 })
  proxy.freeze()
  const answer = await app.inject('/readyz')
  expect([answer.statusCode, answer.body]).toEqual([503, 'The database does not answer.\n'])
  proxy.cut()
})
