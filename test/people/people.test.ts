import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { form, shownLink, signIn } from '../support/people.ts'

let app: TestApp
let administrator: Awaited<ReturnType<typeof aPerson>>
let headers: { cookie: string }
beforeEach(async () => {
  app = await startApp()
  administrator = await aPerson(app, { name: 'Ines Admin', can: ['administrator'] })
  headers = await signIn(app, administrator)
})
afterEach(() => app.stop())

async function post(url: string, fields: Record<string, string | string[]> = {}) {
  const body = form(fields)
  return app.inject({ method: 'POST', url, ...body, headers: { ...body.headers, ...headers } })
}

const newcomer = { name: 'Bo Lind', email: 'Bo@Example.org', team: 'marketing', password: 'first password here' }

test('an administrator adds a person, who can sign in and is listed with their permissions', async () => {
  const added = await post('/people', { ...newcomer, can: ['author', 'approver'] })
  expect(added.statusCode).toBe(303)

  const signedIn = await app.inject({
    method: 'POST',
    url: '/sign-in',
    ...form({ email: 'bo@example.org', password: 'first password here' }),
  })
  expect(signedIn.statusCode).toBe(303)
  const list = await app.inject({ url: '/people', headers })
  expect(list.body).toMatch(/Bo Lind[\s\S]*bo@example\.org[\s\S]*Marketing[\s\S]*Author and approver/)
})

test('an invalid form keeps its input except the password', async () => {
  const response = await post('/people', { ...newcomer, email: 'bo at example', password: 'short', can: ['approver'] })
  expect(response.statusCode).toBe(422)
  expect(response.body).toContain('There are 2 problems')
  expect(response.body).toContain('<a href="#email">Enter an email address such as ana@example.org.</a>')
  expect(response.body).toContain('value="bo at example"')
  expect(response.body).toMatch(/<option value="marketing" selected>/)
  expect(response.body).toMatch(/value="approver" checked/)
  expect(response.body).not.toMatch(/value="author" checked/)
  expect(response.body).not.toContain('value="short"')
})

test('two accounts cannot have the same email address', async () => {
  const response = await post('/people', { ...newcomer, email: administrator.email })
  expect(response.statusCode).toBe(422)
  expect(response.body).toContain('already has an account')
})

test('everyone can see the people; only administrators see forms', async () => {
  const reader = await aPerson(app, { can: [] })
  const readerHeaders = await signIn(app, reader)
  const list = await app.inject({ url: '/people', headers: readerHeaders })
  expect(list.statusCode).toBe(200)
  expect(list.body).not.toContain('Add person')
  const page = await app.inject({ url: `/people/${administrator.id}`, headers: readerHeaders })
  expect(page.body).toContain('Ines Admin')
  expect(page.body).not.toContain('Save changes')
})

test('a change of team and permissions applies to the next request', async () => {
  const person = await aPerson(app, { name: 'Cy', team: 'service', can: [] })
  const changed = await post(`/people/${person.id}`, {
    revision: '1',
    name: 'Cy Young',
    email: person.email,
    team: 'both',
    can: ['administrator', 'duty_manager'],
  })
  expect(changed.statusCode).toBe(303)
  const me = await app.inject({ url: '/api/v1/me', headers: as(person) })
  expect(me.json()).toMatchObject({
    name: 'Cy Young',
    team: 'both',
    can: ['administrator', 'duty_manager'],
    revision: 2,
  })
})

test('a change of an older revision is refused', async () => {
  const person = await aPerson(app, { name: 'Cy' })
  const fields = { revision: '1', name: 'First', email: person.email, team: 'both' }
  expect((await post(`/people/${person.id}`, fields)).statusCode).toBe(303)
  const second = await post(`/people/${person.id}`, { ...fields, name: 'Second' })
  expect(second.statusCode).toBe(409)
  const api = await app.inject({ url: `/api/v1/people/${person.id}`, headers: as(administrator) })
  expect(api.json()).toMatchObject({ name: 'First' })
})

test('a person is deactivated and reactivated, which gives back neither sessions nor tokens', async () => {
  const person = await aPerson(app, { name: 'Dee' })
  const theirs = await signIn(app, person)
  expect((await post(`/people/${person.id}/deactivate`)).statusCode).toBe(303)
  expect((await app.inject({ url: '/api/v1/me', headers: as(person) })).statusCode).toBe(401)
  expect((await app.inject({ url: '/people', headers })).body).toContain('Deactivated')

  expect((await post(`/people/${person.id}/reactivate`)).statusCode).toBe(303)
  expect((await app.inject({ url: '/api/v1/me', headers: as(person) })).statusCode).toBe(401)
  expect((await app.inject({ url: '/account', headers: theirs })).statusCode).toBe(303)
  expect((await app.inject({ url: '/account', headers: await signIn(app, person) })).statusCode).toBe(200)
})

test('the last administrator cannot be deactivated or lose the permission', async () => {
  const deactivation = await post(`/people/${administrator.id}/deactivate`)
  expect(deactivation.statusCode).toBe(409)
  expect(deactivation.body).toContain('There must be at least one administrator')
  const { email, name } = administrator
  const demotion = await post(`/people/${administrator.id}`, {
    revision: '1',
    name,
    email,
    team: 'both',
    can: ['author'],
  })
  expect(demotion.statusCode).toBe(409)
  expect((await app.inject({ url: '/people/new', headers })).statusCode).toBe(200)
})

test('an administrator makes a link to a new password, and the person is signed out everywhere', async () => {
  const person = await aPerson(app)
  const session = await signIn(app, person)
  const link = shownLink((await post(`/people/${person.id}/link`)).body)
  const chosen = await app.inject({ method: 'POST', url: link, ...form({ password: 'a fresh start today' }) })
  expect(chosen.statusCode).toBe(303)
  expect((await app.inject({ url: '/account', headers: session })).statusCode).toBe(303)
  const signedIn = await app.inject({
    method: 'POST',
    url: '/sign-in',
    ...form({ email: person.email, password: 'a fresh start today' }),
  })
  expect(signedIn.statusCode).toBe(303)
})

test('an unknown person is 404', async () => {
  expect((await app.inject({ url: '/people/nobody', headers })).statusCode).toBe(404)
  expect((await post('/people/nobody/deactivate')).statusCode).toBe(404)
})
