import { afterEach, beforeEach, expect, test } from 'vitest'
import { offerSetup } from '../../server/people/sign-in/setup-actions.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { form } from '../support/people.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.stop())

const first = { name: 'Ana', email: 'ana@example.org', password: 'correct horse battery' }

async function offeredPath(): Promise<string> {
  return new URL((await offerSetup(app.context))!).pathname
}

test('the link creates the first administrator, once', async () => {
  const url = await offeredPath()
  expect((await app.inject(url)).statusCode).toBe(200)

  const created = await app.inject({ method: 'POST', url, ...form(first) })
  expect(created.statusCode).toBe(303)
  const [session] = created.cookies
  const headers = { cookie: `${session!.name}=${session!.value}` }
  expect((await app.inject({ url: '/people/new', headers })).statusCode).toBe(200)

  expect((await app.inject(url)).statusCode).toBe(403)
  const again = await app.inject({ method: 'POST', url, ...form({ ...first, email: 'eve@example.org' }) })
  expect(again.statusCode).toBe(403)
  expect(await offerSetup(app.context)).toBeNull()
})

test('an invalid form does not use up the link', async () => {
  const url = await offeredPath()
  const wrong = await app.inject({ method: 'POST', url, ...form({ ...first, password: 'short' }) })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('value="ana@example.org"')
  expect((await app.inject({ method: 'POST', url, ...form(first) })).statusCode).toBe(303)
})

test('a link expires after a day, with a newer link, or with the first account', async () => {
  const old = await offeredPath()
  const url = await offeredPath()
  expect((await app.inject(old)).statusCode).toBe(403)

  app.clock.pass({ days: 1 })
  expect((await app.inject(url)).statusCode).toBe(403)

  const latest = await offeredPath()
  await aPerson(app)
  expect((await app.inject({ method: 'POST', url: latest, ...form(first) })).statusCode).toBe(403)
})

test('a made-up link is refused', async () => {
  expect((await app.inject('/set-up/setup_guess')).statusCode).toBe(403)
})

test('a made-up link is refused before its password costs anything', async () => {
  const cost = async (ask: () => Promise<unknown>) => {
    const before = process.cpuUsage()
    for (let times = 0; times < 30; times++) await ask()
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  const posted = () => app.inject({ method: 'POST', url: '/set-up/setup_guess', ...form(first) })
  expect((await posted()).statusCode).toBe(403)
  const looking = await cost(() => app.inject('/set-up/setup_guess'))
  // Hashing a password takes more than all the rest of a request: 19 MiB, twice.
  expect((await cost(posted)) / looking).toBeLessThan(3)
})
