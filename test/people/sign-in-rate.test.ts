import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { form, password } from '../support/people.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp({ env: { SIGN_IN_RATE: '3' } })
  app.clock.set('2026-06-10T14:00:20.000Z')
})
afterEach(() => app.stop())

const attempt = (email: string, secret: string, remoteAddress: string) =>
  app.inject({ method: 'POST', url: '/sign-in', remoteAddress, ...form({ email, password: secret }) })

test('attempts on one account are limited across all addresses until the minute is over', async () => {
  const person = await aPerson(app)
  for (const last of [1, 2, 3]) {
    expect((await attempt(person.email, 'a wrong guess', `203.0.113.${last}`)).statusCode).toBe(422)
  }

  const refused = await attempt(person.email, password, '203.0.113.4')
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['retry-after']).toBe('40')
  expect(refused.body).toContain('Wait a minute')

  app.clock.pass({ seconds: 40 })
  expect((await attempt(person.email, password, '203.0.113.4')).statusCode).toBe(303)
})

test('attempts from one address are limited across all accounts; other addresses are not affected', async () => {
  const person = await aPerson(app)
  for (const name of ['a', 'b', 'c']) {
    expect((await attempt(`${name}@example.org`, 'a wrong guess', '203.0.113.9')).statusCode).toBe(422)
  }
  expect((await attempt(person.email, password, '203.0.113.9')).statusCode).toBe(429)
  expect((await attempt(person.email, password, '203.0.113.10')).statusCode).toBe(303)
})
