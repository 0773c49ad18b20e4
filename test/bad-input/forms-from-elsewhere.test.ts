import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardedRoutes } from '../../server/platform/guards/access.ts'
import { aPerson, password, startApp, type TestApp } from '../support/app.ts'
import { form, signIn } from '../support/people.ts'

let app: TestApp
let person: Awaited<ReturnType<typeof aPerson>>
let cookie: string
beforeAll(async () => {
  app = await startApp()
  person = await aPerson(app)
  cookie = (await signIn(app, person)).cookie
})
afterAll(() => app.stop())

const type = { 'content-type': 'application/x-www-form-urlencoded' }

function post(url: string, fields: Record<string, string>, headers: Record<string, string>) {
  return app.inject({ method: 'POST', url, headers: { ...type, ...headers }, payload: form(fields).payload })
}

test.each([
  ['with the password of a proxy', { authorization: 'Basic aGFyazpoYXJr', origin: 'http://localhost:8081' }],
  ['with a made-up token', { authorization: 'Bearer x', origin: 'http://localhost:8081' }],
  ['of the same site, from another origin', { 'sec-fetch-site': 'same-site' }],
  ['without saying where it is from', {}],
  ['without saying where it is from, with the password of a proxy', { authorization: 'Basic aGFyazpoYXJr' }],
  ['from a page without an origin', { origin: 'null' }],
])('a form %s makes no token', async (_what, headers) => {
  const response = await post('/account/tokens', { name: 'Stolen', password }, { cookie, ...headers })

  expect(response.statusCode).toBe(403)
  expect((await app.inject({ url: '/account', headers: { cookie } })).body).not.toContain('Stolen')
})

test('every form needs to say where it is from once it carries a session', async () => {
  for (const { method, url } of guardedRoutes(app.server)) {
    if (method !== 'POST' || url.startsWith('/api/')) continue
    const address = url.replace(/:\w+/g, 'x')
    expect((await post(address, {}, { cookie })).statusCode, address).toBe(403)
  }
  expect((await app.inject({ url: '/account', headers: { cookie } })).statusCode).toBe(200)
})

test('another site can neither sign a visitor in nor use a set-up link for them', async () => {
  const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  for (const url of ['/sign-in', '/sign-out', '/set-up/x']) {
    const response = await post(url, { email: person.email, password }, elsewhere)
    expect(response.statusCode, url).toBe(403)
    expect(response.cookies, url).toEqual([])
  }
})

test('a script without a session may sign in, and a browser that sends only Origin may use its session', async () => {
  expect((await post('/sign-in', { email: person.email, password }, {})).statusCode).toBe(303)
  const headers = { cookie, host: 'hark.example.org', origin: 'https://hark.example.org' }
  expect((await post('/account/sessions/end', {}, headers)).statusCode).not.toBe(403)
})
