import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { form, signIn } from '../support/people.ts'

let app: TestApp
let administrator: Awaited<ReturnType<typeof aPerson>>
beforeEach(async () => {
  app = await startApp()
  administrator = await aPerson(app)
})
afterEach(() => app.stop())

test('an administrator sets the name of the organization and the zone of its pages', async () => {
  const headers = await signIn(app, administrator)
  const post = (fields: Record<string, string>) => {
    const body = form({ revision: '1', language: 'en', ...fields })
    return app.inject({ method: 'POST', url: '/organisation', ...body, headers: { ...body.headers, ...headers } })
  }

  const wrong = await post({ name: '', zone: 'Mars/Olympus', language: 'no language' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Enter the name of the organisation.')
  expect(wrong.body).toContain('Choose a time zone')
  expect(wrong.body).toContain('Enter a language such as en or es.')

  expect((await post({ name: 'Westline', zone: 'America/Los_Angeles' })).statusCode).toBe(303)
  expect((await post({ name: 'Eastline', zone: 'America/Los_Angeles' })).statusCode).toBe(409)
  expect((await app.inject({ url: '/account', headers })).body).toContain('7:00 am PDT')
  expect((await app.inject({ url: '/audit', headers })).body).toMatch(
    /America\/Chicago<\/del>[\s\S]*America\/Los_Angeles<\/ins>/,
  )
})

test('the API reads and changes the organization', async () => {
  const url = '/api/v1/organisation'
  const payload = { zone: 'America/New_York', language: 'es' }
  const changed = await app.inject({ method: 'PATCH', url, headers: as(administrator), payload })
  expect(changed.json()).toMatchObject({ name: 'Hark', zone: 'America/New_York', language: 'es', revision: 2 })
  const reader = await aPerson(app, { can: [] })
  expect((await app.inject({ url, headers: as(reader) })).json()).toMatchObject({ zone: 'America/New_York' })
  expect((await app.inject({ method: 'PATCH', url, headers: as(reader), payload })).statusCode).toBe(403)
})
