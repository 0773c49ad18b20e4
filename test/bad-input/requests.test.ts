import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guardedRoutes } from '../../server/platform/guards/access.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, signIn } from '../support/people.ts'
import { expectProblem } from '../support/problem.ts'

const cursor = (position: unknown) => `cursor=${Buffer.from(JSON.stringify(position)).toString('base64url')}`

describe.each(databases)('a request is rejected, on %s', (_name, open) => {
  let app: TestApp
  let person: Awaited<ReturnType<typeof aPerson>>
  let ask: Caller

  beforeAll(async () => {
    app = await startApp({ open })
    person = await aPerson(app)
    ask = caller(app, person)
  })
  afterAll(() => app.stop())

  const paths = (prefix: string) =>
    guardedRoutes(app.server)
      .filter(({ method, url }) => method === 'GET' && url.startsWith(prefix) && !url.includes('*'))
      .map(({ url }) => url)

  test('if its query is invalid', async () => {
    const queries = ['limit=0', 'limit=201', 'limit=many', 'limit=1&limit=2', 'cursor=nonsense', 'colour=red']
    const lists = ['announcements', 'areas', 'areas/US/children', 'audit', 'calendar', 'channels', 'people', 'rules']
    for (const list of lists) {
      for (const query of [...queries, cursor([]), cursor([{}]), cursor([null, 1.5]), cursor(['\u0000', '\u0000'])]) {
        const response = await ask('GET', `/${list}?${query}`)
        expect(response.statusCode, `${list}?${query} ${response.body}`).toBe(400)
        expectProblem(response, 400)
      }
    }
    for (const query of ['status=lost', 'kind=advert', 'from=yesterday', 'area=US-XX']) {
      expectProblem(await ask('GET', `/announcements?${query}`), 400, new RegExp(`^${query.split('=')[0]}: `))
    }
  })

  test('if it names something that does not exist', async () => {
    for (const path of [
      'announcements/none',
      'areas/US-XX',
      'channels/none',
      'incidents/none',
      'people/none',
      'rules/none',
    ]) {
      expectProblem(await ask('GET', `/${path}`), 404)
    }
    for (const path of ['announcements', 'areas', 'channels', 'incidents', 'people', 'rules']) {
      const response = await ask('GET', `/${path}/${'x'.repeat(301)}`)
      expectProblem(response, 404, /There is no such|not found/)
    }
    expect(await app.inject(`/notices/${'x'.repeat(301)}`)).toMatchObject({ statusCode: 404 })
  })

  test('if any field of a form contains a null character, also when another field has the same name', async () => {
    const headers = await signIn(app, person)
    for (const payload of ['channels=a%00b&channels=board', 'channels=board&channels=a%00b', 'a%00b=1']) {
      const response = await app.inject({
        method: 'POST',
        url: '/announcements',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      })
      expect(response.statusCode, payload).toBe(422)
      expect(response.body).toContain('U+0000')
    }
  })

  test('if its address contains a null character or invalid UTF-8', async () => {
    for (const url of [
      ...paths('/'),
      '/?q=:x',
      '/api/v1/announcements?q=:x',
      '/api/v1/audit?actor=:x',
      '/notices?q=:x',
    ]) {
      if (!url.includes(':')) continue
      const api = url.startsWith('/api/')
      const address = url.replace(/:\w+/g, '%00')
      const response = await app.inject({ url: address, headers: api ? as(person) : await signIn(app, person) })
      expect(response.statusCode, address).toBe(400)
    }
    const broken = await app.inject({ url: '/api/v1/areas/%E0%A4%A', headers: as(person) })
    expectProblem(broken, 400)
  })

  test('if its body is nested too deeply or sets __proto__', async () => {
    const headers = { 'content-type': 'application/json' }
    const deep = `{"settings":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
    expectProblem(await ask('POST', '/channels', { body: deep, headers }), 400, /nested/)
    expectProblem(await ask('POST', '/channels', { body: '{"__proto__":{"key":"x"}}', headers }), 400)
  })

  test('if a form comes from another site', async () => {
    const { cookie } = await signIn(app, person)
    for (const route of guardedRoutes(app.server)) {
      if (route.method !== 'POST' || route.url.startsWith('/api/')) continue
      const { headers, payload } = form({ name: 'Forged' })
      const from = { ...headers, cookie, 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }
      const url = route.url.replace(/:\w+/g, 'x')
      const response = await app.inject({ method: 'POST', url, headers: from, payload })
      expect(response.statusCode, url).toBe(403)
    }
  })

  test('if the person lacks the permission', async () => {
    const reader = caller(app, await aPerson(app, { can: [] }))
    const draft = { kind: 'service', headline: 'Water is off' }
    expectProblem(await reader('POST', '/announcements', { body: draft }), 403, /author permission/)
    const marketer = caller(app, await aPerson(app, { team: 'marketing', can: ['author'] }))
    expectProblem(await marketer('POST', '/announcements', { body: draft }), 403, /service/)
    expectProblem(await marketer('POST', '/people', { body: {} }), 403, /administrators/)
  })
})

test('a person over the rate limit gets a Retry-After header, and other people are not limited', async () => {
  const app = await startApp({ env: { API_RATE: '3' } })
  try {
    const [hasty, patient] = [await aPerson(app), await aPerson(app)]
    for (const _ of [1, 2, 3]) expect((await caller(app, hasty)('GET', '/me')).statusCode).toBe(200)
    const response = await caller(app, hasty)('GET', '/me')
    expectProblem(response, 429, /3 times a minute/)
    expect(Number(response.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(Number(response.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect((await caller(app, patient)('GET', '/me')).statusCode).toBe(200)
  } finally {
    await app.stop()
  }
})
