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

test('what is public is public on purpose', () => {
  const open = routes.filter(({ access }) => access === 'public').map(({ method, url }) => `${method} ${url}`)
  const meant = [
    /^GET \/(healthz|readyz|robots\.txt|assets\/.*)$/,
    /^(GET|POST) \/(sign-in|set-up\/x)$/,
    /^POST \/sign-out$/,
    /^GET \/api\/(docs|v1\/openapi\.json)$/,
    /^(GET|POST) \/notices(\/.*|\.\w+)?$/,
    /^(GET|POST) \/(subscribe|subscriptions|unsubscribe)(\/.*)?$/,
  ]
  expect(open.filter((route) => !meant.some((pattern) => pattern.test(route)))).toEqual([])
})

test('whoever is not signed in is sent to sign in, and a program without a token gets 401', async () => {
  for (const route of routes.filter(({ access }) => access !== 'public')) {
    const { method, url } = route
    const response = await app.inject({ method, url })
    const said = `${method} ${url}`
    if (isApi(route)) {
      expect(response.statusCode, said).toBe(401)
      expect(response.headers['content-type'], said).toContain('application/problem+json')
      expect(response.json(), said).toMatchObject({ status: 401, title: 'Sign in first' })
    } else if (method === 'GET') {
      expect(response.statusCode, said).toBe(303)
      expect(response.headers.location, said).toBe(`/sign-in?next=${encodeURIComponent(url)}`)
    } else {
      expect(response.statusCode, said).toBe(401)
    }
  }
})

test('whoever may only read is refused what needs a permission', async () => {
  const reader = await aPerson(app, { can: [] })
  const headers = await signIn(app, reader)
  for (const route of routes.filter(({ access }) => access !== 'public' && access !== 'person')) {
    const { method, url } = route
    const response = await app.inject({ method, url, headers: isApi(route) ? as(reader) : headers })
    expect(response.statusCode, `${method} ${url}`).toBe(403)
  }
})

test('a cookie does not open the API and a token does not open the pages', async () => {
  const person = await aPerson(app)
  const headers = await signIn(app, person)
  expect((await app.inject({ url: '/api/v1/me', headers })).statusCode).toBe(401)
  expect((await app.inject({ url: '/account', headers: as(person) })).statusCode).toBe(303)
})
