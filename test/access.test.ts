import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GuardedRoute, guardedRoutes } from '../server/platform/guards/access.ts'
import { aPerson, as, startApp, type TestApp } from './support/app.ts'
import { signIn } from './support/people.ts'

let app: TestApp
let routes: { method: 'GET' | 'POST'; url: string; access: GuardedRoute['access'] }[]

beforeAll(async () => {
  app = await startApp()
  routes = guardedRoutes(app.server)
    .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
    .map((route) => ({ ...route, method: route.method as 'GET', url: route.url.replace(/:\w+|\*/g, 'x') }))
})
afterAll(() => app.stop())

const isApi = ({ url }: { url: string }) => url.startsWith('/api/')

test('only the expected routes are public', () => {
  const publicRoutes = routes.filter(({ access }) => access === 'public').map(({ method, url }) => `${method} ${url}`)
  const expected = [
    /^GET \/(healthz|readyz|robots\.txt|assets\/.*)$/,
    /^(GET|POST) \/(sign-in|set-up\/x|welcome\/x)$/,
    /^GET \/sign-in\/link\/x$/,
    /^POST \/sign-out$/,
    /^GET \/images\/x$/,
    /^GET \/api\/(docs|v1\/openapi\.json)$/,
    /^(GET|POST) \/notices(\/.*|\.\w+)?$/,
    /^(GET|POST) \/(subscribe|subscriptions|unsubscribe)(\/.*)?$/,
  ]
  expect(publicRoutes.filter((route) => !expected.some((pattern) => pattern.test(route)))).toEqual([])
})

test('signed out, a page redirects to sign-in and the API answers 401', async () => {
  for (const route of routes.filter(({ access }) => access !== 'public')) {
    const { method, url } = route
    const response = await app.inject({ method, url })
    const request = `${method} ${url}`
    if (isApi(route)) {
      expect(response.statusCode, request).toBe(401)
      expect(response.headers['content-type'], request).toContain('application/problem+json')
      expect(response.json(), request).toMatchObject({ status: 401, title: 'Sign in first' })
    } else if (method === 'GET') {
      expect(response.statusCode, request).toBe(303)
      expect(response.headers.location, request).toBe(`/sign-in?next=${encodeURIComponent(url)}`)
    } else {
      expect(response.statusCode, request).toBe(401)
    }
  }
})

test('a person without permissions gets 403 where one is needed', async () => {
  const reader = await aPerson(app, { can: [] })
  const headers = await signIn(app, reader)
  for (const route of routes.filter(({ access }) => access !== 'public' && access !== 'person')) {
    const { method, url } = route
    const response = await app.inject({ method, url, headers: isApi(route) ? as(reader) : headers })
    expect(response.statusCode, `${method} ${url}`).toBe(403)
  }
})

test('a cookie does not work for the API, and a token does not work for pages', async () => {
  const person = await aPerson(app)
  const headers = await signIn(app, person)
  expect((await app.inject({ url: '/api/v1/me', headers })).statusCode).toBe(401)
  expect((await app.inject({ url: '/account', headers: as(person) })).statusCode).toBe(303)
})
