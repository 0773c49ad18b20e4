import { afterEach, beforeEach, expect, test } from 'vitest'
import { deactivatePerson } from '../../server/people/actions.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { form, password, signIn } from '../support/people.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.stop())

const attempt = (email: string, secret: string, more: object = {}) =>
  app.inject({ method: 'POST', url: '/sign-in', ...form({ email, password: secret }), ...more })

test('a person signs in and is redirected to the page they asked for', async () => {
  const person = await aPerson(app)

  const redirect = await app.inject('/people?x=1')
  expect(redirect.statusCode).toBe(303)
  expect(redirect.headers.location).toBe('/sign-in?next=%2Fpeople%3Fx%3D1')

  const page = await app.inject(String(redirect.headers.location))
  expect(page.body).toContain('name="next" value="/people?x=1"')

  const signedIn = await app.inject({
    method: 'POST',
    url: '/sign-in',
    ...form({ email: person.email.toUpperCase(), password, next: '/people?x=1' }),
  })
  expect(signedIn.statusCode).toBe(303)
  expect(signedIn.headers.location).toBe('/people?x=1')
  const [session] = signedIn.cookies
  expect(session).toMatchObject({ name: 'hark_session', httpOnly: true, sameSite: 'Lax' })
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  '',
])('signing in does not redirect to another site: %j', async (next) => {
  const person = await aPerson(app)
  const response = await app.inject({
    method: 'POST',
    url: '/sign-in',
    ...form({ email: person.email, password, next }),
  })
  expect(response.statusCode).toBe(303)
  expect(response.headers.location).toBe('/')
})

test('a wrong password and an unknown email address get the same answer, without the password', async () => {
  const person = await aPerson(app)

  const wrong = await attempt(person.email, 'not this one')
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('is wrong')
  expect(wrong.body).toContain(`value="${person.email}"`)
  expect(wrong.body).not.toContain('not this one')
  expect(wrong.body).toContain('<a href="#email">')

  const unknown = await attempt('nobody@example.org', 'not this one')
  expect(unknown.statusCode).toBe(422)
  expect(unknown.body.replace('nobody@example.org', person.email)).toBe(wrong.body)
})

test('an empty form names the missing fields', async () => {
  const response = await attempt('', '')
  expect(response.statusCode).toBe(422)
  expect(response.body).toContain('Enter your email address.')
  expect(response.body).toContain('Enter your password.')
})

test('signing out ends the session', async () => {
  const headers = await signIn(app, await aPerson(app))
  expect((await app.inject({ url: '/account', headers })).statusCode).toBe(200)

  const out = await app.inject({ method: 'POST', url: '/sign-out', headers })
  expect(out.headers.location).toBe('/sign-in')
  expect((await app.inject({ url: '/account', headers })).statusCode).toBe(303)
})

test('a session ends after 14 days, however much it is used', async () => {
  const headers = await signIn(app, await aPerson(app))
  for (let halfDays = 1; halfDays < 14 * 2; halfDays += 1) {
    app.clock.pass({ hours: 11, minutes: 59 })
    expect((await app.inject({ url: '/account', headers })).statusCode).toBe(200)
  }
  app.clock.pass({ hours: 11, minutes: 59 })
  expect((await app.inject({ url: '/account', headers })).statusCode).toBe(200)
  app.clock.pass({ hours: 1 })
  expect((await app.inject({ url: '/account', headers })).statusCode).toBe(303)
})

test('a session ends when it was not used for 12 hours', async () => {
  const headers = await signIn(app, await aPerson(app))
  app.clock.pass({ hours: 11 })
  expect((await app.inject({ url: '/account', headers })).statusCode).toBe(200)
  app.clock.pass({ hours: 12 })
  expect((await app.inject({ url: '/account', headers })).statusCode).toBe(303)
})

test('signing in again ends the session that the browser had', async () => {
  const person = await aPerson(app)
  const before = await signIn(app, person)
  const elsewhere = await signIn(app, person)
  expect((await attempt(person.email, password, { headers: { ...form({}).headers, ...before } })).statusCode).toBe(303)
  expect((await app.inject({ url: '/account', headers: before })).statusCode).toBe(303)
  expect((await app.inject({ url: '/account', headers: elsewhere })).statusCode).toBe(200)
})

test('a person has at most a hundred sessions: the oldest ends first', async () => {
  const person = await aPerson(app)
  const oldest = await signIn(app, person)
  app.clock.pass({ seconds: 1 })
  for (let n = 0; n < 100; n += 1) await signIn(app, person)
  const { items } = (await app.inject({ url: `/api/v1/people/${person.id}/sessions`, headers: as(person) })).json()
  expect(items).toHaveLength(100)
  expect((await app.inject({ url: '/account', headers: oldest })).statusCode).toBe(303)
})

test('deactivating a person ends their sessions and tokens at once, and they cannot sign in', async () => {
  const [administrator, person] = [await aPerson(app), await aPerson(app)]
  const headers = await signIn(app, person)

  await deactivatePerson(app.context, { id: person.id, actor: administrator })

  expect((await app.inject({ url: '/account', headers })).statusCode).toBe(303)
  const api = await app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${person.token}` } })
  expect(api.statusCode).toBe(401)
  expect((await attempt(person.email, password)).statusCode).toBe(422)
})

test('a form posted by another site is refused and changes nothing', async () => {
  const person = await aPerson(app)
  const { cookie } = await signIn(app, person)
  const post = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/sign-out', headers: { cookie, ...headers } })

  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]) {
    const response = await post(headers as Record<string, string>)
    expect(response.statusCode).toBe(403)
    expect(response.body).toContain('came from another site')
  }
  expect((await app.inject({ url: '/account', headers: { cookie } })).statusCode).toBe(200)
  expect((await post({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(303)
})
