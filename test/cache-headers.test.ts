import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardedRoutes } from '../server/platform/guards/access.ts'
import { aPerson, as, startApp, type TestApp } from './support/app.ts'
import { signIn } from './support/people.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.stop())

test('caches may store public notices, and nothing at all that needs signing in', async () => {
  const person = await aPerson(app)
  const cookie = await signIn(app, person)
  const routes = guardedRoutes(app.server).filter(({ method, url }) => method === 'GET' && !url.includes('*'))
  for (const { url, access } of routes) {
    const headers = url.startsWith('/api/') ? as(person) : cookie
    const response = await app.server.inject({ url: url.replace(/:\w+/g, 'US-TX'), headers })
    const cacheControl = String(response.headers['cache-control'])
    if (access !== 'public') expect(cacheControl, url).toBe('no-store')
    else if (url.startsWith('/notices') && response.statusCode === 200) expect(cacheControl, url).toMatch(/\bpublic\b/)
    else expect(cacheControl, url).not.toBe('undefined')
  }
})
