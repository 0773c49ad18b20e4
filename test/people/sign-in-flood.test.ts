import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, password } from '../support/people.ts'

const rate = 10
const newPassword = 'staple battery horse'

describe.each(databases)('while strangers try many passwords at once, on %s', (_name, open) => {
  let app: TestApp
  let person: Awaited<ReturnType<typeof aPerson>>
  beforeEach(async () => {
    app = await startApp({ open, env: { SIGN_IN_RATE: String(rate) } })
    app.clock.set('2026-06-10T14:00:05.000Z')
  })
  afterEach(() => app.stop())

  const post = async (url: string, fields: Record<string, string>, cookie = '', remoteAddress = '203.0.113.1') => {
    const { headers, payload } = form(fields)
    return app.inject({ method: 'POST', url, remoteAddress, headers: { ...headers, cookie }, payload })
  }
  const signIn = (cookie: string, remoteAddress?: string) =>
    post('/sign-in', { email: person.email, password }, cookie, remoteAddress)
  const guess = (n: number, from: string) =>
    post('/sign-in', { email: `guess${n}@example.org`, password: 'a wrong guess' }, '', from)
  const attemptsCounted = async (prefix: string) => {
    const rows = await app.context.db.selectFrom('attempts').selectAll().execute()
    return rows.filter(({ key }) => key.startsWith(prefix)).reduce((sum, { count }) => sum + count, 0)
  }

  test('whoever is known signs in, gives the password again and changes it; what was never looked at is not counted', async () => {
    person = await aPerson(app)
    const device = cookiesOf(await signIn('')).find((cookie) => cookie.startsWith('hark_device'))!
    const other = await aPerson(app)
    const cookies = cookiesOf(await post('/sign-in', { email: other.email, password })).join('; ')
    const counted = await attemptsCounted('address:')

    const flood = Array.from({ length: 160 }, (_, n) => guess(n, `2001:db8:${n}::1`))
    const signedIn = Array.from({ length: rate }, () => signIn(device))
    const change = (current: string) => post('/account/password', { current, password: newPassword }, cookies)
    expect((await change('not this one')).statusCode).toBe(422)
    expect((await change(password)).statusCode).toBe(303)
    expect((await Promise.all(signedIn)).map(({ statusCode }) => statusCode)).toEqual(signedIn.map(() => 303))
    const statuses = (await Promise.all(flood)).map(({ statusCode }) => statusCode)
    expect(new Set(statuses)).toEqual(new Set([422, 503]))
    expect((await attemptsCounted('address:')) - counted).toBe(statuses.filter((status) => status === 422).length)
  })

  test('one network has a few of them under way, and strangers of another take turns with it', async () => {
    person = await aPerson(app)
    const flood = Array.from({ length: 60 }, (_, n) => guess(n, `2001:db8:0:${n}::1`))
    expect((await signIn('', '198.51.100.7')).statusCode).toBe(303)
    const answers = await Promise.all(flood)
    const refused = answers.filter(({ statusCode }) => statusCode === 429)
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([422, 429]))
    expect(refused[0]!.body).toContain('you or your network')
    expect(refused[0]!.headers['retry-after']).toBe('1')
    expect(await attemptsCounted('address:')).toBe(answers.length - refused.length + 1)
  })
})

function cookiesOf(answer: Awaited<ReturnType<TestApp['inject']>>): string[] {
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
}
