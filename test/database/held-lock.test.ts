import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { lockHead } from '../../server/platform/db/calendar-head.ts'
import { migrate } from '../../server/platform/db/migrate.ts'
import { openPostgres, type PostgresLimits } from '../../server/platform/db/postgres.ts'
import { transact } from '../../server/platform/transact.ts'
import { aChannel, aTeam, type Colleagues, get, post } from '../support/announcements.ts'
import { as, startApp, type TestApp } from '../support/app.ts'
import { freshPostgresUrl, migratedPostgresUrl, withTestKey } from '../support/databases.ts'

let app: TestApp
let team: Colleagues
afterEach(() => app?.stop())

/** Starts the application, and another process on its database. */
async function start(limits: Partial<PostgresLimits>, ofOther: Partial<PostgresLimits> = {}) {
  const url = await migratedPostgresUrl()
  app = await startApp({ open: async () => withTestKey(openPostgres(url, limits)) })
  team = await aTeam(app)
  await aChannel(app, 'board')
  return openPostgres(url, ofOther)
}

/** A transaction of another process that holds the calendar's lock until it is told to end. */
async function hold(other: ReturnType<typeof openPostgres>) {
  const [locked, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const ended = transact(other, async (trx) => {
    await lockHead(trx)
    locked.resolve()
    await end.promise
  }).then(
    () => null,
    (error: unknown) => error,
  )
  await locked.promise
  return async () => {
    end.resolve()
    return ended
  }
}

const incident = (more: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/incidents',
    headers: { ...as(team.dana), ...more },
    payload: { kind: 'unplanned', title: 'Burst', areas: ['US-TX-453-austin'] },
  })

test('on PostgreSQL, whoever waits too long for the lock, or for a connection, gets 503 with Retry-After', async () => {
  const other = await start({ lockMillis: 700, connectionMillis: 300 })
  const release = await hold(other)

  const answers = await Promise.all(Array.from({ length: 25 }, () => incident()))

  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 503))
  expect(answers[0]!.headers['retry-after']).toBe('5')
  expect(answers[0]!.json()).toMatchObject({
    title: 'Busy right now',
    detail: 'The database is busy, so nothing was saved. Try again in a few seconds.',
  })
  expect((await app.inject('/healthz')).statusCode).toBe(200)
  expect((await get(app, team.ana, '/incidents?open=true')).statusCode).not.toBe(500)
  expect((await post(app, team.ana, '/channels/board/remove', { revision: '1' })).statusCode).toBe(503)
  // One statement outside a transaction: the reservation of an idempotency key.
  const key = { 'idempotency-key': 'k' }
  const locked = Promise.withResolvers<void>()
  const until = Promise.withResolvers<void>()
  const reserving = transact(other, async (trx) => {
    await sql`lock table idempotency_keys in exclusive mode`.execute(trx)
    locked.resolve()
    await until.promise
  })
  await locked.promise
  expect((await incident(key)).statusCode).toBe(503)
  until.resolve()
  await reserving
  expect(await release()).toBeNull()
  expect((await incident()).statusCode).toBe(201)
  await other.destroy()
})

test('on PostgreSQL, a transaction that holds the lock and does nothing is ended, and the others go on', async () => {
  const other = await start({ lockMillis: 60_000 }, { idleMillis: 300 })
  const release = await hold(other)

  expect((await incident()).statusCode).toBe(201)

  expect(await release()).toBeInstanceOf(Error)
  await other.destroy()
})

test('a process that starts waits for one that migrates, however long that takes', async () => {
  const url = await freshPostgresUrl()
  const [first, second] = [openPostgres(url), openPostgres(url, { lockMillis: 20 })]
  const done = await Promise.all([migrate(first), migrate(second)])
  expect(done.map((names) => names.length > 0).toSorted()).toEqual([false, true])
  await Promise.all([first.destroy(), second.destroy()])
})
