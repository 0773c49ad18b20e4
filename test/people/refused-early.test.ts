import type { InjectOptions } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, signIn } from '../support/people.ts'

const rate = 5
const strangers = '203.0.113.9'

/** What somebody without an account sends again and again, and how it is refused as long as that is counted. */
const refused: Record<string, [status: number, (n: number) => InjectOptions]> = {
  'pages without a session': [303, () => ({ url: '/calendar' })],
  'pages with an invented session': [303, (n) => ({ url: '/calendar', headers: { cookie: `hark_session=s${n}` } })],
  'forms without a session': [401, () => ({ method: 'POST', url: '/announcements', ...form({}) })],
  'forms from another site': [
    403,
    () => ({
      method: 'POST',
      url: '/sign-in',
      ...form({}),
      headers: { ...form({}).headers, 'sec-fetch-site': 'cross-site' },
    }),
  ],
  'addresses that no text can hold': [400, (n) => ({ url: `/sign-in?n=${n}%00` })],
  'such addresses of what is kept in memory': [400, (n) => ({ url: `/notices?n=${n}%00` })],
  'such addresses of the API': [400, (n) => ({ url: `/api/v1/me?n=${n}%00` })],
  'invented tokens where nothing is': [
    404,
    (n) => ({ url: '/api/v1/none', headers: { authorization: `Bearer hark_${n}` } }),
  ],
  'invented tokens for a method that is not there': [
    405,
    (n) => ({ method: 'DELETE', url: '/api/v1/me', headers: { authorization: `Bearer hark_${n}` } }),
  ],
}

describe.each(databases)('what strangers send and is refused at once, on %s', (_name, open) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp({ open, env: { API_RATE: String(rate) } })
  })
  afterEach(() => app.stop())

  async function flood(request: (n: number) => InjectOptions, times = rate + 2) {
    const found = []
    for (let n = 0; n < times; n++) found.push(await app.inject({ ...request(n), remoteAddress: strangers }))
    return found
  }

  test.each(Object.entries(refused))('%s are counted by their address', async (_what, [status, request]) => {
    const found = await flood(request)
    expect(found.map(({ statusCode }) => statusCode)).toEqual([...Array.from({ length: rate }, () => status), 429, 429])
    expect(Number(found.at(-1)!.headers['retry-after'])).toBeGreaterThan(0)
    expect((await app.inject({ ...request(99), remoteAddress: '203.0.113.10' })).statusCode).toBe(status)
  })

  test('keeps nobody with a session or a token at the same address waiting, nor readers of notices', async () => {
    const person = await aPerson(app)
    const headers = await signIn(app, person)
    const token = { url: '/api/v1/me', headers: as(person) }
    await app.inject('/notices')
    for (const [, request] of Object.values(refused)) await flood(request)
    for (const asked of [{ url: '/people', headers }, token, { url: '/notices' }, { url: '/healthz' }])
      for (let n = 0; n < rate; n++)
        expect((await app.inject({ ...asked, remoteAddress: strangers })).statusCode, asked.url).toBe(200)
  })
})

test('someone who has to choose a password first is counted too, by person', async () => {
  const app = await startApp({ env: { API_RATE: String(rate) } })
  try {
    const [person, other] = [await aPerson(app), await aPerson(app)]
    const headers = await signIn(app, person)
    await app.context.db.updateTable('people').set({ must_change_password: 1 }).where('id', '=', person.id).execute()
    const found: number[] = []
    for (let n = 0; n < rate + 1; n++) found.push((await app.inject({ url: '/people', headers })).statusCode)
    expect(found).toEqual([...Array.from({ length: rate }, () => 303), 429])
    expect((await app.inject({ url: '/people', headers: await signIn(app, other) })).statusCode).toBe(200)
  } finally {
    await app.stop()
  }
})
