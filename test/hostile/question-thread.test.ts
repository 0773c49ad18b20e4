import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { openPlatform } from '../../server/open-platform.ts'
import { systemClock, toInstant } from '../../server/platform/clock.ts'
import type { Elsewhere } from '../../server/platform/guards/long-questions.ts'
import { openQuestionThread } from '../../server/question-thread.ts'
import { aChannel, anAnnouncement, aTeam } from '../support/announcements.ts'
import { startApp } from '../support/app.ts'
import { freshPostgresUrl } from '../support/databases.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ DATABASE_URL: await freshPostgresUrl() })],
] as const)('The thread that answers long questions, on %s', (_name, database) => {
  test('answers as the app itself does, knows what was just written, and is replaced when it fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hark-questions-'))
    stops.push(() => rmSync(folder, { recursive: true, force: true }))
    const env = { DATA_DIR: folder, ...(await database()) }
    const app = await startApp({
      env,
      open: async () => (await openPlatform(readConfig(env))).db,
    })
    stops.push(() => app.stop())
    const reports: unknown[] = []
    const thread = openQuestionThread(app.context.config, (error) => reports.push(error))
    stops.push(() => thread.stop())
    let asked = 0
    let fails = false
    const elsewhere: Elsewhere = (question) => {
      asked += 1
      const answer = thread.ask(question)
      if (fails) void thread.stop()
      return answer
    }
    const server = await buildApp(app.context, { elsewhere })
    stops.push(() => server.close())
    // The thread has the real time, by which the session would have ended.
    app.clock.set(toInstant(systemClock()))
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
    ]
    for (const question of questions) {
      const [here, there] = [await app.server.inject(question), await server.inject(question)]
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
    expect(asked).toBe(questions.length)

    fails = true
    expect((await server.inject(questions[0]!)).statusCode).toBe(503)
    fails = false
    expect((await server.inject(questions[0]!)).statusCode).toBe(200)
    expect(reports).toEqual([])
  })
})
