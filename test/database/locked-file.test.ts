import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, afterEach, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { migrate } from '../../server/platform/db/migrate.ts'
import { openSqlite } from '../../server/platform/db/sqlite.ts'
import { Busy } from '../../server/platform/errors.ts'
import { transact } from '../../server/platform/transact.ts'
import { runWorker } from '../../server/worker.ts'
import { aChannel, aColleague, anAnnouncement, aTeam } from '../support/announcements.ts'
import { as, startApp, type TestApp } from '../support/app.ts'
import { withTestKey } from '../support/databases.ts'
import { form } from '../support/people.ts'

const folder = mkdtempSync(join(tmpdir(), 'hark-locked-'))
let count = 0
let app: TestApp
/** A connection as another process has it. Because nothing blocks this thread, the test can hold the lock itself. */
let other: Database.Database
afterEach(async () => {
  other.close()
  await app.stop()
})

async function start(patienceMillis: number): Promise<TestApp> {
  count += 1
  const path = join(folder, `${count}.sqlite`)
  app = await startApp({
    open: async () => {
      const db = withTestKey(openSqlite(path, { patienceMillis }))
      await migrate(db)
      return db
    },
  })
  other = new Database(path)
  return app
}
afterAll(() => rmSync(folder, { recursive: true }))

const newcomer = {
  email: 'bo@example.org',
  name: 'Bo',
  team: 'service',
  can: ['author'],
  password: 'first password here',
}

test('while another process writes, health, pages and reads answer, and writes wait in their order', async () => {
  await start(60_000)
  const ines = await aColleague(app, 'Ines', 'both', ['administrator'])
  const ask = () => app.inject({ url: '/api/v1/people', headers: as(ines) })
  const add = (email: string) => {
    const payload = { ...newcomer, email }
    return app.inject({ method: 'POST', url: '/api/v1/people', headers: as(ines), payload })
  }
  const done: string[] = []

  other.exec('begin immediate')
  const writes = ['a@example.org', 'b@example.org', 'c@example.org'].map(async (email) => {
    const { statusCode } = await add(email)
    done.push(`${email} ${statusCode}`)
  })
  expect((await app.inject('/healthz')).statusCode).toBe(200)
  expect((await app.inject('/readyz')).statusCode).toBe(200)
  expect((await app.inject('/notices')).statusCode).toBe(200)
  expect((await app.inject({ url: '/people', headers: { cookie: ines.cookie } })).statusCode).toBe(200)
  expect((await ask()).statusCode).toBe(200)
  expect(done).toEqual([])

  other.exec('commit')
  await Promise.all(writes)
  expect(done.toSorted()).toEqual(['a@example.org 201', 'b@example.org 201', 'c@example.org 201'])
})

test('whoever has waited too long is told to come back: 503 with Retry-After, in the API and on pages', async () => {
  await start(200)
  const ines = await aColleague(app, 'Ines', 'both', ['administrator'])
  const headers = as(ines)
  await app.inject({ url: '/api/v1/people', headers })

  other.exec('begin immediate')
  const [api, page] = await Promise.all([
    app.inject({ method: 'POST', url: '/api/v1/people', headers, payload: newcomer }),
    app.inject({
      method: 'POST',
      url: '/people',
      payload: form({ ...newcomer, can: ['author'] }).payload,
      headers: { ...form({}).headers, cookie: ines.cookie, 'sec-fetch-site': 'same-origin' },
    }),
  ])
  expect(api.statusCode).toBe(503)
  expect(api.headers['retry-after']).toBe('5')
  expect(api.json()).toMatchObject({
    title: 'Busy right now',
    detail: 'The database is busy, so nothing was saved. Try again in a few seconds.',
  })
  expect(page.statusCode).toBe(503)
  expect(page.headers['retry-after']).toBe('5')
  expect(page.body).toContain('The database is busy, so nothing was saved')

  other.exec('commit')
  const again = await app.inject({ method: 'POST', url: '/api/v1/people', headers, payload: newcomer })
  expect(again.statusCode).toBe(201)
})

test('the worker reports that the file is locked, goes on trying, and publishes afterwards', async () => {
  await start(200)
  await aChannel(app, 'board')
  const team = await aTeam(app)
  const at = '2026-06-10T14:10:00.000Z'
  const { id } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled', at })
  const reports: unknown[] = []
  other.exec('begin immediate')
  app.clock.set(at)
  const worker = runWorker(app.context, (error) => reports.push(error), { intervalMillis: 1 })
  while (reports.length < 3) await turn()
  other.exec('commit')
  while ((await findAnnouncement(app.context.db, id)).status === 'scheduled') await turn()
  await worker.stop()

  expect(new Set(reports.map((error) => (error as Error).constructor))).toEqual(new Set([Busy]))
})

test('a transaction that never ends makes others give up, not hang', async () => {
  await start(200)
  const { db } = app.context
  const entered = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  const endless = transact(db, async () => {
    entered.resolve()
    await end.promise
  })
  await entered.promise
  await expect(db.selectFrom('people').select('id').execute()).rejects.toThrow('The database is busy')
  await expect(transact(db, async () => undefined)).rejects.toThrow('The database is busy')
  end.resolve()
  await endless
  await expect(db.selectFrom('people').select('id').execute()).resolves.toEqual([])
})
