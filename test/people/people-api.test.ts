import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'

let app: TestApp
let administrator: Awaited<ReturnType<typeof aPerson>>
beforeEach(async () => {
  app = await startApp()
  administrator = await aPerson(app, { name: 'Ines', can: ['administrator'] })
})
afterEach(() => app.stop())

const newcomer = {
  email: 'bo@example.org',
  name: 'Bo',
  team: 'service',
  can: ['author'],
  password: 'first password here',
}

test('an administrator adds, changes and deactivates a person', async () => {
  const headers = as(administrator)
  const added = await app.inject({ method: 'POST', url: '/api/v1/people', headers, payload: newcomer })
  expect(added.statusCode).toBe(201)
  const { id } = added.json<{ id: string }>()
  expect(added.headers.location).toBe(`/api/v1/people/${id}`)
  expect(added.body).not.toContain('password')

  const url = `/api/v1/people/${id}`
  const changed = await app.inject({ method: 'PATCH', url, headers, payload: { can: ['author', 'approver'] } })
  expect(changed.json()).toMatchObject({ name: 'Bo', team: 'service', can: ['author', 'approver'], revision: 2 })

  const deactivated = await app.inject({ method: 'POST', url: `${url}/deactivate`, headers })
  expect(deactivated.json()).toMatchObject({ deactivatedAt: '2026-06-10T14:00:00.000Z' })
  const reactivated = await app.inject({ method: 'POST', url: `${url}/reactivate`, headers })
  expect(reactivated.json()).toMatchObject({ deactivatedAt: null, revision: 4 })
})

test('invalid fields are reported by path', async () => {
  const payload = { ...newcomer, email: 'nowhere', can: ['author', 'emperor'], age: 4 }
  const response = await app.inject({ method: 'POST', url: '/api/v1/people', headers: as(administrator), payload })
  expect(response.statusCode).toBe(422)
  expect(response.headers['content-type']).toContain('application/problem+json')
  expect(response.json().errors.map((error: { path: string }) => error.path)).toEqual(
    expect.arrayContaining(['email', 'can.1', 'age']),
  )
})

test('a token has the permissions of its person', async () => {
  const reader = await aPerson(app, { can: [] })
  const read = await app.inject({ url: '/api/v1/people', headers: as(reader) })
  expect(read.statusCode).toBe(200)
  const write = await app.inject({ method: 'POST', url: '/api/v1/people', headers: as(reader), payload: newcomer })
  expect(write.statusCode).toBe(403)
  expect(write.json()).toMatchObject({ status: 403, detail: 'Only administrators can do this.' })
})

test('the list is paginated', async () => {
  for (let i = 0; i < 4; i += 1) await aPerson(app)
  const names: string[] = []
  let url = '/api/v1/people?limit=2'
  for (;;) {
    const { items, next } = (await app.inject({ url, headers: as(administrator) })).json()
    names.push(...items.map((person: { name: string }) => person.name))
    if (next === null) break
    url = `/api/v1/people?limit=2&cursor=${next}`
  }
  expect(names).toHaveLength(5)
  expect(new Set(names).size).toBe(5)
})

test.each(['limit=0', 'limit=201', 'cursor=junk', 'color=red'])('?%s is rejected', async (query) => {
  const response = await app.inject({ url: `/api/v1/people?${query}`, headers: as(administrator) })
  expect(response.statusCode).toBe(400)
})
