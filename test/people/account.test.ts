import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { form, password, signIn } from '../support/people.ts'

let app: TestApp
let person: Awaited<ReturnType<typeof aPerson>>
let headers: { cookie: string }
beforeEach(async () => {
  app = await startApp()
  person = await aPerson(app, { name: 'Ana <Ortiz>', team: 'service', can: ['author'] })
  headers = await signIn(app, person)
})
afterEach(() => app.stop())

async function post(url: string, fields: Record<string, string> = {}) {
  const body = form(fields)
  return app.inject({ method: 'POST', url, ...body, headers: { ...body.headers, ...headers } })
}

test('the account page shows the person and what they may do', async () => {
  const { body } = await app.inject({ url: '/account', headers })
  expect(body).toContain('Ana &lt;Ortiz&gt;')
  expect(body).toContain(person.email)
  expect(body).toContain('Customer service')
  expect(body).toContain('Writes announcements for their team.')
  expect(body).not.toContain('Approves or sends back')
})

test('changing the password voids the old one and ends other sessions', async () => {
  const elsewhere = await signIn(app, person)

  const changed = await post('/account/password', { current: password, password: 'staple battery horse' })
  expect(changed.statusCode).toBe(303)

  expect((await app.inject({ url: '/account', headers })).statusCode).toBe(200)
  expect((await app.inject({ url: '/account', headers: elsewhere })).statusCode).toBe(303)
  const signInWith = (secret: string) =>
    app.inject({ method: 'POST', url: '/sign-in', ...form({ email: person.email, password: secret }) })
  expect((await signInWith(password)).statusCode).toBe(422)
  expect((await signInWith('staple battery horse')).statusCode).toBe(303)
})

test.each([
  [{ current: 'not it at all', password: 'staple battery horse' }, 'That is not your current password.', '#current'],
  [{ current: password, password: 'short' }, 'Use at least 12 characters.', '#password'],
  [{ current: '', password: 'staple battery horse' }, 'Enter your current password.', '#current'],
])('the password is not changed by %j', async (fields, sentence, field) => {
  const response = await post('/account/password', fields)
  expect(response.statusCode).toBe(422)
  expect(response.body).toContain(`<a href="${field}">${sentence}</a>`)
  expect(response.body).not.toContain('staple battery horse')
})

test('a person can end their other sessions', async () => {
  const elsewhere = await signIn(app, person)
  expect((await app.inject({ url: '/account', headers })).body).toContain('1 other device')

  expect((await post('/account/sessions/end')).statusCode).toBe(303)

  expect((await app.inject({ url: '/account', headers: elsewhere })).statusCode).toBe(303)
  expect((await app.inject({ url: '/account', headers })).body).toContain('not signed in anywhere else')
})

test('a token is shown once, works until it is revoked, and its last use is shown', async () => {
  const made = await post('/account/tokens', { name: 'Outage system' })
  expect(made.statusCode).toBe(200)
  expect(made.headers['cache-control']).toBe('no-store')
  const [secret] = made.body.match(/hark_[\w-]{43}/) ?? []
  const me = () => app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${secret}` } })
  expect((await me()).json()).toMatchObject({ email: person.email, can: ['author'] })

  const page = await app.inject({ url: '/account', headers })
  expect(page.body).not.toContain(secret)
  expect(page.body).toMatch(/Outage system[\s\S]*Jun 10, 2026, 9:00 am CDT[\s\S]*Jun 10, 2026, 9:00 am CDT/)

  const ids = [...page.body.matchAll(/tokens\/([\w-]+)\/revoke/g)].map(([, one]) => one)
  expect(ids).toHaveLength(2)
  expect((await post(`/account/tokens/${ids[1]}/revoke`)).statusCode).toBe(303)
  expect((await me()).statusCode).toBe(401)
})

test('a token needs a name', async () => {
  const response = await post('/account/tokens', { name: '   ' })
  expect(response.statusCode).toBe(422)
  expect(response.body).toContain('Enter what uses the token.')
})

test('a token of another person cannot be revoked', async () => {
  const other = await aPerson(app)
  const { body } = await app.inject({ url: '/account', headers: await signIn(app, other) })
  const [, id] = body.match(/tokens\/([\w-]+)\/revoke/) ?? []
  expect((await post(`/account/tokens/${id}/revoke`)).statusCode).toBe(404)
  const api = await app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${other.token}` } })
  expect(api.statusCode).toBe(200)
})
