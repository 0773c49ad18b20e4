import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '../../../server/audit/queries.ts'
import { verifyAudit } from '../../../server/audit/verify.ts'
import { listRuleNames, listRulesInForce } from '../../../server/calendar/rule-queries.ts'
import { ensureDefaults } from '../../../server/calendar/rules/first-start.ts'
import type { Person } from '../../../server/people/person.ts'
import { findHead } from '../../../server/platform/db/calendar-head.ts'
import { aPerson, as, startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'

type Tokened = Person & { token: string }

const cap = { type: 'cap', name: 'Cap', kinds: ['marketing'], limit: 3, window: { rolling: 'PT24H' } }
const quiet = { type: 'quiet', name: 'Quiet', kinds: ['marketing'], start: '21:00', end: '08:00' }
const blackout = {
  type: 'blackout',
  name: 'Election day',
  kinds: ['marketing'],
  from: '2026-11-03T00:00:00-06:00',
  to: { wall: '2026-11-04T00:00', zone: 'America/Chicago' },
}

const scope = { area: null, audience: null, channels: 'all', exemptFrom: null, enforcement: 'block' }

describe.each(databases)('the rules API on %s', (_name, open) => {
  let app: TestApp
  let admin: Tokened
  beforeAll(async () => {
    app = await startApp({ open })
    admin = await aPerson(app)
  })
  afterAll(() => app.stop())

  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object, headers = {}) =>
    app.inject({
      method,
      url: `/api/v1/rules${path}`,
      headers: { ...as(admin), ...headers },
      ...(payload && { payload }),
    })

  test('adds, reads, changes, switches off and removes a rule, which no process has to read bookings for', async () => {
    const head = await findHead(app.context.db)

    const added = await ask('POST', '', cap)
    expect(added.statusCode).toBe(201)
    const { id } = added.json()
    expect(added.headers.location).toBe(`/api/v1/rules/${id}`)
    const rule = { id, ...cap, ...scope, across: 'each', threads: 'each', enabled: true, revision: 1 }
    expect(added.json()).toEqual(rule)
    expect((await ask('GET', `/${id}`)).json()).toEqual(rule)

    const changed = await ask('PATCH', `/${id}`, { limit: 2, area: 'US-FL', window: { calendar: 'day' } })
    const now = { ...rule, limit: 2, area: 'US-FL', window: { calendar: 'day' }, revision: 2 }
    expect(changed.json()).toEqual(now)

    expect((await ask('PATCH', `/${id}`, { enabled: false })).json()).toEqual({ ...now, enabled: false, revision: 3 })
    expect(await listRulesInForce(app.context.db)).toEqual([])
    expect((await ask('PATCH', `/${id}`, { enabled: true })).json()).toMatchObject({ enabled: true, revision: 4 })
    expect(await listRulesInForce(app.context.db)).toMatchObject([{ id, definition: { limit: 2 } }])

    expect((await ask('DELETE', `/${id}`)).statusCode).toBe(204)
    expect((await ask('GET', `/${id}`)).statusCode).toBe(404)
    expect((await ask('PATCH', `/${id}`, { limit: 1 })).statusCode).toBe(404)
    expect((await listRuleNames(app.context.db)).get(id)).toBe('Cap')
    expect(await findHead(app.context.db)).toEqual(head)

    const entries = await listAudit(app.context.db, { subject: `rule:${id}` }, 10)
    expect(entries.map(({ action, revision }) => [action, revision])).toEqual([
      ['create', 1],
      ['change', 2],
      ['switch_off', 3],
      ['switch_on', 4],
      ['remove', null],
    ])
    expect(entries[1]).toMatchObject({
      actor: { id: admin.id },
      before: { limit: 3 },
      after: { limit: 2, area: 'US-FL' },
    })
  })

  test('stores quiet hours and blackouts as entered, with times in UTC', async () => {
    expect((await ask('POST', '', quiet)).json()).toMatchObject({ ...quiet, ...scope, days: [1, 2, 3, 4, 5, 6, 7] })
    const added = (await ask('POST', '', blackout)).json()
    expect(added).toMatchObject({ from: '2026-11-03T06:00:00.000Z', to: '2026-11-04T06:00:00.000Z' })
    expect((await ask('PATCH', `/${added.id}`, { name: 'Election' })).json()).toEqual({
      ...added,
      name: 'Election',
      revision: 2,
    })
  })

  test('lists rules in order of creation, in pages', async () => {
    const first = (await ask('GET', '?limit=1')).json()
    expect(first.items).toMatchObject([{ name: 'Quiet' }])
    const second = (await ask('GET', `?limit=1&cursor=${first.next}`)).json()
    expect(second).toMatchObject({ items: [{ name: 'Election' }], next: null })
  })

  test('refuses a stale revision in If-Match', async () => {
    const { id } = (await ask('POST', '', cap)).json()
    expect((await ask('PATCH', `/${id}`, { limit: 2 }, { 'if-match': '"1"' })).statusCode).toBe(200)
    const late = await ask('PATCH', `/${id}`, { limit: 1 }, { 'if-match': '"1"' })
    expect(late.statusCode).toBe(409)
    expect(late.json().detail).toBe('Someone else changed this rule. Reload the page and try again.')
    expect((await ask('DELETE', `/${id}`, undefined, { 'if-match': '"1"' })).statusCode).toBe(409)
  })

  test('loses none of several concurrent changes', async () => {
    const { id } = (await ask('POST', '', cap)).json()
    const answers = await Promise.all([1, 2, 3, 4, 5].map((limit) => ask('PATCH', `/${id}`, { limit })))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200])
    expect((await ask('GET', `/${id}`)).json().revision).toBe(6)
    expect(await verifyAudit(app.context.db)).toMatchObject({ ok: true })
  })
})

describe.each(databases)('the first start on %s', (_name, open) => {
  test('adds channels and rules exactly once, even if several processes start together', async () => {
    const app = await startApp({ open })
    const admin = await aPerson(app)
    const read = async (path: string) => (await app.inject({ url: `/api/v1/${path}`, headers: as(admin) })).json().items

    const starts = await Promise.all([1, 2, 3].map(() => ensureDefaults(app.context)))
    expect(starts.sort()).toEqual([false, false, true])
    expect((await read('channels')).map(({ key, enabled }: Record<string, unknown>) => [key, enabled])).toEqual([
      ['email', false],
      ['facebook', true],
      ['notices', true],
      ['sms', true],
      ['x', true],
    ])
    const rules = await read('rules')
    expect(rules).toHaveLength(8)
    for (const rule of rules) expect(rule).toMatchObject({ channels: { except: ['notices'] } })
    expect(rules.filter(({ enforcement }: { enforcement: string }) => enforcement === 'warn')).toMatchObject([
      { name: 'Posts close together', threads: 'each' },
    ])

    for (const { id } of rules) {
      await app.inject({ method: 'DELETE', url: `/api/v1/rules/${id}`, headers: as(admin) })
    }
    expect(await ensureDefaults(app.context)).toBe(false)
    expect(await read('rules')).toEqual([])
    const [entry] = await listAudit(app.context.db, { subject: 'channel' }, 1)
    expect(entry).toMatchObject({ actor: { name: 'Hark' }, action: 'create', subject: { id: 'notices' } })
    await app.stop()
  })
})

describe('invalid rules', () => {
  let app: TestApp
  let admin: Tokened
  let id: string
  beforeAll(async () => {
    app = await startApp()
    admin = await aPerson(app)
    await ensureDefaults(app.context)
    id = (await app.inject({ method: 'POST', url: '/api/v1/rules', headers: as(admin), payload: cap })).json().id
  })
  afterAll(() => app.stop())

  test.each([
    ['an unknown type', { ...cap, type: 'curfew' }, 'type', /^A rule is a cap, quiet or a blackout/],
    ['no name', { ...cap, name: '' }, 'name', 'Give the rule a name.'],
    ['no kinds', { ...cap, kinds: [] }, 'kinds', 'Choose service, marketing or both.'],
    ['an unknown area', { ...cap, area: 'US-XX' }, 'area', 'There is no area US-XX.'],
    [
      'an unknown channel',
      { ...cap, channels: ['facebook', 'fax'] },
      'channels.1',
      'There is no channel fax. There are email, facebook, notices, sms, and x.',
    ],
    [
      'an unknown channel to leave out',
      { ...quiet, channels: { except: ['fax'] } },
      'channels.except.0',
      /^There is no/,
    ],
    ['no channel', { ...cap, channels: [] }, 'channels', /\.$/],
    ['a limit below 0', { ...cap, limit: -1 }, 'limit', /^The limit cannot be below 0/],
    ['a fractional limit', { ...cap, limit: 1.5 }, 'limit', /^The limit is a whole number/],
    ['no limit', { ...cap, limit: undefined }, 'limit', /^The limit is a whole number/],
    ['no window', { ...cap, window: undefined }, 'window', /^Write the window as/],
    ['a window of nothing', { ...cap, window: { rolling: 'PT0S' } }, 'window.rolling', /longer than nothing/],
    ['a window of over a year', { ...cap, window: { rolling: 'P367D' } }, 'window.rolling', /longer than a year/],
    ['a window in months', { ...cap, window: { rolling: 'P1M' } }, 'window.rolling', /^Months and years differ/],
    ['an unknown calendar window', { ...cap, window: { calendar: 'decade' } }, 'window', /a day, a week or a month/],
    ['an unknown severity', { ...cap, exemptFrom: 'huge' }, 'exemptFrom', /^The severity from which/],
    ['an unknown enforcement', { ...cap, enforcement: 'beg' }, 'enforcement', /block or warn/],
    ['an unknown field', { ...cap, color: 'red' }, 'color', 'Unknown field.'],
    ['a field of another type of rule', { ...quiet, limit: 3 }, 'limit', 'Unknown field.'],
    [
      'quiet hours that end when they start',
      { ...quiet, end: '21:00' },
      'end',
      /cannot start and end at the same time/,
    ],
    ['an invalid clock time', { ...quiet, start: '25:00' }, 'start', /such as 21:00/],
    ['an eighth weekday', { ...quiet, days: [8] }, 'days.0', /from 1 \(Monday\) to 7 \(Sunday\)/],
    ['no weekday', { ...quiet, days: [] }, 'days', 'Choose at least one weekday.'],
    ['a blackout that ends when it starts', { ...blackout, to: blackout.from }, 'to', /has to end after it begins/],
    ['a time without an offset', { ...blackout, from: '2026-11-03T00:00' }, 'from', /^Enter a time with an offset/],
    [
      'a skipped time',
      { ...blackout, from: { wall: '2026-03-08T02:30', zone: 'America/New_York' } },
      'from',
      /does not exist.*3:00 am/,
    ],
    [
      'a repeated time',
      { ...blackout, from: { wall: '2026-11-01T01:30', zone: 'America/New_York' } },
      'from',
      /comes twice in Eastern time.*-04:00 or -05:00/,
    ],
  ])('%s', async (_what, payload, path, message) => {
    const response = await app.inject({ method: 'POST', url: '/api/v1/rules', headers: as(admin), payload })
    expect(response.statusCode).toBe(422)
    expect(response.json().errors).toEqual([{ path, message: expect.stringMatching(message) }])
  })

  test.each([
    [{ type: 'quiet' }, 'type', 'A rule’s type cannot change. This is a cap. Add another rule instead.'],
    [{ area: 'US-XX' }, 'area', 'There is no area US-XX.'],
    [{ channels: ['fax'] }, 'channels.0', /^There is no channel fax/],
    [{ limit: -1 }, 'limit', /^The limit cannot be below 0/],
    [{ color: 'red' }, 'color', 'Unknown field.'],
    [{ enabled: 'no' }, 'enabled', 'Must be true or false.'],
  ])('a change to %j is rejected', async (payload, path, message) => {
    const response = await app.inject({ method: 'PATCH', url: `/api/v1/rules/${id}`, headers: as(admin), payload })
    expect(response.statusCode).toBe(422)
    expect(response.json().errors).toEqual([{ path, message: expect.stringMatching(message) }])
  })

  test('a rule for a removed channel can still be changed and switched off', async () => {
    const smsCap = { ...cap, channels: ['sms'] }
    const rule = (
      await app.inject({ method: 'POST', url: '/api/v1/rules', headers: as(admin), payload: smsCap })
    ).json()
    await app.inject({ method: 'DELETE', url: '/api/v1/channels/sms', headers: as(admin) })
    const change = (payload: object) =>
      app.inject({ method: 'PATCH', url: `/api/v1/rules/${rule.id}`, headers: as(admin), payload })
    expect((await change({ limit: 1 })).statusCode).toBe(200)
    expect((await change({ enabled: false })).json()).toMatchObject({ enabled: false, channels: ['sms'] })
    const fresh = await app.inject({ method: 'POST', url: '/api/v1/rules', headers: as(admin), payload: smsCap })
    expect(fresh.json().errors[0].message).toMatch(/^There is no channel sms/)
  })

  test('only administrators can write rules; everyone signed in can read them', async () => {
    const author = await aPerson(app, { can: ['author', 'approver'] })
    const write = async (method: 'POST' | 'PATCH' | 'DELETE', url: string) =>
      (await app.inject({ method, url, headers: as(author), payload: cap })).statusCode
    expect(await write('POST', '/api/v1/rules')).toBe(403)
    expect(await write('PATCH', `/api/v1/rules/${id}`)).toBe(403)
    expect(await write('DELETE', `/api/v1/rules/${id}`)).toBe(403)
    expect((await app.inject({ url: `/api/v1/rules/${id}`, headers: as(author) })).statusCode).toBe(200)
    expect((await app.inject('/api/v1/rules')).statusCode).toBe(401)
  })
})
