import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPostgres } from '../../server/platform/db/postgres.ts'
import { type DatabaseProxy, startProxy } from '../hostile/support/database-proxy.ts'
import { aTeam, type Colleagues } from '../support/announcements.ts'
import { as, startApp, type TestApp } from '../support/app.ts'
import { migratedPostgresUrl, withTestKey } from '../support/databases.ts'
import { expectProblem } from '../support/problem.ts'

// A file is never away, so this is about PostgreSQL only.

let app: TestApp
let team: Colleagues
let proxy: DatabaseProxy
beforeEach(async () => {
  proxy = await startProxy(await migratedPostgresUrl())
  app = await startApp({ open: async () => withTestKey(openPostgres(proxy.url, { queryMillis: 500 })) })
  team = await aTeam(app)
})
afterEach(() => app.stop())

const away = 'The database is not responding, so nothing was saved. Try again in a few seconds.'

/** Reports an incident, under a key. */
const report = (key: string) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/incidents',
    headers: { ...as(team.dana), 'idempotency-key': key },
    payload: { kind: 'unplanned', title: 'Burst', areas: ['US-TX-453-austin'] },
  })
const list = () => app.inject({ url: '/api/v1/incidents', headers: as(team.dana) })
const count = async () => (await list()).json().items.length as number

test('on PostgreSQL, while the server is away everything is 503, and goes on when it is back', async () => {
  proxy.cut()
  for (const answer of [await list(), await report('k')]) {
    expectProblem(answer, 503, away)
    expect(answer.headers['retry-after']).toBe('5')
  }
  const page = await app.inject({ url: '/announcements', headers: { cookie: team.dana.cookie } })
  expect([page.statusCode, page.headers['retry-after']]).toEqual([503, '5'])
  expect(page.body).toContain(away)
  expect((await app.inject('/readyz')).statusCode).toBe(503)
  expect((await app.inject('/healthz')).statusCode).toBe(200)
  proxy.mend()
  expect((await report('k')).statusCode).toBe(201)
  expect(await count()).toBe(1)
})

const queries: [what: string, text: string][] = [
  ['the key is reserved', 'insert into "idempotency_keys"'],
  ['keys are counted', 'count(*)'],
  ['the work begins', 'begin'],
  ['the work is done', 'insert into "incidents"'],
]

test.each(queries)('on PostgreSQL, a connection that is lost when %s leaves the key free', async (_what, text) => {
  void proxy.loseAnswerTo(text)
  const lost = await report('k')
  expectProblem(lost, 503, away)
  expect(lost.headers['retry-after']).toBe('5')
  expect(await count()).toBe(0)
  expect((await report('k')).statusCode).toBe(201)
  expect(await count()).toBe(1)
})

test('on PostgreSQL, a key that could not be freed, because the server was away, is free when it is back', async () => {
  const lost = proxy.loseAnswerTo('insert into "incidents"')
  const reporting = report('k')
  await lost
  proxy.cut()
  expectProblem(await reporting, 503, away)
  proxy.mend()
  expect((await report('k')).statusCode).toBe(201)
})

test('on PostgreSQL, when the connection is lost at the commit nobody is told that nothing was done', async () => {
  void proxy.loseAnswerTo('commit')
  const unknown = await report('k')
  expectProblem(unknown, 503, /may or may not have been saved/)
  expect(unknown.headers['retry-after']).toBeUndefined()
  expect(await count()).toBe(1)
  expectProblem(await report('k'), 409, /was cut off/)
  expect(await count()).toBe(1)
})

test('on PostgreSQL, an answer that could not be kept at once is kept over the next connection', async () => {
  void proxy.loseAnswerTo('update "idempotency_keys"')
  const done = await report('k')
  expect(done.statusCode).toBe(201)
  expect((await report('k')).body).toBe(done.body)
  expect(await count()).toBe(1)
})
