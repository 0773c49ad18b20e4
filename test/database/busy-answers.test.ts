import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { offerSetup } from '../../server/people/sign-in/setup-actions.ts'
import { openPostgres } from '../../server/platform/db/postgres.ts'
import type { Db } from '../../server/platform/transact.ts'
import { transact } from '../../server/platform/transact.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { migratedPostgresUrl, withTestKey } from '../support/databases.ts'
import { form, signIn } from '../support/people.ts'
import { expectProblem } from '../support/problem.ts'

// On SQLite, nobody keeps others from reading, so an answer is never too busy to be read there.

let app: TestApp
let other: Db
let key = 0
beforeEach(async () => {
  const url = await migratedPostgresUrl()
  app = await startApp({ open: async () => withTestKey(openPostgres(url, { lockMillis: 300 })) })
  other = openPostgres(url)
})
afterEach(async () => {
  await other.destroy()
  await app.stop()
})

/** Runs `work` while another process keeps everybody from reading and writing a table. */
async function whileLocked<T>(table: string, work: () => Promise<T>): Promise<T> {
  const [locked, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = transact(other, async (trx) => {
    await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(trx)
    locked.resolve()
    await end.promise
  })
  await locked.promise
  try {
    return await work()
  } finally {
    end.resolve()
    await holding
  }
}

async function setting() {
  const person = await aPerson(app)
  const ask = (method: 'POST' | 'PATCH', url: string, payload: object, more = {}) =>
    app.inject({ method, url: `/api/v1${url}`, headers: { ...as(person), ...more }, payload })
  const draft = { kind: 'service', severity: 'minor', headline: 'Water is off' }
  const { id } = (await ask('POST', '/announcements', draft)).json()
  const incident = { kind: 'unplanned', title: 'Burst', areas: ['US-TX-453-austin'] }
  const reported = (await ask('POST', '/incidents', incident)).json()
  const hook = { key: 'hook', name: 'Hook', type: 'webhook', finest: 'none', serves: 'US' }
  await ask('POST', '/channels', { ...hook, settings: { url: 'https://example.org/' } })
  const count = async (url: string) =>
    (await app.inject({ url: `/api/v1${url}?limit=200`, headers: as(person) })).json().items.length as number
  return { person, ask, draft, id, incident, reported, count }
}

/** Every kind of write that answers with more than it has written, and a table that only its answer reads. */
const writes: [
  name: string,
  table: string,
  send: (of: Awaited<ReturnType<typeof setting>>, more: object) => ReturnType<TestApp['inject']>,
][] = [
  [
    'an announcement that is written',
    'approvals',
    ({ ask, draft }, more) => ask('POST', '/announcements', draft, more),
  ],
  [
    'an announcement that is edited',
    'approvals',
    ({ ask, id }, more) =>
      ask('PATCH', `/announcements/${id}`, { headline: 'Water is on' }, { 'if-match': '"1"', ...more }),
  ],
  [
    'an announcement that is canceled',
    'approvals',
    ({ ask, id }, more) => ask('POST', `/announcements/${id}/cancel`, { reason: 'x' }, { 'if-match': '"1"', ...more }),
  ],
  [
    'an incident that is reported',
    'announcements',
    ({ ask, incident }, more) => ask('POST', '/incidents', incident, more),
  ],
  [
    'an incident that is changed',
    'announcements',
    ({ ask, reported }, more) => ask('PATCH', `/incidents/${reported.id}`, { title: 'Two bursts' }, more),
  ],
  ['a channel that is changed', 'channels', ({ ask }, more) => ask('PATCH', '/channels/hook', { name: 'Other' }, more)],
  ['the organization', 'organisation', ({ ask }, more) => ask('PATCH', '/organisation', { name: 'Westline' }, more)],
]

test.each(writes)(
  'on PostgreSQL, %s is not, when the answer cannot be read, and is once when it is repeated',
  async (_name, table, send) => {
    const set = await setting()
    const state = async () => ({
      announcements: await set.count('/announcements'),
      incidents: await set.count('/incidents'),
      audit: await set.count('/audit'),
    })
    const before = await state()
    key += 1
    const named = { 'idempotency-key': `key ${key}` }
    const busy = await whileLocked(table, () => send(set, named))
    expectProblem(busy, 503, 'The database is busy, so nothing was saved')
    expect(busy.headers['retry-after']).toBe('5')
    expect(await state()).toEqual(before)

    const done = await send(set, named)
    expect(done.statusCode, done.body).toBeLessThan(300)
    const after = await state()
    expect(after.audit).toBe(before.audit + 1)
    const again = await send(set, named)
    expect([again.statusCode, again.body]).toEqual([done.statusCode, done.body])
    expect(await state()).toEqual(after)
  },
)

test('on PostgreSQL, whether a write was done whose connection is lost at its commit is not known, so its key stays taken', async () => {
  const { ask, draft, count } = await setting()
  await sql`create function leave() returns trigger language plpgsql as $$
    begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5); return null; end $$`.execute(other)
  await sql`create constraint trigger leaves after insert on announcements deferrable initially deferred
    for each row execute function leave()`.execute(other)
  const send = () => ask('POST', '/announcements', draft, { 'idempotency-key': 'lost' })
  const unknown = await send()
  expectProblem(unknown, 503, 'so this may or may not have been saved. Check before you try again.')
  expect(unknown.headers['retry-after']).toBeUndefined()
  await sql`drop trigger leaves on announcements`.execute(other)
  expectProblem(await send(), 409, /was cut off/)
  expect(await count('/announcements')).toBe(1)
})

test('on PostgreSQL, the first administrator is made with a session or not at all', async () => {
  const url = new URL((await offerSetup(app.context))!).pathname
  const send = () =>
    app.inject({
      method: 'POST',
      url,
      ...form({ name: 'Ana', email: 'ana@example.org', password: 'harbor violin candle' }),
    })
  const busy = await whileLocked('sessions', send)
  expect(busy.statusCode).toBe(503)
  expect(busy.body).toContain('so nothing was saved')
  expect((await send()).statusCode).toBe(303)
})

test('on PostgreSQL, a page that cannot be shown after the work is done says so, and does not ask to repeat it', async () => {
  const person = await aPerson(app)
  const session = await signIn(app, person)
  const { headers, payload } = form({ name: 'Outage system' })
  const url = '/account/tokens'
  const send = () => app.inject({ method: 'POST', url, headers: { ...headers, ...session }, payload })
  const busy = await whileLocked('organisation', send)
  expect(busy.statusCode).toBe(503)
  expect(busy.headers['retry-after']).toBeUndefined()
  expect(busy.body).toContain('This was saved, but the result cannot be shown.')
  expect(busy.body).not.toContain('nothing was saved')
  expect((await app.inject({ url: '/account', headers: session })).body).toContain('Outage system')
})
