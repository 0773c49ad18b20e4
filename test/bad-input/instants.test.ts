import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../server/platform/ids.ts'
import { type Caller, caller, type Method } from '../support/api.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { formsOf } from '../support/forms.ts'
import { form, signIn } from '../support/people.ts'
import { blackout, burst, draft, sms, writes } from './support/sample-writes.ts'

/** No instant of the years that can be planned, or none that can be told from a text. */
const impossible = [
  '9999-12-31T23:59:59-12:00',
  '0000-01-01T00:00:00Z',
  '0000-01-01T00:00:00+12:00',
  '+010000-01-01T00:00:00Z',
  '99999999999999999999-01-01T00:00:00Z',
  '1999-12-31T23:59:59.999Z',
  '2000-01-01T00:00:00+00:01',
  '2100-01-01T00:00:00Z',
  '2099-12-31T23:59:59-12:00',
  '2026-06-30T23:59:60Z',
  '2026-06-10T24:00:00Z',
  '2026-06-10t09:00:00z',
  '2025-02-29T09:00:00Z',
  '2026-06-10T09:00:00',
  '2026-06-10T09:00:00+24:00',
  '2026-06-10',
  ' 2026-06-10T09:00:00Z',
  '２０２６-06-10T09:00:00Z',
  `2026-06-10T09:00:00.${'9'.repeat(1000)}Z`,
  '1750000000000',
  'now',
]
const wall = '2026-06-10T09:00'
const zone = 'America/Los_Angeles'
const impossibleInBodies: unknown[] = [
  ...impossible,
  ...[1_750_000_000_000, true, [], [wall], {}, { wall }, { zone }, { wall, zone: 7 }, { wall, zone, offset: 'x' }],
  ...[
    { wall: '9999-12-31T23:59', zone },
    { wall: '0000-01-01T00:00', zone },
    { wall: '1999-12-31T15:59', zone },
    { wall: '2099-12-31T16:00', zone },
    { wall: '2026-02-30T09:00', zone },
    { wall: '2026-06-10T24:00', zone },
    { wall: '2026-06-10T09:00:60', zone },
    { wall: '2026-03-08T02:30', zone },
    { wall, zone: 'Mars/Base' },
    { wall, zone: 'x'.repeat(1000) },
    { wall: `${wall}:00.${'9'.repeat(1000)}`, zone },
  ],
]

type Steps = readonly (string | number)[]
interface Schema {
  format?: string
  maxLength?: number
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}

/** Where a body has instants: the steps to each of them. */
function instantsIn(schema: Schema, steps: Steps = []): { steps: Steps; schema: Schema }[] {
  const { properties = {}, additionalProperties: others, items, anyOf = [], oneOf = [] } = schema
  return [
    ...(schema.format === 'date-time' ? [{ steps, schema }] : []),
    ...Object.entries(properties).flatMap(([name, inner]) => instantsIn(inner, [...steps, name])),
    ...(typeof others === 'object' ? instantsIn(others, [...steps, 'sms']) : []),
    ...(items ? instantsIn(items, [...steps, 0]) : []),
    ...[...anyOf, ...oneOf].flatMap((option) => instantsIn(option, steps)),
  ]
}

describe.each(databases)(
  'an instant that cannot be is refused with a sentence and never stored, on %s',
  (_name, open) => {
    let app: TestApp
    let ask: Caller
    let cookie: { cookie: string }
    let ids: Record<string, string>
    let operations: {
      method: Method
      path: string
      operation: {
        parameters: { in: string; name: string; schema: Schema }[]
        requestBody?: { content: Record<string, { schema: Schema }> }
      }
    }[]

    beforeAll(async () => {
      app = await startApp({ open })
      const person = await aPerson(app)
      ask = caller(app, person)
      cookie = await signIn(app, person)
      const create = async (path: string, body: object) => {
        const response = await ask('POST', path, { body })
        expect(response.statusCode, response.body).toBe(201)
        return response.json().id
      }
      for (const channel of [sms, { ...sms, key: 'board', type: 'manual' }]) await create('/channels', channel)
      const incident = await create('/incidents', { ...burst, nextUpdateBy: '2026-06-12T13:00:00Z' })
      ids = {
        incident,
        rule: await create('/rules', blackout),
        announcement: await create('/announcements', { ...draft, incident, images: [] }),
      }
      const { paths } = (await app.inject('/api/v1/openapi.json')).json()
      operations = Object.entries<object>(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({
          method: method.toUpperCase() as Method,
          path: path
            .replace('/api/v1', '')
            .replace(/(\w+)\/\{\w+\}/, (_, noun) => `${noun}/{${noun.replace(/ies$/, 'y').replace(/s$/, '')}}`),
          operation,
        })),
      )
    })
    afterAll(() => app.stop())

    const withIds = (path: string) => path.replace(/\{(\w+)\}/, (_, noun: string) => ids[noun]!)

    /** Every instant in the bodies of the API. A patch of a rule may hold any of its fields, so they are named here. */
    function bodies(): { method: Method; path: string; steps: Steps; schema: Schema | null }[] {
      const documented = operations.flatMap(({ method, path, operation }) =>
        instantsIn(operation.requestBody?.content['application/json']?.schema ?? {}).map((found) => ({
          method,
          path,
          ...found,
        })),
      )
      const ofRules = ['from', 'to'].flatMap((field) => [
        { method: 'PATCH' as const, path: '/rules/{rule}', steps: [field], schema: null },
        { method: 'POST' as const, path: '/rules/preview', steps: [field], schema: null },
      ])
      return [...documented, ...ofRules]
    }

    test('in every body', { timeout: 120_000 }, async () => {
      expect(bodies().length).toBeGreaterThan(25)
      const stored = await everything()
      for (const { method, path, steps } of bodies()) {
        const sample = sampleFor(method, path, steps)
        for (const value of impossibleInBodies) {
          const response = await ask(method, withIds(path), { body: changed(sample, steps, value), revision: 1 })
          const what = `${method} ${path} ${steps.join('.')} ${JSON.stringify(value).slice(0, 80)}: ${response.body}`
          expect(response.statusCode, what).toBe(422)
          const { errors } = response.json()
          expect(errors.length, what).toBeGreaterThan(0)
          for (const { message } of errors) expect(message, what).toMatch(/^[A-Z\d].*\.$/)
        }
      }
      expect(await everything()).toEqual(stored)
    })

    test('in every address', async () => {
      const parameters = operations.flatMap(({ path, operation }) =>
        operation.parameters.filter((found) => found.in === 'query').map((found) => ({ path, ...found })),
      )
      const instants = parameters.filter(({ schema }) => instantsIn(schema).length > 0)
      expect(instants.map(({ path, name }) => `${path} ${name}`)).toContain('/audit from')
      for (const { path, name } of instants) {
        for (const value of impossible) {
          const response = await ask('GET', `${withIds(path)}?${new URLSearchParams({ [name]: value })}`)
          const what = `${path} ${name} ${value.slice(0, 80)}: ${response.body}`
          expect(response.statusCode, what).toBe(400)
          expect(response.json().detail, what).toMatch(new RegExp(`^${name}: [A-Z].*\\.$`))
        }
      }
    })

    test('in every form and address of a page', { timeout: 120_000 }, async () => {
      const stored = await everything()
      const days = ['9999-12-31', '0000-01-01', '1999-12-31', '2100-01-01', '2025-02-29', '+10000-01-01', '2026-06-10T']
      const pages = [
        `/announcements/new?draft=${newId()}`,
        `/announcements/${ids['announcement']}/edit`,
        '/rules/new?type=blackout',
      ]
      for (const page of pages) {
        const { body } = await app.inject({ url: page, headers: cookie })
        const { action, fields } = formsOf(body).find(({ fields: found }) => 'date' in found || 'from' in found)!
        const times = Object.keys(fields).filter((name) => /^(date|publishBy|nextUpdateBy|from|to|at:.*)$/.test(name))
        expect(times.length).toBeGreaterThan(1)
        for (const name of times) {
          for (const day of days) {
            const sent = {
              ...fields,
              when: 'time',
              time: '09:00',
              do: 'save',
              [name]: name === 'date' ? day : `${day}T09:00`,
            }
            const { headers, payload } = form(sent)
            const request = { method: 'POST' as const, url: action, headers: { ...headers, ...cookie }, payload }
            const response = await app.inject(request)
            expect(response.statusCode, `${action} ${name} ${day}`).toBe(422)
          }
        }
      }
      for (const [page, name] of [
        ['/calendar', 'from'],
        ['/calendar', 'week'],
        ['/calendar/list', 'from'],
        ['/calendar/exposure', 'from'],
        ['/calendar/exposure', 'to'],
        ['/calendar/exposure.csv', 'to'],
        ['/audit', 'from'],
        ['/audit', 'to'],
      ]) {
        for (const day of [...days, '9999-W52', '0000-W01']) {
          const response = await app.inject({ url: `${page}?${name}=${encodeURIComponent(day)}`, headers: cookie })
          expect(response.statusCode, `${page} ${name} ${day}`).toBe(400)
        }
      }
      expect(await everything()).toEqual(stored)
    })

    test('in the time that a button of a post proposes', async () => {
      const created = await ask('POST', '/announcements', {
        body: { ...draft, at: null, atByChannel: {}, incident: null, images: [] },
      })
      const { id } = created.json()
      await app.context.db.updateTable('announcements').set({ status: 'approved' }).where('id', '=', id).execute()
      for (const at of impossible) {
        const { headers, payload } = form({ revision: '1', at })
        const url = `/announcements/${id}/schedule`
        const response = await app.inject({ method: 'POST', url, headers: { ...headers, ...cookie }, payload })
        expect(response.statusCode, at).toBe(422)
      }
      expect((await ask('GET', `/announcements/${id}`)).json()).toMatchObject({ at: null, bookings: [] })
    })

    test('and all instants of the API are read by one schema', () => {
      const limits = new Set(bodies().flatMap(({ schema }) => (schema === null ? [] : [schema.maxLength])))
      expect([...limits]).toEqual([40])
    })

    test('while every other instant becomes UTC with milliseconds', async () => {
      const body = { ...burst, nextUpdateBy: null }
      const began = async (time: unknown) =>
        (await ask('POST', '/incidents', { body: { ...body, began: time, expectedEnd: null } })).json().began
      expect(await began('2024-02-29T23:59:59.123456789+14:00')).toBe('2024-02-29T09:59:59.123Z')
      expect(await began('2000-01-01T00:00:00Z')).toBe('2000-01-01T00:00:00.000Z')
      expect(await began('2099-12-31T23:59:59.999Z')).toBe('2099-12-31T23:59:59.999Z')
      expect(await began({ wall: '2026-11-01T01:30', zone, offset: '-08:00' })).toBe('2026-11-01T09:30:00.000Z')
      const list = await ask('GET', '/incidents')
      expect(list.statusCode).toBe(200)
    })

    /** All that the tests above might have stored. */
    async function everything(): Promise<unknown> {
      const { db } = app.context
      return Promise.all(
        (['incidents', 'announcements', 'bookings', 'rules', 'revisions'] as const).map((table) =>
          db.selectFrom(table).selectAll().execute(),
        ),
      )
    }
  },
)

/** A complete body that has something where the steps lead. */
function sampleFor(method: Method, path: string, steps: Steps): object {
  const samples = writes.find(([verb, written]) => verb === method && written === path)?.[2] ?? []
  const found = samples.find((sample) => has(sample, steps))
  if (path.startsWith('/rules') && !found) return { type: 'blackout' }
  if (!found)
    throw new Error(`test/bad-input/sample-writes.ts has no body for ${method} ${path} with ${steps.join('.')}.`)
  return found
}

function has(value: unknown, [first, ...rest]: Steps): boolean {
  if (first === undefined) return true
  return typeof value === 'object' && value !== null && first in value && has(value[first as keyof typeof value], rest)
}

function changed(sample: object, steps: Steps, value: unknown): object {
  const copy = structuredClone(sample)
  const parent = steps.slice(0, -1).reduce<any>((at, step) => at[step], copy)
  parent[steps.at(-1)!] = value
  return copy
}
