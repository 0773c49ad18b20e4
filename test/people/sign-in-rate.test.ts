import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commandLine } from '../../server/audit/audit.ts'
import { listAudit } from '../../server/audit/queries.ts'
import { makeDeviceLink } from '../../server/people/sign-in/device-link.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, password } from '../support/people.ts'

const rate = 2
/** What an account takes from all addresses together. */
const ofAccount = 5 * rate

describe.each(databases)('many attempts to sign in, on %s', (_name, open) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp({ open, env: { SIGN_IN_RATE: String(rate) } })
    app.clock.set('2026-06-10T14:00:20.000Z')
  })
  afterEach(() => app.stop())

  const attempt = (email: string, secret: string, remoteAddress: string, cookie = '') => {
    const { headers, payload } = form({ email, password: secret })
    return app.inject({ method: 'POST', url: '/sign-in', remoteAddress, headers: { ...headers, cookie }, payload })
  }
  const statusOf = async (...args: Parameters<typeof attempt>) => (await attempt(...args)).statusCode
  const attempts = () => app.context.db.selectFrom('attempts').selectAll().execute()

  test('one address cannot lock an account: what is refused for the address does not count against the account', async () => {
    const person = await aPerson(app)
    for (let minute = 0; minute < 3; minute += 1) {
      for (let n = 0; n < 12; n += 1)
        expect(await statusOf(person.email, 'a wrong guess', '203.0.113.9')).toBe(n < rate ? 422 : 429)
      expect(await statusOf(person.email, password, '203.0.113.10')).toBe(303)
      app.clock.pass({ minutes: 1 })
    }
  })

  test('the port that a proxy adds makes no other address, and what is none counts as one', async () => {
    const person = await aPerson(app)
    const guess = async (from: string) => {
      const { headers, payload } = form({ email: person.email, password: 'a wrong guess' })
      const forwarded = { ...headers, 'x-forwarded-for': from }
      return (await app.inject({ method: 'POST', url: '/sign-in', headers: forwarded, payload })).statusCode
    }
    const families = [(n: number) => `203.0.113.9:${n}`, (n: number) => `[2001:db8::${n}]:${n}`, (n: number) => `x${n}`]
    for (const write of families) {
      for (let n = 1; n <= 4; n += 1) expect(await guess(write(n)), write(n)).toBe(n <= rate ? 422 : 429)
    }
  })

  test('attempts on one account are limited across all addresses until the minute is over', async () => {
    const person = await aPerson(app)
    for (let last = 0; last < ofAccount; last += 1)
      expect(await statusOf(person.email, 'a wrong guess', `203.0.113.${last}`)).toBe(422)

    const refused = await attempt(person.email, password, '203.0.113.200')
    expect(refused.statusCode).toBe(429)
    expect(refused.headers['retry-after']).toBe('40')
    expect(refused.body).toContain('Wait a minute')

    app.clock.pass({ seconds: 40 })
    expect(await statusOf(person.email, password, '203.0.113.200')).toBe(303)
  })

  test('an account that does not exist is limited in the same way and with the same words', async () => {
    const person = await aPerson(app)
    const answersFor = async (email: string, network: string) => {
      const answers = []
      for (let last = 0; last <= ofAccount; last += 1)
        answers.push(await attempt(email, 'a guess', `${network}.${last}`))
      return answers.map(({ statusCode, body }) => [statusCode, body.replaceAll(email, '').replace(/id [\w-]+/, '')])
    }
    const known = await answersFor(person.email, '203.0.113')
    expect(await answersFor('nobody@example.org', '198.51.100')).toEqual(known)
    expect(known.at(-1)![0]).toBe(429)
  })

  test('attempts from one address are limited across all accounts; other addresses are not affected', async () => {
    const person = await aPerson(app)
    for (const name of ['a', 'b']) {
      expect(await statusOf(`${name}@example.org`, 'a wrong guess', '203.0.113.9')).toBe(422)
    }
    expect(await statusOf(person.email, password, '203.0.113.9')).toBe(429)
    expect(await statusOf(person.email, password, '203.0.113.10')).toBe(303)
  })

  test('an IPv6 address counts with its /64, and an IPv4 address in IPv6 notation as IPv4', async () => {
    const person = await aPerson(app)
    for (const host of [':1', 'ffff:1:2:3'])
      expect(await statusOf(person.email, 'a guess', `2001:db8:0:7:${host}`)).toBe(422)
    expect(await statusOf(person.email, password, '2001:db8:0:7:8000::9')).toBe(429)
    expect(await statusOf(person.email, password, '2001:db8:0:8::1')).toBe(303)

    for (const one of ['::ffff:203.0.113.5', '::ffff:cb00:7105'])
      expect(await statusOf(person.email, 'a guess', one)).toBe(422)
    expect(await statusOf(person.email, password, '203.0.113.5')).toBe(429)
  })

  test('a device that signed in before gets through, until the password changes', async () => {
    const [person, other] = [await aPerson(app), await aPerson(app)]
    const device = deviceOf(await attempt(person.email, password, '203.0.113.1'))
    for (let last = 0; last <= ofAccount; last += 1) {
      await attempt(person.email, 'a wrong guess', `198.51.100.${last}`)
      await attempt(other.email, 'a wrong guess', '203.0.113.1')
    }
    expect(await statusOf(person.email, password, '203.0.113.1')).toBe(429)
    expect(await statusOf(person.email, password, '203.0.113.77')).toBe(429)
    expect(await statusOf(person.email, password, '203.0.113.1', device)).toBe(303)
    // It is for this account only, its own attempts are limited, and it cannot be made up.
    expect(await statusOf(other.email, password, '203.0.113.1', device)).toBe(429)
    expect(await statusOf(person.email, password, '203.0.113.1', `${device.slice(0, -9)}x${device.slice(-8)}`)).toBe(
      429,
    )
    for (let n = 1; n < rate; n += 1)
      expect(await statusOf(person.email, 'a wrong guess', '203.0.113.1', device)).toBe(422)
    expect(await statusOf(person.email, password, '203.0.113.1', device)).toBe(429)

    app.clock.pass({ minutes: 1 })
    await changePassword(person.email)
    app.clock.pass({ minutes: 1 })
    for (let last = 0; last <= ofAccount; last += 1) await attempt(person.email, 'a guess', `198.51.100.${last}`)
    expect(await statusOf(person.email, newPassword, '203.0.113.1', device)).toBe(429)
  })

  test('a link from the command line lets a new browser in, with the password, for a day and until that changes', async () => {
    const [person, other] = [await aPerson(app), await aPerson(app)]
    const use = async (url: string) => app.inject({ url: new URL(url).pathname, remoteAddress: '203.0.113.1' })
    const link = await makeDeviceLink(app.context, person.email, commandLine)
    expect(link).not.toContain(person.email)
    const exhaust = async () => {
      for (let last = 0; last <= ofAccount; last += 1) await attempt(person.email, 'a guess', `198.51.100.${last}`)
    }
    await exhaust()
    const refused = await attempt(person.email, password, '203.0.113.1')
    expect(refused.statusCode).toBe(429)
    expect(refused.body).toContain('ask whoever runs Hark for a sign-in link')

    const opened = await use(link)
    expect([opened.statusCode, opened.headers.location]).toEqual([303, '/sign-in'])
    const device = deviceOf(opened)
    expect((await app.inject({ url: '/people', headers: { cookie: device } })).headers.location).toContain('/sign-in')
    expect(await statusOf(other.email, 'a guess', '203.0.113.1', device)).toBe(422)
    expect(await statusOf(person.email, 'a guess', '203.0.113.1', device)).toBe(422)
    expect(await statusOf(person.email, password, '203.0.113.1', device)).toBe(303)
    const [entry] = await listAudit(app.context.db, { subject: `person:${person.id}` }, 1, 'desc')
    expect(entry!.action).toBe('sign_in')
    const made = await listAudit(app.context.db, { subject: `person:${person.id}` }, 100)
    expect(made.map(({ action }) => action)).toContain('make_sign_in_link')

    expect((await use(`${link.slice(0, -5)}AAAAA`)).statusCode).toBe(403)
    // Browsers that open it share one count, so that it does not allow any number of guesses.
    expect(await statusOf(person.email, password, '203.0.113.1', deviceOf(await use(link)))).toBe(429)
    app.clock.pass({ hours: 25 })
    expect((await use(link)).statusCode).toBe(403)
    const second = await makeDeviceLink(app.context, person.email, commandLine)
    await changePassword(person.email)
    expect((await use(second)).statusCode).toBe(403)
    await expect(makeDeviceLink(app.context, 'nobody@example.org', commandLine)).rejects.toThrow('Nobody has')
  })

  test('several people can share a computer', async () => {
    const people = [await aPerson(app), await aPerson(app), await aPerson(app)]
    let device = ''
    for (const [index, { email }] of people.entries())
      device = deviceOf(await attempt(email, password, `203.0.113.${index}`, device))
    for (let n = 0; n <= rate; n += 1) await attempt('a@example.org', 'a wrong guess', '203.0.113.50')
    for (const { email } of people) expect(await statusOf(email, password, '203.0.113.50', device)).toBe(303)
  })

  test('attempts to sign in do not keep someone who is signed in from changing the password', async () => {
    const person = await aPerson(app)
    for (let last = 0; last <= ofAccount; last += 1) await attempt(person.email, 'a guess', `198.51.100.${last}`)
    app.clock.pass({ minutes: 1 })
    const session = sessionOf(await attempt(person.email, password, '203.0.113.1'))
    for (let last = 0; last <= ofAccount; last += 1) await attempt(person.email, 'a guess', `198.51.100.${last}`)
    expect(await change(session, 'not this one')).toBe(422)
    expect(await change(session, password)).toBe(303)
  })

  test('what was counted is deleted after its time, and no address is kept in words', async () => {
    for (let n = 0; n < 10; n += 1) await attempt(`guess${n}@example.org`, 'a guess', `203.0.113.${n}`)
    expect((await attempts()).length).toBeGreaterThan(20)
    expect(JSON.stringify(await attempts())).not.toContain('guess')
    app.clock.pass({ hours: 2 })
    for (let n = 0; n < 3; n += 1) await attempt('nobody@example.org', 'a guess', '203.0.113.1')
    expect((await attempts()).length).toBeLessThan(8)
  })

  const newPassword = 'staple battery horse'

  async function change(cookie: string, current: string): Promise<number> {
    const { headers, payload } = form({ current, password: newPassword })
    const url = '/account/password'
    return (await app.inject({ method: 'POST', url, headers: { ...headers, ...sameSite, cookie }, payload })).statusCode
  }

  async function changePassword(email: string): Promise<void> {
    expect(await change(sessionOf(await attempt(email, password, '203.0.113.123')), password)).toBe(303)
  }
})

const sameSite = { 'sec-fetch-site': 'same-origin' }

type Answer = Awaited<ReturnType<TestApp['inject']>>

/** The cookie that stays after the session has ended. */
function deviceOf(answer: Answer): string {
  const { name, value } = answer.cookies.find((cookie) => cookie.name.endsWith('hark_device'))!
  return `${name}=${value}`
}

function sessionOf(answer: Answer): string {
  const { name, value } = answer.cookies.find((cookie) => cookie.name.endsWith('hark_session'))!
  return `${name}=${value}`
}
