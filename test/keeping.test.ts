import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardedRoutes } from '../server/platform/guards/access.ts'
import { aPerson, as, startApp, type TestApp } from './support/app.ts'
import { signIn } from './support/people.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.stop())

test('what one person sees is kept by nobody on the way, and what everybody sees may be', async () => {
  const person = await aPerson(app)
  const cookie = await signIn(app, person)
  const routes = guardedRoutes(app.server).filter(({ method, url }) => method === 'GET' && !url.includes('*'))
  for (const { url, access } of routes) {
    const headers = url.startsWith('/api/') ? as(person) : cookie
    const response = await app.server.inject({ url: url.replace(/:\w+/g, 'US-TX'), headers })
    const said = String(response.headers['cache-control'])
    if (access !== 'public') expect(said, url).toMatch(/\bprivate\b|\bno-store\b/)
    else if (url.startsWith('/notices') && response.statusCode === 200) expect(said, url).toMatch(/\bpublic\b/)
    else expect(said, url).not.toBe('undefined')
  }
})
