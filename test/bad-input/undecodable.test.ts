import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guardedRoutes } from '../../server/platform/guards/access.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { password, signIn } from '../support/people.ts'

let app: TestApp
let person: Awaited<ReturnType<typeof aPerson>>
beforeAll(async () => {
  app = await startApp()
  person = await aPerson(app)
})
afterAll(() => app.stop())

const sent = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
const post = (url: string, payload: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, headers: { ...sent, ...headers }, payload })
const repeated = (text: string, times: number) => Array.from({ length: times }, () => text).join('&')

/**
 * The time of this thread on the processor for doing something so often, so that nothing else on the machine counts: the
 * least of three attempts. It is counted in steps of up to 10 ms.
 */
async function cost(times: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 3; attempt++) {
    const before = process.threadCpuUsage()
    for (let time = 0; time < times; time++) await work()
    const { user, system } = process.threadCpuUsage(before)
    least = Math.min(least, user + system)
  }
  return Math.max(10_000, least)
}

describe('a form', () => {
  test.each([
    ['that is no UTF-8', 'a=%ff'],
    ['that is half of a character', 'a=%E2%82&b=1'],
    ['with half of a percent sequence', 'a=1%2'],
  ])('%s is refused', async (_what, payload) => {
    const headers = await signIn(app, person)
    for (const url of ['/sign-in', '/announcements', '/account/password']) {
      const answer = await post(url, payload, headers)
      expect(answer.statusCode, url).toBe(400)
      expect(answer.body).toContain('The form is not well-formed')
    }
  })

  test('of values that are no UTF-8 costs no more than one that is read', async () => {
    const headers = await signIn(app, person)
    const fields = (value: string) => repeated(`a=${value}`, 59_990)
    const read = await cost(2, () => post('/account/password', fields('%C3%BC'), headers))
    const refused = await cost(2, () => post('/account/password', fields('%ff'), headers))
    expect(refused / read).toBeLessThan(1)
  })
})

describe('a form for people without an account', () => {
  const forms = () => guardedRoutes(app.server).filter(({ method, access }) => method === 'POST' && access === 'public')

  test('is short, and has few fields', async () => {
    expect(forms().map(({ url }) => url)).toEqual(expect.arrayContaining(['/sign-in', '/sign-out', '/set-up/:secret']))
    for (const { url } of forms()) {
      const address = url.replace(/:\w+/, 'x')
      const long = await post(address, `a=${'x'.repeat(17_000)}`)
      expect([long.statusCode, long.body], url).toEqual([413, expect.stringContaining('The body is over 16 KB.')])
      const many = await post(address, repeated('a', 21))
      expect([many.statusCode, many.body], url).toEqual([422, expect.stringContaining('A form has at most 20 fields.')])
    }
  })

  test('costs no more than its page, whatever is in it', async () => {
    const page = await cost(50, () => app.inject('/sign-in'))
    for (const value of ['%ff', '%C3%BC', '+', '%']) {
      const payload = repeated(`a=${value}`, 59_990)
      expect((await cost(50, () => post('/sign-in', payload))) / page, value).toBeLessThan(5)
    }
  })

  test('has room for the longest that anyone can sign in with', async () => {
    const fields = {
      email: `${'e'.repeat(240)}@example.org`,
      password: '€'.repeat(800),
      next: `/areas?q=${'%C3%BC'.repeat(300)}`,
    }
    const answer = await post('/sign-in', new URLSearchParams(fields).toString())
    expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining('is wrong')])
  })
})

test('cookies that cannot be decoded cost no more than others, and ours are read beside them', async () => {
  for (const url of ['/healthz', '/assets/css/base.css']) {
    const asked = (value: string) => {
      const cookie = Array.from({ length: 2000 }, (_, n) => `${n.toString(36)}=${value}`).join(';')
      return cost(50, () => app.inject({ url, headers: { cookie } }))
    }
    expect((await asked('%ff')) / (await asked('abc')), url).toBeLessThan(3)
  }
  const payload = new URLSearchParams({ email: person.email, password }).toString()
  const signedIn = await post('/sign-in', payload)
  const own = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const page = await app.inject({ url: '/account', headers: { cookie: `a=%ff; ${own}; b=%` } })
  expect(page.statusCode).toBe(200)
})
