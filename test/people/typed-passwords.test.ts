import { hash } from '@node-rs/argon2'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { findPersonByEmail, savePassword } from '../../server/people/queries.ts'
import { offerSetup } from '../../server/people/sign-in/setup-actions.ts'
import { hark, newDataDir } from '../cli/run.ts'
import { caller } from '../support/api.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, shownLink } from '../support/people.ts'
import { expectProblem } from '../support/problem.ts'

const asOne = 'élan violín cámara'
/** The same as another keyboard sends it: letters and marks apart, and spaces that do not break. */
const apart = asOne.normalize('NFD').replaceAll(' ', '\u00a0')
const [secondAsOne, secondApart] = ['tramway düne orchard', 'tramway du\u0308ne\u3000orchard']
const bo = { email: 'bo@example.org', name: 'Bo Lind', team: 'service', can: ['author'] }

describe.each(databases)('a password, however its characters are sent, on %s', (_name, open) => {
  let app: TestApp
  let administrator: Awaited<ReturnType<typeof aPerson>>
  afterEach(() => app.stop())
  const start = async (env = {}) => {
    app = await startApp({ open, env })
    administrator = await aPerson(app)
  }
  beforeEach(() => start())

  const post = (url: string, fields: Record<string, string | string[]>, more: object = {}) => {
    const body = form(fields)
    return app.inject({ method: 'POST', url, ...body, headers: { ...body.headers, ...more } })
  }
  const add = (secret: string, more = {}) =>
    caller(app, administrator)('POST', '/people', { body: { ...bo, password: secret, ...more } })
  const trySignIn = (secret: string, email = bo.email) => post('/sign-in', { email, password: secret })
  const sessionWith = async (secret: string, email?: string) => {
    const { statusCode, cookies } = await trySignIn(secret, email)
    expect(statusCode).toBe(303)
    const { name, value } = cookies.find((cookie) => cookie.name.endsWith('hark_session'))!
    return { cookie: `${name}=${value}` }
  }

  test('is the same when it is set, when someone signs in with it, and when it is asked for again', async () => {
    expect((await add(apart)).statusCode).toBe(201)
    const given = await sessionWith(asOne)
    const same = await post('/account/own-password', { current: apart, password: asOne }, given)
    expect(same.statusCode).toBe(422)
    expect(same.body).toContain('Choose a password different from the current one.')
    const change = { current: apart, password: secondAsOne }
    expect((await post('/account/own-password', change, given)).statusCode).toBe(303)

    const session = await sessionWith(secondApart)
    app.clock.pass({ minutes: 11 })
    const token = (current: string) => post('/account/tokens', { name: 'Mine', current }, session)
    expect((await token('not this one')).statusCode).toBe(422)
    expect((await token(secondApart)).statusCode).toBe(200)
    expect((await post('/account/password', { current: secondApart, password: apart }, session)).statusCode).toBe(303)
    await sessionWith(asOne)
  })

  test('is the same for an administrator who gives it, whose own password is asked for', async () => {
    await add(apart, { can: ['administrator'] })
    await post('/account/own-password', { current: asOne, password: secondApart }, await sessionWith(asOne))
    const session = await sessionWith(secondAsOne)
    app.clock.pass({ minutes: 11 })
    const other = { ...bo, email: 'ida@example.org', name: 'Ida Berg', password: apart, current: secondApart }
    expect((await post('/people', other, session)).statusCode).toBe(303)
    await sessionWith(asOne, 'ida@example.org')
    const { id } = (await findPersonByEmail(app.context.db, 'ida@example.org'))!
    const link = shownLink((await post(`/people/${id}/link`, { current: secondAsOne }, session)).body)
    expect((await post(link, { password: secondApart }, {})).statusCode).toBe(303)
    await sessionWith(secondAsOne, 'ida@example.org')
  })

  test('is the same when the first administrator chooses it', async () => {
    await app.stop()
    app = await startApp({ open })
    const url = new URL((await offerSetup(app.context))!).pathname
    expect((await post(url, { name: 'Ana', email: bo.email, password: apart })).statusCode).toBe(303)
    await sessionWith(asOne)
  })

  test('is measured as it is kept, and however long that was when it was typed, it is let in', async () => {
    expectProblem(await add('é1é2é3é4é5'.normalize('NFD')), 422, /at least 12 characters/)
    const long = '한물길숲별꽃새집강산들빛'.repeat(11).slice(0, 128)
    expect(long.normalize('NFD').length).toBeGreaterThan(300)
    const unlike = [...long].map((letter, place) =>
      place % 7 === 0 ? String.fromCharCode(0xac00 + place * 61) : letter,
    )
    expect((await add(unlike.join('').normalize('NFD'))).statusCode).toBe(201)
    await sessionWith(unlike.join(''))
    await sessionWith(unlike.join('').normalize('NFD'))
    expectProblem(await add('\u0344'.repeat(100_000)), 422, /at most 128/)
  })

  test('from before, of which the hash is of what was typed, still lets in whoever types it the same way', async () => {
    const { id, email } = await aPerson(app)
    const passwordHash = await hash(apart, { memoryCost: 8, timeCost: 1, parallelism: 1 })
    await savePassword(app.context.db, id, { passwordHash, mustChangePassword: false })
    const session = await sessionWith(apart, email)
    expect((await trySignIn(asOne, email)).statusCode).toBe(422)
    expect((await post('/account/password', { current: apart, password: secondApart }, session)).statusCode).toBe(303)
    await sessionWith(secondAsOne, email)
  })

  test('that is tried in both forms counts as one attempt', async () => {
    await app.stop()
    await start({ SIGN_IN_RATE: '2' })
    const answers = []
    for (let n = 0; n < 3; n += 1) answers.push((await trySignIn(`${apart}${n}`, administrator.email)).statusCode)
    expect(answers).toEqual([422, 422, 429])
  })

  test('that is easy is refused however it is spaced out or written', async () => {
    await caller(app, administrator)('PATCH', '/organisation', { body: { name: 'Westline' } })
    for (const secret of [
      'p a s s w o r d 1 2 3',
      'p.a.s.s.w.o.r.d.1.2.3',
      'p-a-s-s-w-o-r-d-1-2-3',
      'p_a_s_s_w_o_r_d_1_2_3',
      'p*a*s*s*w*o*r*d*1*2*3',
      'pa ss.wo-rd 1/2/3/4',
      'p  a  s  s  w  o  r  d',
      'p\u200ba\u200bs\u200bs\u200bw\u200bo\u200br\u200bd\u200b1\u200b2',
      'p–a–s–s–w–o–r–d–1–2–3',
      'ｐａｓｓｗｏｒｄ１２３４',
      'ｐ　ａ　ｓ　ｓ　ｗ　ｏ　ｒ　ｄ　１',
      'p @ s s w 0 r d 1 2 3',
      'q w e r t y u i o p 1 2',
      'w e s t l i n e 2 0 2 6',
      'W-E-S-T-L-I-N-E-2-0-2-6',
      'te quiero mucho',
      'contraseña123',
    ])
      expectProblem(await add(secret), 422, /easy to guess/)
    for (const [n, secret] of [
      'harbor violin candle',
      'correct horse battery',
      'mesa tranvía violín puerto',
      'Kx7-pQ2-mZ9-aB4',
      'k#9$vQ!z@1&f',
      'пароход скрипка свеча',
      '桜と港とバイオリンと蝋燭の夜',
    ].entries())
      expect((await add(secret, { email: `p${n}@example.org` })).statusCode, secret).toBe(201)
  })
})

test('the command line takes the same passwords, and refuses the same', async () => {
  const dataDir = newDataDir(onTestFinished)
  const args = ['user', 'create', '--email', 'bo@example.org', '--name', 'Bo', '--team', 'both']
  expect((await hark(dataDir, [...args, '--password-stdin'], { input: apart })).code).toBe(0)
  const refused = await hark(dataDir, [
    'user',
    'password',
    '--email',
    'bo@example.org',
    '--password',
    'p a s s w o r d 1',
  ])
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('easy to guess') })
})
