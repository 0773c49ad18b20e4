import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'

let app: TestApp
let headers: Record<string, string>
beforeEach(async () => {
  app = await startApp()
  headers = as(await aPerson(app, { can: [] }))
})
afterEach(() => app.stop())

const describeIt = (payload: object) =>
  app.inject({ method: 'POST', url: '/api/v1/audiences/describe', headers, payload })

test('an audience is described without its redundant marks', async () => {
  const response = await describeIt({
    include: ['US-TX', 'US-TX-453-austin', 'US-TX-141-el-paso'],
    exclude: ['US-TX-453'],
  })
  expect(response.statusCode).toBe(200)
  expect(response.json()).toEqual({
    audience: { include: ['US-TX', 'US-TX-453-austin'], exclude: ['US-TX-453'] },
    places: 3,
    people: 931_830 + 681_124,
    peopleKnownFor: 2,
    zones: ['America/Chicago', 'America/Denver'],
    summary: 'Texas, without Travis County, but with Austin',
  })
})

test('exclude is optional', async () => {
  expect((await describeIt({ include: ['US-FL-033~'] })).json()).toMatchObject({
    places: 1,
    people: 0,
    peopleKnownFor: 0,
    summary: 'Elsewhere in Escambia County, Florida',
  })
})

test.each([
  [{ include: [] }, 'include', 'Choose at least one area.'],
  [{ include: ['US-XX'] }, 'include.0', 'There is no area US-XX.'],
  [{ include: ['US-TX'], exclude: ['US-TX'] }, 'exclude.0', 'Texas is both included and excluded. Remove one.'],
  [{ include: ['US-TX'], areas: [] }, 'areas', 'Unknown field.'],
])('%j is rejected with the field at fault', async (payload, path, message) => {
  const response = await describeIt(payload)
  expect(response.statusCode).toBe(422)
  expect(response.headers['content-type']).toContain('application/problem+json')
  expect(response.json()).toMatchObject({ status: 422, errors: [{ path, message }] })
})

test('of very many mistakes, the first hundred are reported', async () => {
  const response = await describeIt({ include: Array.from({ length: 50_000 }, (_, index) => `x${index}`) })
  expect(response.statusCode).toBe(422)
  expect(response.json<{ errors: object[] }>().errors).toHaveLength(100)
})
