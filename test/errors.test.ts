import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from './support/app.ts'
import { signIn } from './support/people.ts'

let app: TestApp
let person: Awaited<ReturnType<typeof aPerson>>
beforeAll(async () => {
  app = await startApp()
  person = await aPerson(app, { can: [] })
})
afterAll(() => app.stop())

const problem = { 'content-type': expect.stringContaining('application/problem+json') }
const html = { 'content-type': expect.stringContaining('text/html') }

test('an unknown page gets an HTML 404', async () => {
  const response = await app.inject({ url: '/nowhere', headers: await signIn(app, person) })
  expect(response).toMatchObject({ statusCode: 404, headers: html })
  expect(response.body).toContain('Page not found.')
})

test('an unknown API path gets a JSON 404', async () => {
  const response = await app.inject({ url: '/api/v1/nowhere', headers: as(person) })
  expect(response).toMatchObject({ statusCode: 404, headers: problem })
  expect(response.json()).toMatchObject({ type: 'about:blank', title: 'Not found', status: 404 })
})

test('the wrong method gets 405, with the allowed methods', async () => {
  const api = await app.inject({ method: 'DELETE', url: '/api/v1/people', headers: as(person) })
  expect(api).toMatchObject({ statusCode: 405, headers: { ...problem, allow: 'GET, POST' } })
  const page = await app.inject({ method: 'POST', url: '/audit', headers: await signIn(app, person) })
  expect(page).toMatchObject({ statusCode: 405, headers: html })
})

test('an unknown token gets 401', async () => {
  const response = await app.inject({ url: '/api/v1/me', headers: { authorization: 'Bearer hark_guess' } })
  expect(response).toMatchObject({ statusCode: 401, headers: problem })
  expect(response.json().detail).toContain('unknown, was revoked or has expired')
})

test.each([
  ['not JSON', '{', 'application/json', 400],
  ['empty', '', 'application/json', 422],
  ['of another content type', '<a/>', 'application/xml', 415],
  ['too large', `"${'a'.repeat(1024 * 1024)}"`, 'application/json', 413],
])('a body that is %s is rejected', async (_what, payload, type, status) => {
  const administrator = await aPerson(app, { can: ['administrator'] })
  const headers = { ...as(administrator), 'content-type': type }
  const response = await app.inject({ method: 'POST', url: '/api/v1/people', headers, payload })
  expect(response).toMatchObject({ statusCode: status, headers: problem })
  expect(response.body).not.toMatch(/\bat .*\.ts:\d+/)
})

test('a body that is empty is none, whatever its content type', async () => {
  const author = await aPerson(app)
  const headers = { ...as(author), 'content-type': 'application/json' }
  const draft = await app.inject({
    method: 'POST',
    url: '/api/v1/announcements',
    headers,
    payload: JSON.stringify({ kind: 'service' }),
  })
  const url = `/api/v1/announcements/${draft.json().id}`
  const named = { ...headers, 'if-match': '"1"' }
  // It is not refused for its body but for what is missing in the draft.
  expect((await app.inject({ method: 'POST', url: `${url}/submit`, headers: named })).json().detail).not.toMatch(
    /body/i,
  )
  expect((await app.inject({ method: 'OPTIONS', url, headers })).statusCode).toBe(204)
  expect((await app.inject({ method: 'DELETE', url, headers: named })).statusCode).toBe(204)
})

test('an htmx request gets its error as a fragment for the banner', async () => {
  const headers = { ...(await signIn(app, person)), 'hx-request-type': 'partial' }
  const response = await app.inject({ url: '/people/new', headers })
  expect(response).toMatchObject({ statusCode: 403, headers: { ...html, 'hx-retarget': '#banner' } })
  expect(response.body).not.toContain('<html')
  expect(response.body).toContain('Only administrators can do this.')
})
