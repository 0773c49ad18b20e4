import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { withLockedCalendar } from '../../server/calendar/locked-calendar.ts'
import { fromMillis, toMillis } from '../../server/platform/clock.ts'
import { openDatabase } from '../../server/platform/db/open.ts'
import { Busy } from '../../server/platform/errors.ts'
import type { Moment } from '../../server/platform/time/instant-input.ts'
import { DAY, MINUTE } from '../../server/platform/time-units.ts'
import { transact } from '../../server/platform/transact.ts'
import { rawRequests } from '../bad-input/support/raw-request.ts'
import { pngFile } from '../images/support/files.ts'
import { aChannel, anAnnouncement, aRule, aTeam } from '../support/announcements.ts'
import { freshPostgresUrl } from '../support/databases.ts'
import { fileForm } from '../support/forms.ts'
import { startThreadApp } from './support/thread-app.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ DATABASE_URL: await freshPostgresUrl() })],
] as const)('The thread that answers long questions, on %s', (_name, database) => {
  test('answers as the app itself does, knows what was just written, and is replaced when it fails', async () => {
    const env = await database()
    let fails = false
    const app = await startThreadApp({
      env,
      around: (ask) => {
        const answer = ask()
        if (fails) void app.thread.stop()
        return answer
      },
    })
    stops.push(() => app.stop())
    const { server, alone, asked, reports } = app
    await aChannel(app, 'board')
    const { dana } = await aTeam(app)
    const { id } = await anAnnouncement(app, { by: dana })

    const authorization = `Bearer ${dana.token}`
    const body = {
      kind: 'service',
      audience: { include: ['US-TX'] },
      channels: ['board'],
      from: '2027-06-10T14:00:00.000Z',
      to: '2027-06-20T14:00:00.000Z',
    }
    const post = (url: string, payload: object) => ({
      method: 'POST' as const,
      url,
      headers: { authorization },
      payload,
    })
    const { cookie } = dana
    const questions: InjectOptions[] = [
      post('/api/v1/free-times', body),
      post('/api/v1/free-times', { ...body, to: 'x' }),
      post('/api/v1/audiences/describe', { include: [] }),
      { url: '/calendar/exposure.csv?from=2027-06-01&to=2027-06-07', headers: { cookie } },
      { url: '/calendar?week=nonsense', headers: { cookie } },
      { url: '/calendar' },
      { url: '/calendar?kind=service&kind=marketing&x=%zz&y=a+b%2Bc#z', headers: { cookie } },
      { url: '/announcements?q=water&page=1', headers: { cookie } },
      { url: '/api/v1/announcements?q=water&limit=1', headers: { authorization } },
      { url: '/audit?page=1', headers: { cookie } },
      { url: '/api/v1/audit?limit=2', headers: { authorization } },
      {
        method: 'POST',
        url: '/announcements',
        headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'kind=service&headline=Water+%26+ice&do=search&include=US-TX&find=Austin',
      },
    ]
    for (const question of questions) {
      const [here, there] = [await alone.inject(question), await server.inject(question)]
      expect([there.statusCode, there.headers['content-type']], String(question.url)).toEqual([
        here.statusCode,
        here.headers['content-type'],
      ])
      if (!String(there.headers['content-type']).startsWith('text/html')) expect(there.body).toBe(here.body)
    }
    const page = await server.inject({ url: `/announcements/${id}`, headers: { cookie: dana.cookie } })
    expect(page.body).toContain('Water main burst')
    expect(page.body).toContain('Dana Reyes')
    // Whoever is not signed in is told so at once.
    expect(asked).toHaveLength(questions.length)

    fails = true
    expect((await server.inject(questions[0]!)).statusCode).toBe(503)
    fails = false
    expect((await server.inject(questions[0]!)).statusCode).toBe(200)
    expect(reports).toEqual([])
  })

  test('answers for the route that was asked, and for no other', async () => {
    const app = await startThreadApp({ env: await database() })
    stops.push(() => app.stop())
    const { dana } = await aTeam(app)
    const { cookie } = dana
    expect((await app.server.inject({ url: '/calendar', headers: { cookie } })).statusCode).toBe(200)
    const astray = await app.thread.ask({ ...app.asked[0]!, url: '/account' })
    expect(astray.status).toBe(500)
    expect(Buffer.from(astray.body).toString()).not.toContain('Dana Reyes')
  })

  test('starts while someone else writes, and makes no file', async () => {
    const env = await database()
    const app = await startThreadApp({ env })
    stops.push(() => app.stop())
    const { dana } = await aTeam(app)
    const headers = { cookie: dana.cookie }
    rmSync(join(app.folder, 'mail'), { recursive: true })
    const other = await openDatabase({ DATA_DIR: app.folder, ...env })
    stops.push(() => other.destroy())
    await transact(other, async (trx) => {
      await trx.updateTable('organisation').set({ name: 'Elsewhere' }).execute()
      await sql`update kysely_migration_lock set is_locked = is_locked`.execute(trx)
      expect((await app.server.inject({ url: '/calendar', headers })).statusCode).toBe(200)
    })
    expect(existsSync(join(app.folder, 'mail'))).toBe(false)
  })

  test('does everything that a session needs: forms, sentences shown once, and what is saved', async () => {
    const app = await startThreadApp({ env: await database() })
    stops.push(() => app.stop())
    const { dana } = await aTeam(app)
    const send = (url: string, payload: string) =>
      app.server.inject({
        method: 'POST',
        url,
        headers: {
          cookie: dana.cookie,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload,
      })
    const shown = await send('/announcements', 'kind=service&headline=Water&do=search&find=Texas')
    expect([shown.statusCode, app.asked.length]).toEqual([200, 1])
    expect(shown.body).toContain('value="Water"')
    // What changes something is not a question.
    const saved = await send('/announcements', 'kind=service&headline=Water&do=save')
    expect([saved.statusCode, app.asked.length]).toEqual([303, 1])
    const flash = saved.cookies.find(({ name }) => name.includes('flash'))!
    const cookie = `${dana.cookie}; ${flash.name}=${flash.value}`
    const list = await app.server.inject({ url: '/announcements', headers: { cookie } })
    expect(list.body).toContain('Draft saved.')
    expect(list.cookies).toEqual([expect.objectContaining({ name: flash.name, value: '' })])
    expect(app.asked).toHaveLength(2)

    // The file is kept here, and the form with everything else that came with it is shown there.
    const { headers, payload } = fileForm('image', await pngFile(), { kind: 'service', headline: 'Water' })
    const request = { method: 'POST' as const, url: '/announcements/pictures', payload }
    const added = await app.server.inject({ ...request, headers: { ...headers, cookie: dana.cookie } })
    expect([added.statusCode, app.asked.length]).toEqual([200, 3])
    expect(added.body).toContain('value="Water"')
    const [, image] = added.body.match(/name="images" value="([^"]+)"/)!
    expect((await app.server.inject({ url: `/images/${image}`, headers: { cookie: dana.cookie } })).statusCode).toBe(
      200,
    )
  })

  test('explains what the rules refused, when the lock of the calendar is free again', async () => {
    let isFree = false
    let fails = false
    const app = await startThreadApp({
      env: await database(),
      around: async (ask) => {
        if (fails) throw new Busy()
        isFree = await withLockedCalendar(app.context, async () => true)
        return ask()
      },
    })
    stops.push(() => app.stop())
    await aChannel(app, 'board')
    await aRule(app)
    const { dana, ana } = await aTeam(app)
    const { at } = await anAnnouncement(app, { by: dana, approvedBy: ana, status: 'scheduled' })
    const taken = (at as Moment).at
    const free = Math.ceil((toMillis(taken) + DAY) / MINUTE) * MINUTE
    const second = await anAnnouncement(app, { by: dana, approvedBy: ana, status: 'approved', at: null })
    const url = `/api/v1/announcements/${second.id}/schedule`
    const headers = { authorization: `Bearer ${dana.token}`, 'if-match': `"${second.revision}"` }
    const refused = (key: string) =>
      app.server.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'idempotency-key': key },
        payload: { at: taken },
      })

    const first = await refused('one')
    expect([first.statusCode, app.asked.length, isFree]).toEqual([422, 1, true])
    expect(first.json()).toMatchObject({ check: { verdict: 'blocked', nextFree: fromMillis(free) } })
    expect((await refused('one')).json()).toEqual(first.json())
    expect(app.asked).toHaveLength(1)

    // Nothing was done and nothing explained, so the key is free again.
    fails = true
    expect((await refused('two')).statusCode).toBe(503)
    fails = false
    expect((await refused('two')).statusCode).toBe(422)
    app.asked.length = 1

    const form = new URLSearchParams({ revision: String(second.revision), at: taken, zone: 'America/Chicago' })
    const page = await app.server.inject({
      method: 'POST',
      url: `/announcements/${second.id}/schedule`,
      headers: {
        cookie: dana.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: form.toString(),
    })
    expect([page.statusCode, app.asked.length]).toEqual([422, 2])
    expect(page.body).toContain('First free time')

    const third = await anAnnouncement(app, { by: dana, status: 'in_review', at: taken })
    const approved = await app.server.inject({
      method: 'POST',
      url: `/api/v1/announcements/${third.id}/approve`,
      headers: { authorization: `Bearer ${ana.token}`, 'if-match': `"${third.revision}"` },
    })
    expect([approved.statusCode, app.asked.length]).toEqual([200, 3])
    expect(approved.json()).toMatchObject({ status: 'approved', check: { verdict: 'blocked' } })
    expect(approved.json().approvals).toHaveLength(1)
    expect(app.reports).toEqual([])
  })

  test('what was done is not answered with 401 when its session or token has ended meanwhile', async () => {
    let meanwhile = async () => {}
    const app = await startThreadApp({
      env: await database(),
      around: async (ask) => {
        await meanwhile()
        return ask()
      },
    })
    stops.push(() => app.stop())
    await aChannel(app, 'board')
    await aRule(app)
    const { dana, ana } = await aTeam(app)
    const { at } = await anAnnouncement(app, { by: dana, approvedBy: ana, status: 'scheduled' })
    const { id, revision } = await anAnnouncement(app, { by: dana, status: 'in_review', at: (at as Moment).at })
    const { db } = app.context
    meanwhile = async () => {
      await db.deleteFrom('tokens').execute()
    }
    const headers = { authorization: `Bearer ${ana.token}`, 'if-match': `"${revision}"` }
    const url = `/api/v1/announcements/${id}/approve`
    const approved = await app.server.inject({ method: 'POST', url, headers })
    expect([approved.statusCode, approved.json().title]).toEqual([503, 'Done, but not shown'])
    expect(await findAnnouncement(db, id)).toMatchObject({ status: 'approved' })

    meanwhile = async () => {
      await db.deleteFrom('sessions').execute()
    }
    const saved = await app.server.inject({
      method: 'POST',
      url: '/announcements',
      headers: {
        cookie: dana.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'kind=service&headline=Water&do=submit',
    })
    expect([saved.statusCode, saved.body]).toEqual([503, expect.stringContaining('This was saved')])
  })

  test('leaves to the connection what belongs to it', async () => {
    const app = await startThreadApp({ env: await database() })
    stops.push(() => app.stop())
    const { dana } = await aTeam(app)
    const send = await rawRequests(app)
    const headers = { cookie: dana.cookie }
    const full = await send('GET', '/calendar', headers)
    const head = await send('HEAD', '/calendar', headers)
    expect([full.status, head.status, head.body]).toEqual([200, 200, ''])
    expect(full.headers['content-length']).toBe(String(Buffer.byteLength(full.body)))
    expect(Number(head.headers['content-length'])).toBeGreaterThan(1000)
    for (const { headers } of [full, head]) {
      expect(headers.connection).toBe('keep-alive')
      expect(headers['keep-alive']).toMatch(/^timeout=/)
      expect(headers['transfer-encoding']).toBeUndefined()
    }
  })
})
