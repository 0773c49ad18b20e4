import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { hark, newDataDir } from '../cli/run.ts'
import { caller } from '../support/api.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, password, shownLink, signIn } from '../support/people.ts'
import { expectProblem } from '../support/problem.ts'

const easy = 'This password is easy to guess.'
const bo = { email: 'bo.lindqvist@westline.example', name: 'Bo Lindqvist', team: 'service', can: ['author'] }
const first = 'harbor violin candle'
const own = 'staple battery horse'

describe.each(databases)('passwords, on %s', (_name, open) => {
  let app: TestApp
  let administrator: Awaited<ReturnType<typeof aPerson>>
  let headers: { cookie: string }
  beforeEach(async () => {
    app = await startApp({ open })
    administrator = await aPerson(app)
    headers = await signIn(app, administrator)
  })
  afterEach(() => app.stop())

  const post = (url: string, fields: Record<string, string | string[]>, more: object = headers) => {
    const body = form(fields)
    return app.inject({ method: 'POST', url, ...body, headers: { ...body.headers, ...more } })
  }
  const add = (secret: string) => caller(app, administrator)('POST', '/people', { body: { ...bo, password: secret } })

  test('that are common, a pattern or made of names are refused, in the API', async () => {
    await caller(app, administrator)('PATCH', '/organisation', { body: { name: 'Westline Water' } })
    for (const secret of [
      'Password1234',
      'qwertyuiop12',
      '1q2w3e4r5t6y',
      'aaaaaaaaaaaaaaaa',
      '123456789012',
      'iloveyou2026',
      'Westline2026!',
      'westline-water-2026',
      'Lindqvist2026',
      'bo.lindqvist.1',
      'WestlineLindqvist!!',
    ]) {
      const refused = await add(secret)
      expectProblem(refused, 422, /easy to guess/)
      expect(refused.json().errors, secret).toMatchObject([{ path: 'password' }])
    }
    expect((await add(first)).statusCode).toBe(201)
  })

  test('that are a name with little of their own are refused, and long ones of their own are not', async () => {
    await caller(app, administrator)('PATCH', '/organisation', { body: { name: 'Westline' } })
    for (const secret of [
      'westline-water-2026',
      'WestLine-Water-2026!!',
      '!!26 tramway Westline',
      'lindqvist tramway 7',
      'bo.lindqvist@westline.example!7',
    ])
      expectProblem(await add(secret), 422, /easy to guess/)
    expect((await add('westline harbor violin candle')).statusCode).toBe(201)
  })

  test('that are easy are refused on every page that sets one', async () => {
    const person = await aPerson(app)
    for (const [url, fields] of [
      ['/people', { ...bo, password: 'Password1234' }],
      [shownLink((await post(`/people/${person.id}/link`, {})).body), { password: 'Password1234' }],
      ['/account/password', { current: password, password: 'Password1234' }],
    ] as const) {
      const refused = await post(url, { ...fields } as Record<string, string>)
      expect(refused.statusCode, url).toBe(422)
      expect(refused.body, url).toContain(`<a href="#password">${easy}`)
    }
  })

  test('that are very long are refused before they are judged, and long ones are judged', async () => {
    expectProblem(await add('x'.repeat(100_000)), 422, /at most 128 characters/)
    expectProblem(await add('4@8({[<369&#!1/|0$5+7%2'.repeat(40)), 422, /at most 128 characters/)
    expectProblem(await add('p4$$w0rd'.repeat(16)), 422, /easy to guess/)
  })

  test('are judged without keeping anyone else waiting', async () => {
    const order: string[] = []
    const judged = add('4@8({[<369&#!1/|0$5+7%2'.repeat(6).slice(0, 128)).then(() => order.push('judged'))
    for (let n = 0; n < 5; n += 1) order.push(String((await app.inject('/readyz')).statusCode))
    await judged
    expect(order.at(-1)).toBe('judged')
  })

  test('that someone else chose are changed at the first sign-in, before anything else', async () => {
    await add(first)
    const session = await signInWith(first)
    const page = await app.inject({ url: '/people?x=1', headers: session })
    expect(page.statusCode).toBe(303)
    expect(page.headers.location).toBe('/account/own-password?next=%2Fpeople%3Fx%3D1')
    expect((await post('/announcements', { kind: 'service' }, session)).statusCode).toBe(403)
    expect((await post('/account/tokens', { name: 'Mine' }, session)).statusCode).toBe(403)
    const change = await app.inject({ url: String(page.headers.location), headers: session })
    expect(change.body).toContain('Choose your own password')

    const url = '/account/own-password'
    const wrong = await post(url, { current: 'not this one', password: own, next: '/people?x=1' }, session)
    expect(wrong.statusCode).toBe(422)
    expect((await post(url, { current: first, password: first }, session)).statusCode).toBe(422)
    const changed = await post(url, { current: first, password: own, next: '/people?x=1' }, session)
    expect(changed.headers.location).toBe('/people?x=1')
    expect((await app.inject({ url: '/people', headers: session })).statusCode).toBe(200)
    expect((await app.inject({ url: '/people', headers: await signInWith(own) })).statusCode).toBe(200)
    await expect(signInWith(first)).rejects.toThrow('422')
  })

  async function signInWith(secret: string): Promise<{ cookie: string }> {
    const answer = await post('/sign-in', { email: bo.email, password: secret }, {})
    const session = answer.cookies.find(({ name }) => name.endsWith('hark_session'))
    if (!session) throw new Error(String(answer.statusCode))
    return { cookie: `${session.name}=${session.value}` }
  }
})

test('the command line judges passwords in the same way', async () => {
  const dataDir = newDataDir(onTestFinished)
  const args = ['user', 'create', '--email', 'bo@example.org', '--name', 'Bo', '--team', 'both', '--password']
  const refused = await hark(dataDir, [...args, 'Password1234'])
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toContain('easy to guess')
  expect((await hark(dataDir, [...args, first])).code).toBe(0)
})
