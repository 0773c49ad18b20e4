import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { signIn } from '../support/people.ts'
import { expectProblem } from '../support/problem.ts'

let app: TestApp
let person: Awaited<ReturnType<typeof aPerson>>
beforeAll(async () => {
  app = await startApp()
  person = await aPerson(app)
})
afterAll(() => app.stop())

const post = (path: string, payload: string | object) => {
  const headers = { ...as(person), 'content-type': 'application/json' }
  return app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload })
}
const row = (length: number, write: (number: number) => string) => Array.from({ length }, (_, n) => write(n)).join()
const parts = 'A body has at most 5,000 fields, objects, lists and numbers.'

describe('a megabyte of tiny values is refused before any of them is looked at:', () => {
  test.each([
    ['members of an object', `{${row(90_000, (n) => `"k${n}":1`)}}`, 422, parts],
    ['objects', `{"areas":[${row(340_000, () => '{}')}]}`, 422, parts],
    ['lists', `{"areas":[${row(340_000, () => '[]')}]}`, 422, parts],
    ['numbers', `{"areas":[${row(500_000, () => '1')}]}`, 422, parts],
    ['numbers with blanks', `{"areas":[${row(5002, () => '\n\t 1')}]}`, 422, parts],
    ['texts', `{"areas":[${row(250_000, () => '""')}]}`, 422, 'A body has at most 60,000 texts.'],
    ['lists in lists', `${'['.repeat(500_000)}${']'.repeat(500_000)}`, 400, 'The body is nested more than 50 deep.'],
    ['objects in objects', `${'{"a":'.repeat(100_000)}1`, 400, 'The body is nested more than 50 deep.'],
  ])('%s', async (_what, payload, status, sentence) => {
    expect(payload.length).toBeLessThan(1024 * 1024)
    expectProblem(await post('/incidents', payload), status, sentence)
  })

  test.each([
    ['fields', 'a&'.repeat(500_000)],
    ['names without values', '&'.repeat(1_000_000)],
  ])('%s of a form', async (_what, payload) => {
    const headers = { ...(await signIn(app, person)), 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await app.inject({ method: 'POST', url: '/announcements', headers, payload })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('A form has at most 60,000 fields.')
  })
})

test('what is wrong is said a hundred times at most', async () => {
  const unknown = (await post('/incidents', `{${row(4900, (n) => `"k${n}":1`)}}`)).json()
  expect(unknown.errors).toHaveLength(100)
  expect(unknown.errors.map(({ path }: { path: string }) => path)).toContain('title')
  const wrong = (await post('/channels', `{"key":[${row(4900, () => '1')}],"type":"sms"}`)).json()
  expect(wrong.errors.length).toBeLessThanOrEqual(100)
  const nowhere = Array.from({ length: 4999 }, (_, n) => `x${n}`)
  const incident = (await post('/incidents', { kind: 'planned', title: 'Works', areas: nowhere })).json()
  expect(incident.errors).toHaveLength(100)
})

test('values by channel are counted before they are read', async () => {
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`k${n}`, 1]))
  const message = 'Name at most 100 channels.'
  const draft = { kind: 'service', texts: many, atByChannel: many }
  expect((await post('/announcements', draft)).json().errors).toEqual([
    { path: 'texts', message },
    { path: 'atByChannel', message },
  ])
  const { errors } = (await post('/check', { kind: 'service', channels: ['sms'], atByChannel: many })).json()
  expect(errors).toContainEqual({ path: 'atByChannel', message })
})

test('the longest bodies that are right are read: all places one by one, and many moves', async () => {
  const include = Array.from({ length: 17_100 }, () => 'US-TX-453-austin')
  const body = '"\\'.repeat(5000)
  const draft = { kind: 'service', headline: '[{"a":1},[', body, audience: { include } }
  const answer = await post('/announcements', JSON.stringify(draft, null, 2))
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({ headline: '[{"a":1},[', body })
  const time = '2026-06-10T18:00:00Z'
  const moves = Array.from({ length: 500 }, () => ({ announcement: 'a', channel: 'b', from: time, to: time }))
  expectProblem(await post('/moving-room/apply', { moves }), 404, 'There is no such announcement.')
})

test('brackets, commas and quotes in a text are text', async () => {
  const body = '\\"[{,:]}'.repeat(1200)
  const answer = await post('/announcements', { kind: 'service', headline: 'Water is off', body })
  expect(answer.json()).toMatchObject({ body })
  expectProblem(await post('/announcements', '{"kind":"service\\'), 400)
  expectProblem(await post('/announcements', ']'.repeat(1000)), 400)
})
