import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { expectProblem } from '../support/problem.ts'
import { burst, draft } from './support/sample-writes.ts'

const encoded = (text: string) => Buffer.from(text).toString('base64url')
const cursorOf = (position: unknown) => encoded(JSON.stringify(position))

const impossible = [
  ...['\ud800', 'a\u0000'].map((key) => [key]),
  ...[1.5, -1, 1e300].map((number) => [number]),
  ...[
    `2026-01-01T00:00:00.${'1'.repeat(200)}Z`,
    '2026-01-01T00:00:00.0001Z',
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:00Z',
    '2026-01-01T00:00:00.000+00:00',
    '2026-12-31T23:59:60.000Z',
    '2026-02-30T00:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '0001-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
  ].map((time) => [time, 'x']),
  ...['\udfff', '\u0000'].map((key) => ['2026-01-01T00:00:00.000Z', key]),
  [1.5, 'x'],
  [1, '\ud800'],
].map(cursorOf)
const otherwiseWritten = [
  '[1e2]',
  '[-0]',
  '[ 0]',
  '["x" ]',
  '["\\u0078"]',
  '["2026-01-01T00:00:00.000Z", "x"]',
  '[1.0,"x"]',
].map(encoded)

describe.each(databases)('a cursor that no list gave out is refused, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller
  beforeAll(async () => {
    app = await startApp({ open })
    ask = caller(app, await aPerson(app))
  })
  afterAll(() => app.stop())

  test('by every list', async () => {
    const body = { ...draft, channels: [], texts: {}, incident: null, images: [], at: null, atByChannel: {} }
    const { id } = (await ask('POST', '/announcements', { body })).json()
    const inPath = (path: string) =>
      path.replace('/api/v1', '').replace(/(\w+)\/\{\w+\}/, (_, noun) => `${noun}/${noun === 'areas' ? 'US-TX' : id}`)
    const { paths } = (await app.inject('/api/v1/openapi.json')).json()
    const lists = Object.entries<Record<string, { parameters: { name: string }[] }>>(paths).flatMap(
      ([path, { get }]) => (get?.parameters.some(({ name }) => name === 'cursor') ? [inPath(path)] : []),
    )
    expect(lists.length).toBeGreaterThan(8)
    const range = 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z'
    for (const list of lists) {
      for (const cursor of [...impossible, ...otherwiseWritten]) {
        const query = /exposure|calendar/.test(list) ? `cursor=${cursor}&${range}` : `cursor=${cursor}`
        const answer = await ask('GET', `${list}?${query}`)
        expect(answer.statusCode, `${list} ${Buffer.from(cursor, 'base64url')} ${answer.body}`).toBe(400)
        expectProblem(answer, 400, 'cursor: is not one that this list gave out.')
      }
    }
  })

  test('and one that it gave out is read, also when its place is gone', async () => {
    for (const began of ['2026-06-01T09:00:00.123Z', '2026-06-02T09:00:00Z'])
      expect((await ask('POST', '/incidents', { body: { ...burst, began } })).statusCode).toBe(201)
    const first = (await ask('GET', '/incidents?limit=1')).json()
    const second = (await ask('GET', `/incidents?limit=1&cursor=${first.next}`)).json()
    expect([...first.items, ...second.items].map(({ began }) => began)).toEqual([
      '2026-06-02T09:00:00.000Z',
      '2026-06-01T09:00:00.123Z',
    ])
    const between = cursorOf(['2026-06-02T00:00:00.000Z', 'gone'])
    expect((await ask('GET', `/incidents?cursor=${between}`)).json().items).toEqual(second.items)
  })
})
