import { expect, test } from 'vitest'
import { aPerson, startApp } from '../support/app.ts'
import { form, password, signIn } from '../support/people.ts'

test.each([
  ['https://hark.example.org', '__Host-hark_session', '__Host-hark_flash', true],
  ['http://hark.example.org', 'hark_session', 'hark_flash', undefined],
])('at %s the cookies are %s and %s', async (BASE_URL, session, flash, secure) => {
  const app = await startApp({ env: { BASE_URL } })
  try {
    const person = await aPerson(app)
    const signedIn = await app.inject({ method: 'POST', url: '/sign-in', ...form({ email: person.email, password }) })
    const given = { path: '/', httpOnly: true, sameSite: 'Lax' }
    const device = session.replace('session', 'device')
    expect(signedIn.cookies).toMatchObject([
      { ...given, name: session },
      { ...given, name: device },
    ])
    for (const cookie of signedIn.cookies) {
      expect(cookie.secure).toBe(secure)
      expect(cookie).not.toHaveProperty('domain')
    }

    const headers = await signIn(app, person)
    const signedOut = await app.inject({ method: 'POST', url: '/sign-out', headers })
    expect(signedOut.cookies.map(({ name, value }) => [name, value])).toEqual([
      [session, ''],
      [flash, expect.stringMatching(/./)],
    ])
    expect((await app.inject({ url: '/account', headers })).statusCode).toBe(303)
  } finally {
    await app.stop()
  }
})

test('a sentence is shown only if Hark wrote it, and only within a minute', async () => {
  const app = await startApp()
  try {
    const signedOut = await app.inject({ method: 'POST', url: '/sign-out', ...form({}) })
    const { value } = signedOut.cookies.find(({ name }) => name === 'hark_flash')!
    const shown = async (cookie: string) =>
      (await app.inject({ url: '/sign-in', headers: { cookie: `hark_flash=${cookie}` } })).body

    expect(await shown(value)).toContain('Signed out.')
    const [written, signature] = value.split('.')
    const changed = Buffer.from(JSON.stringify({ tone: 'bad', text: 'Call 555-0100', until: 9e15 })).toString(
      'base64url',
    )
    for (const forged of [
      changed,
      `${changed}.`,
      `${changed}.${signature}`,
      `${written}`,
      `.${signature}`,
      `${written}.${'é'.repeat(43)}`,
    ]) {
      const body = await shown(forged)
      expect(body).not.toMatch(/Call 555|You are signed out/)
    }
    app.clock.pass({ seconds: 61 })
    expect(await shown(value)).not.toContain('Signed out.')
  } finally {
    await app.stop()
  }
})

test('public routes do not look up who sent the request, so they answer without the database', async () => {
  const app = await startApp()
  const headers = await signIn(app, await aPerson(app))
  await app.inject('/notices')
  await app.context.db.destroy()
  try {
    for (const url of ['/healthz', '/assets/app.js', '/notices', '/sign-in']) {
      const { cookie } = headers
      const expected = url === '/sign-in' ? 503 : 200
      expect((await app.inject({ url, headers: { cookie } })).statusCode, url).toBe(expected)
    }
    expect((await app.inject('/sign-in')).statusCode).toBe(200)
  } finally {
    await app.server.close()
  }
})

test('HEAD of a page without a session leads to signing in, as GET does', async () => {
  const app = await startApp()
  try {
    const response = await app.inject({ method: 'HEAD', url: '/people?q=a' })
    expect([response.statusCode, response.headers.location]).toEqual([303, '/sign-in?next=%2Fpeople%3Fq%3Da'])
  } finally {
    await app.stop()
  }
})
