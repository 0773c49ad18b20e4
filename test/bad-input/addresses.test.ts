import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guardedRoutes } from '../../server/platform/guards/access.ts'
import { startThreadApp } from '../hostile/support/thread-app.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { aNotice } from '../support/notices.ts'
import { signIn } from '../support/people.ts'
import { type RawResponse, rawRequests } from './support/raw-request.ts'

type Send = Awaited<ReturnType<typeof rawRequests>>

const encoded = (path: string) => path.replace(/[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)

/** Other ways to write the address of a route. */
const spellings: [name: string, write: (path: string) => string][] = [
  ['with its first letter encoded', (path) => path.replace(/[a-z]/, (letter) => encoded(letter))],
  ['with every letter encoded', encoded],
  ['with a doubled slash in front', (path) => `/${path}`],
  ['with doubled slashes', (path) => path.replaceAll('/', '//')],
  ['in absolute form', (path) => `http://elsewhere.example${path}`],
  ['in absolute form and encoded', (path) => `http://elsewhere.example${encoded(path)}`],
  ['with a slash at its end', (path) => `${path}/`],
  ['in upper case', (path) => path.toUpperCase()],
  ['with a dot segment', (path) => `/.${path}`],
  ['with two dot segments', (path) => `/api/v1/..${path}`],
  ['with an encoded dot segment', (path) => `/notices/%2e%2e${path}`],
  ['with an empty query', (path) => `${path}?`],
  ['with a backslash in front', (path) => `/\\${path.slice(1)}`],
  ['with backslashes', (path) => `/${path.slice(1).replaceAll('/', '\\')}`],
  ['going down and up', (path) => `/x/..${path}`],
  ['going down and up encoded', (path) => `/x/%2e%2E${path}`],
  ['going down and up by backslashes', (path) => `/x\\..\\${path.slice(1)}`],
]

const forged = `hark_session=session_forged; hark_flash=${Buffer.from('{"tone":"bad","text":"forged"}').toString('base64url')}`

/** What has to be the same in every spelling. */
function kind({ status, headers }: RawResponse) {
  const type = headers['content-type']
  return { status, type, caching: headers['cache-control'], cookies: headers['set-cookie'], allow: headers['allow'] }
}

function routesOf(app: TestApp): { method: string; path: string }[] {
  return guardedRoutes(app.server)
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url }) => ({ method, path: url.replace(/:\w+|\*/g, 'x') }))
}

describe('every route, however its address is written', () => {
  let app: TestApp
  let send: Send
  let person: Awaited<ReturnType<typeof aPerson>>
  beforeAll(async () => {
    app = await startApp()
    send = await rawRequests(app)
    person = await aPerson(app, { can: [] })
  })
  afterAll(() => app.stop())

  test('answers as it does in its plain form, or not at all', { timeout: 300_000 }, async () => {
    const { cookie } = await signIn(app, person)
    const senders = [{}, { cookie: forged, ...as({ token: 'unknown' }) }, { cookie, ...as(person) }]
    for (const { method, path } of routesOf(app)) {
      for (const headers of senders) {
        const plain = kind(await send(method, path, headers))
        for (const [, write] of spellings) {
          const other = await send(method, write(path), headers)
          if (other.status === 400 || other.status === 404) continue
          expect(kind(other), `${method} ${write(path)} ${JSON.stringify(headers)}`).toEqual(plain)
        }
      }
    }
  })

  test('keeps what it kept apart: a cookie opens no route of the API, a token opens no page', async () => {
    const { cookie } = await signIn(app, person)
    for (const [, write] of spellings) {
      expect([400, 401, 404], write('/api/v1/me')).toContain(
        (await send('GET', write('/api/v1/me'), { cookie })).status,
      )
      expect([303, 400, 404], write('/account')).toContain((await send('GET', write('/account'), as(person))).status)
    }
  })

  test('shows nothing of one visitor to another', async () => {
    const notice = await aNotice(app.context, { headline: 'Water off' })
    const kept = ['/notices', '/notices/US-TX', '/notices/US-TX/feed.atom', `/notices/announcements/${notice}`]
    const visitor = { ...(await signIn(app, person)), ...as(person), 'hx-request-type': 'partial' }
    const mark = /forged|Person \d/
    for (const [, write] of [...spellings, ['plain', (path: string) => path] as const]) {
      app.clock.pass({ minutes: 1 })
      for (const path of kept) {
        const headers = { ...visitor, cookie: `${visitor.cookie}; ${forged}` }
        const first = await send('GET', write(path), headers)
        const second = await send('GET', path)
        expect(second.status, path).toBe(200)
        expect(second.body, write(path)).not.toMatch(mark)
        expect(second.headers['set-cookie']).toBeUndefined()
        if (first.status === 200) expect(first.body, write(path)).toBe(second.body)
      }
    }
  })
})

test('no route leads to another by going up', { timeout: 300_000 }, async () => {
  const app = await startThreadApp()
  try {
    const send = await rawRequests(app)
    const person = await aPerson(app)
    const { cookie } = await signIn(app, person)
    const headers = { cookie, ...as(person) }
    const targets = ['people', 'audit', 'api/v1/people', 'announcements\\new']
    const ups = ['..\\', '%2e%2e\\', '..%5c', '%2e%2e%2f', '..\\..\\..\\..\\', '.\\..\\', '..%2f..%2f..%2f']
    const ends = ['..', '%2e%2e', '.', '..\\']
    const written = [...ends, ...ups.flatMap((up) => targets.map((target) => `${up}${target}`))]
    const below = guardedRoutes(app.server).filter(({ method, url }) => method === 'GET' && /\/:\w+$/.test(url))
    const missing = below.map(({ url }) => url.replace(/:\w+/g, 'x'))
    expect(missing).toContain('/rules/x')
    for (const path of missing) {
      const { status, headers: plain } = await send('GET', path, headers)
      for (const way of written) {
        const other = await send('GET', path.replace(/x$/, way), headers)
        if (other.status === 400 || other.status === 404) continue
        const is = [other.status, other.headers['content-type']]
        expect(is, `${path} ${way}`).toEqual([status, plain['content-type']])
      }
    }
    expect(app.asked.length).toBeGreaterThan(0)
    expect(app.reports).toEqual([])
  } finally {
    await app.stop()
  }
})

test('a token over its limit is over it in every spelling of an address', async () => {
  const app = await startApp({ env: { API_RATE: '1' } })
  try {
    const send = await rawRequests(app)
    const person = await aPerson(app)
    expect((await send('GET', '/api/v1/me', as(person))).status).toBe(200)
    const api = routesOf(app).filter(({ path }) => path.startsWith('/api/v1/'))
    for (const [, write] of spellings) {
      for (const { method, path } of api) {
        const { status } = await send(method, write(path), as(person))
        expect([400, 404, 429], `${method} ${write(path)}`).toContain(status)
      }
    }
  } finally {
    await app.stop()
  }
})

test('a token is read in one way only, so no spacing passes its limit', async () => {
  const app = await startApp({ env: { API_RATE: '2' } })
  try {
    const send = await rawRequests(app)
    const { token } = await aPerson(app)
    const schemes = ['Bearer', 'bearer', 'Bearer', 'BEARER']
    const statuses = []
    for (const scheme of schemes) {
      statuses.push((await send('GET', '/api/v1/me', { authorization: `${scheme} ${token}` })).status)
    }
    expect(statuses).toEqual([200, 200, 429, 429])
    for (const value of [`Bearer  ${token}`, `Bearer\t${token}`, `Bearer ${token},x`, `Basic ${token}`, token]) {
      expect([401, 429], value).toContain((await send('GET', '/api/v1/me', { authorization: value })).status)
    }
  } finally {
    await app.stop()
  }
})

test('an address that tries tokens has to wait; good tokens work there, new ones and after a restart too', async () => {
  const app = await startApp({ env: { SIGN_IN_RATE: '5' } })
  try {
    const send = await rawRequests(app)
    const [known, fresh] = [await aPerson(app), await aPerson(app)]
    const ended = await aPerson(app)
    const statusFor = async (token: string) => (await send('GET', '/api/v1/me', as({ token }))).status
    expect(await statusFor(known.token)).toBe(200)

    const tried = []
    for (let attempt = 0; attempt < 8; attempt++) tried.push(await statusFor(`guess${attempt}`))

    expect(tried).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
    expect(await statusFor(known.token)).toBe(200)
    expect(await statusFor(fresh.token)).toBe(200)
    await app.context.db
      .updateTable('tokens')
      .set({ revoked_at: '2026-06-10T14:00:00.000Z' })
      .where('person_id', '=', ended.id)
      .execute()
    expect(await statusFor(ended.token)).toBe(429)
    expect((await send('GET', '/api/v1/me', as({ token: 'guess' }))).headers['retry-after']).toMatch(/^\d+$/)
  } finally {
    await app.stop()
  }
})

describe.each(databases)('an idempotency key, on %s', (_name, open) => {
  test('is the same in every spelling of the address', async () => {
    const app = await startApp({ open })
    try {
      const send = await rawRequests(app)
      const person = await aPerson(app)
      const draft = JSON.stringify({ kind: 'service', headline: 'Water is off' })
      for (const [name, write] of spellings) {
        const headers = { ...as(person), 'content-type': 'application/json', 'idempotency-key': name }
        const first = await send('POST', write('/api/v1/announcements'), headers, draft)
        if (first.status === 404 || first.status === 400) continue
        const second = await send('POST', '/api/v1/announcements', headers, draft)
        expect([first.status, second.status, second.body], name).toEqual([201, 201, first.body])
      }
    } finally {
      await app.stop()
    }
  })
})
