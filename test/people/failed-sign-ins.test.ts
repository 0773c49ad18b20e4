import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { caller } from '../support/api.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, signIn } from '../support/people.ts'

interface Entry {
  action: string
  actor: string
  subject: { type: string; id: string }
  after: Record<string, unknown>
}

describe.each(databases)('sign-ins that failed or were refused, on %s', (_name, open) => {
  let app: TestApp
  let person: Awaited<ReturnType<typeof aPerson>>
  beforeEach(async () => {
    app = await startApp({ open, env: { SIGN_IN_RATE: '3' } })
    person = await aPerson(app)
  })
  afterEach(() => app.stop())

  const attempt = (email: string, secret: string, remoteAddress: string) =>
    app.inject({ method: 'POST', url: '/sign-in', remoteAddress, ...form({ email, password: secret }) })
  const entries = async (): Promise<Entry[]> => {
    const { items } = (await caller(app, person)('GET', '/audit?actor=nobody&limit=200')).json()
    return items
  }

  test('are in the audit, for accounts that exist and others, without what was typed', async () => {
    await attempt(person.email, 'hunter2 hunter2', '203.0.113.7')
    await attempt('my secret password', 'hunter2 hunter2', '2001:db8:1:2:3:4:5:6')
    const found = await entries()
    expect(found).toMatchObject([
      { action: 'fail_sign_in', subject: { type: 'person', id: person.id }, after: { address: '203.0.113.7' } },
      { action: 'fail_sign_in', subject: { type: 'sign_in', id: '2001:db8:1:2::/64' } },
    ])
    expect(JSON.stringify(found)).not.toMatch(/hunter2|secret/)
    const page = await app.inject({ url: '/audit', headers: await signIn(app, person) })
    expect(page.body).toContain('Someone unknown')
    expect(page.body).toContain('Failed to sign in as')
  })

  test('are counted: the first, the tenth, the hundredth of an hour is an entry', async () => {
    for (let n = 0; n < 105; n += 1) await attempt(person.email, 'a guess', '203.0.113.7')
    const shown = (await entries()).map(({ action, after }) => [action, after['attemptsInThisHour']])
    expect(shown).toEqual([
      ['fail_sign_in', 1],
      ['refuse_sign_in', 1],
      ['refuse_sign_in', 10],
      ['refuse_sign_in', 100],
    ])
  })

  test('cannot fill the database: one address has at most 20 entries in an hour, and says when that is so', async () => {
    for (let minute = 0; minute < 8; minute += 1) {
      for (let n = 0; n < 3; n += 1) await attempt(`guess${minute}.${n}@example.org`, 'a guess', '203.0.113.7')
      app.clock.pass({ minutes: 1 })
    }
    const found = await entries()
    expect(found).toHaveLength(20)
    expect(found.at(-1)!.after).toMatchObject({ more: 'not recorded in this hour' })
    await attempt(person.email, 'a guess', '203.0.113.8')
    expect(await entries()).toHaveLength(21)
  })

  test('a wrong password for a change is there too', async () => {
    const { headers, payload } = form({ current: 'not this one', password: 'staple battery horse' })
    const cookie = await signIn(app, person)
    await app.inject({ method: 'POST', url: '/account/password', headers: { ...headers, ...cookie }, payload })
    expect(await entries()).toMatchObject([{ action: 'fail_password_check', subject: { id: person.id } }])
  })
})
