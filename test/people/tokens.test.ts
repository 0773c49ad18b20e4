import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { caller } from '../support/api.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, password, shownLink, signIn } from '../support/people.ts'
import { expectProblem } from '../support/problem.ts'

describe.each(databases)('tokens, on %s', (_name, open) => {
  let app: TestApp
  let administrator: Awaited<ReturnType<typeof aPerson>>
  let headers: { cookie: string }
  beforeEach(async () => {
    app = await startApp({ open })
    administrator = await aPerson(app)
    headers = await signIn(app, administrator)
  })
  afterEach(() => app.stop())

  const post = (url: string, fields: Record<string, string | string[]> = {}, more = headers) => {
    const body = form(fields)
    return app.inject({ method: 'POST', url, ...body, headers: { ...body.headers, ...more } })
  }
  const make = async (fields: Record<string, string>, more = headers) => {
    const [token = ''] = (await post('/account/tokens', { name: 'Outage system', ...fields }, more)).body.match(
      /hark_[\w-]{43}/,
    )!
    return { token }
  }
  const me = async (token: string) => (await app.inject({ url: '/api/v1/me', headers: as({ token }) })).statusCode

  test('the scope of a token decides by method and access what it may do', async () => {
    const channel = { key: 'board', name: 'Board', type: 'manual', finest: 'town', serves: 'US' }
    const draft = { kind: 'service' }
    const question = { include: ['US-TX-453'] }
    const allowed = async (scope: string) => {
      const ask = caller(app, await make({ scope }))
      const answers = [
        await ask('GET', '/people'),
        await ask('POST', '/audiences/describe', { body: question }),
        await ask('POST', '/announcements', { body: draft }),
        await ask('POST', '/channels', { body: { ...channel, key: `board-${scope}` } }),
        await ask('GET', `/people/${administrator.id}/tokens`),
      ]
      return answers.map(({ statusCode }) => statusCode)
    }
    expect(await allowed('read')).toEqual([200, 200, 403, 403, 403])
    expect(await allowed('write')).toEqual([200, 200, 201, 403, 403])
    expect(await allowed('administer')).toEqual([200, 200, 201, 201, 200])
    const reading = caller(app, await make({ scope: 'read' }))
    expectProblem(await reading('POST', '/announcements', { body: draft }), 403, /scope “write”.*“read”/)
  })

  test('only an administrator can make a token that administers', async () => {
    const author = await aPerson(app, { can: ['author'] })
    const theirs = await signIn(app, author)
    expect((await app.inject({ url: '/account', headers: theirs })).body).not.toContain('value="administer"')
    const refused = await post('/account/tokens', { name: 'All', scope: 'administer' }, theirs)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Only an administrator')
  })

  test('a token ends after the days that were chosen, 90 unless another end was, and the list says when', async () => {
    const [usual, week] = [await make({}), await make({ name: 'Short', days: '7' })]
    const page = (await app.inject({ url: '/account', headers })).body
    expect(page).toMatch(/Outage system[\s\S]*Sep 8, 2026[\s\S]*Short[\s\S]*Jun 17, 2026/)
    app.clock.pass({ days: 6, hours: 23 })
    expect([await me(usual.token), await me(week.token)]).toEqual([200, 200])
    app.clock.pass({ hours: 1 })
    expect([await me(usual.token), await me(week.token)]).toEqual([200, 401])
    app.clock.pass({ days: 83 })
    expect(await me(usual.token)).toBe(401)
    expect((await post('/account/tokens', { name: 'Endless', days: '100000' }, headers)).statusCode).not.toBe(200)
  })

  test('a session that is not new needs the password to make a token, so that a stolen one is not enough', async () => {
    app.clock.pass({ minutes: 10 })
    const without = await post('/account/tokens', { name: 'Outage system', scope: 'read', days: '30' })
    expect(without.statusCode).toBe(422)
    expect(without.body).toContain('<a href="#token-current">Enter your password.</a>')
    expect(without.body).toMatch(/value="Outage system"[\s\S]*value="read" selected[\s\S]*value="30" selected/)
    expect(without.body).not.toMatch(/hark_[\w-]{43}/)
    const wrong = await post('/account/tokens', { name: 'Outage system', current: 'not this one' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('That is not your current password.')
    expect(await me((await make({ current: password })).token)).toBe(200)
  })

  test('adding people, permissions and passwords needs the password in the same way', async () => {
    const other = await aPerson(app, { name: 'Cy', can: [] })
    const newcomer = { name: 'Bo', email: 'bo@example.org', team: 'both', password: 'harbor violin candle' }
    const grant = { revision: '1', name: 'Cy', email: other.email, team: 'both', can: ['administrator'] }
    app.clock.pass({ minutes: 10 })
    for (const [url, fields, link] of [
      ['/people', newcomer, '#current'],
      [`/people/${other.id}`, grant, '#person-current'],
      [`/people/${other.id}/link`, {}, '#link-current'],
    ] as const) {
      const without = await post(url, { ...fields, can: [] })
      expect(without.statusCode, url).toBe(422)
      expect(without.body, url).toContain(`<a href="${link}">Enter your password.</a>`)
      const given = await post(url, { ...fields, can: [], current: password })
      expect(given.statusCode, url).toBeLessThan(400)
    }
  })

  test('a new password ends every session and token for good, whoever sets it', async () => {
    const person = await aPerson(app)
    const here = await signIn(app, person)
    const elsewhere = await signIn(app, person)
    await post('/account/password', { current: password, password: 'staple battery horse' }, here)
    expect((await app.inject({ url: '/account', headers: here })).statusCode).toBe(200)
    expect((await app.inject({ url: '/account', headers: elsewhere })).statusCode).toBe(303)
    expect(await me(person.token)).toBe(401)

    const forgetful = await aPerson(app)
    const session = await signIn(app, forgetful)
    const link = shownLink((await post(`/people/${forgetful.id}/link`)).body)
    expect((await app.inject({ url: '/account', headers: session })).statusCode).toBe(200)
    await post(link, { password: 'harbor violin candle' })
    expect((await app.inject({ url: '/account', headers: session })).statusCode).toBe(303)
    expect(await me(forgetful.token)).toBe(401)
  })

  test('an administrator sees and ends the sessions and tokens of everyone, on pages', async () => {
    const person = await aPerson(app)
    const [one, two] = [await signIn(app, person), await signIn(app, person)]
    const { body } = await app.inject({ url: `/people/${person.id}`, headers })
    const ends = [...body.matchAll(/action="(\/people\/[\w-]+\/sessions\/\w+\/end)"/g)].map(([, action]) => action!)
    expect(ends).toHaveLength(2)
    expect((await post(ends[0]!)).statusCode).toBe(303)
    const open = [one, two].map(async (theirs) => (await app.inject({ url: '/account', headers: theirs })).statusCode)
    expect((await Promise.all(open)).toSorted()).toEqual([200, 303])
    expect((await post(`/people/${person.id}/sessions/end`)).statusCode).toBe(303)
    expect((await app.inject({ url: '/account', headers: one })).statusCode).toBe(303)
    expect((await app.inject({ url: '/account', headers: two })).statusCode).toBe(303)
    const [, revoke] = body.match(/action="(\/people\/[\w-]+\/tokens\/[\w-]+\/revoke)"/) ?? []
    expect((await post(revoke!)).statusCode).toBe(303)
    expect(await me(person.token)).toBe(401)
  })

  test('and in the API, where others may not', async () => {
    const person = await aPerson(app, { can: ['author'] })
    const session = await signIn(app, person)
    const ask = caller(app, administrator)
    const path = `/people/${person.id}`
    const [token] = (await ask('GET', `${path}/tokens`)).json().items
    expect(token).toMatchObject({ name: 'test', scope: 'write', expiresAt: '2027-06-10T14:00:00.000Z' })
    const [{ id }] = (await ask('GET', `${path}/sessions`)).json().items
    expect((await caller(app, person)('GET', `${path}/tokens`)).statusCode).toBe(403)

    expect((await ask('DELETE', `${path}/sessions/${id}`)).statusCode).toBe(204)
    expect((await ask('DELETE', `${path}/sessions/${id}`)).statusCode).toBe(404)
    expect((await app.inject({ url: '/account', headers: session })).statusCode).toBe(303)
    expect((await ask('DELETE', `${path}/tokens/${token.id}`)).statusCode).toBe(204)
    expect(await me(person.token)).toBe(401)
    expect((await ask('DELETE', `${path}/sessions`)).statusCode).toBe(204)
    const { body } = await app.inject({ url: `/audit?subject=person:${person.id}`, headers })
    expect(body).toContain('Revoked a token of')
    expect(body).toContain('Signed out')
  })
})
