import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

const burst = { kind: 'unplanned', title: 'Main burst', areas: ['US-TX-453'], holds: true }

describe.each(databases)('incidents in the API, on %s', (_name, open) => {
  let app: TestApp
  let dana: Caller
  beforeAll(async () => {
    app = await startApp({ open })
    dana = caller(app, await aPerson(app, { team: 'service', can: ['author'] }))
  })
  afterAll(() => app.stop())

  const report = async (fields: object = {}) =>
    (await dana('POST', '/incidents', { body: { ...burst, ...fields } })).json()

  test('belong to customer service: authors of marketing can neither report, change, restore nor reopen one', async () => {
    const { id } = await report()
    const over = await report()
    await dana('POST', `/incidents/${over.id}/restore`)
    const writes = [
      ['POST', '/incidents', burst],
      ['PATCH', `/incidents/${id}`, { holds: false }],
      ['PATCH', `/incidents/${id}`, { status: 'restored' }],
      ['POST', `/incidents/${id}/restore`, undefined],
      ['POST', `/incidents/${over.id}/reopen`, undefined],
    ] as const
    const others = [
      aPerson(app, { team: 'marketing', can: ['author'] }),
      aPerson(app, { team: 'service', can: ['administrator', 'duty_manager'] }),
    ]
    for (const ask of (await Promise.all(others)).map((person) => caller(app, person))) {
      for (const [method, path, body] of writes) {
        const response = await ask(method, path, { body })
        expect(response.statusCode, `${method} ${path}`).toBe(403)
        expect(response.json().detail).toMatch(/^Only service authors and approvers can change incidents\./)
      }
    }
    expect((await dana('GET', `/incidents/${id}`)).json()).toMatchObject({ holds: true, endedAt: null, revision: 1 })
  })

  test('are also for approvers, whatever their team', async () => {
    const ana = caller(app, await aPerson(app, { team: 'marketing', can: ['approver'] }))
    const { id } = (await ana('POST', '/incidents', { body: burst })).json()
    expect((await ana('PATCH', `/incidents/${id}`, { body: { cause: 'Frost' } })).json()).toMatchObject({
      cause: 'Frost',
    })
    expect((await ana('POST', `/incidents/${id}/restore`)).json()).toMatchObject({ status: 'restored' })
    expect((await ana('POST', `/incidents/${id}/reopen`)).json()).toMatchObject({ endedAt: null })
  })

  test.each([
    ['unplanned', 'restored'],
    ['planned', 'completed'],
    ['planned', 'called_off'],
  ])('end by their status, also by a change: %s, %s', async (kind, status) => {
    const { id } = await report({ kind })
    const ended = (await dana('PATCH', `/incidents/${id}`, { body: { status } })).json()
    expect(ended).toMatchObject({ status, endedAt: app.context.now().toUTC().toISO(), cancelled: [], allClear: null })
    const open = (await dana('GET', '/incidents?open=true')).json().items.map((incident: { id: string }) => incident.id)
    expect(open).not.toContain(id)
    // The end stays what it was when something else changes, and any other status opens it again.
    app.clock.pass({ hours: 1 })
    expect((await dana('PATCH', `/incidents/${id}`, { body: { cause: 'Frost' } })).json().endedAt).toBe(ended.endedAt)
    expect((await dana('PATCH', `/incidents/${id}`, { body: { status: 'extended' } })).json().endedAt).toBeNull()
  })

  test('that are over when they are reported hold nothing', async () => {
    expect((await report({ status: 'restored' })).endedAt).toBe(app.context.now().toUTC().toISO())
  })

  test('lift their hold when they end by a change', async () => {
    const { id } = await report({ areas: ['US-TX-141'] })
    const question = {
      kind: 'marketing',
      audience: { include: ['US-TX-141'], exclude: [] },
      channels: ['board'],
      at: app.context.now().plus({ hours: 1 }).toISO(),
    }
    const administrator = caller(app, await aPerson(app))
    const board = { key: 'board', name: 'Board', type: 'manual', finest: 'town', serves: 'US', settings: {} }
    await administrator('POST', '/channels', { body: board })
    expect((await dana('POST', '/check', { body: question })).json().verdict).toBe('blocked')
    await dana('PATCH', `/incidents/${id}`, { body: { status: 'called_off' } })
    expect((await dana('POST', '/check', { body: question })).json().verdict).toBe('clear')
  })

  test('are compared with the revision in If-Match', async () => {
    const { id } = await report()
    const first = await dana('GET', `/incidents/${id}`)
    expect(first.headers['etag']).toBe('"1"')
    expect((await dana('PATCH', `/incidents/${id}`, { body: { cause: 'Frost' }, revision: 1 })).statusCode).toBe(200)
    for (const [method, path] of [
      ['PATCH', `/incidents/${id}`],
      ['POST', `/incidents/${id}/restore`],
      ['POST', `/incidents/${id}/reopen`],
    ] as const) {
      const response = await dana(method, path, {
        revision: 1,
        ...(method === 'PATCH' ? { body: { cause: 'Age' } } : {}),
      })
      expect(response.statusCode, path).toBe(409)
      expect(response.json().detail).toContain('it is at revision 2, and you have revision 1')
    }
    const unreadable = { body: {}, headers: { 'if-match': 'new' } }
    expect((await dana('PATCH', `/incidents/${id}`, unreadable)).statusCode).toBe(400)
  })

  test('of two changes of the same revision at once, one is 409', async () => {
    const { id } = await report()
    const both = ['Frost', 'Age'].map((cause) => dana('PATCH', `/incidents/${id}`, { body: { cause }, revision: 1 }))
    expect((await Promise.all(both)).map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  })

  test('take wall times', async () => {
    const wall = (time: string) => ({ wall: time, zone: 'America/Chicago' })
    const times = {
      began: wall('2026-06-10T09:00'),
      expectedEnd: wall('2026-06-10T20:00'),
      nextUpdateBy: wall('2026-06-10T12:00'),
    }
    expect(await report(times)).toMatchObject({
      began: '2026-06-10T14:00:00.000Z',
      expectedEnd: '2026-06-11T01:00:00.000Z',
      nextUpdateBy: '2026-06-10T17:00:00.000Z',
    })
  })

  test('are listed in pages, the newest first', async () => {
    for (let count = 0; count < 3; count++) await report({ began: '2026-01-01T00:00:00Z' })
    const all: string[] = []
    let cursor: string | null = null
    do {
      const query = new URLSearchParams({ limit: '2', ...(cursor === null ? {} : { cursor }) })
      const { items, next }: { items: { id: string; began: string }[]; next: string | null } = (
        await dana('GET', `/incidents?${query}`)
      ).json()
      expect(items.length).toBeLessThanOrEqual(2)
      all.push(...items.map(({ id, began }) => `${began} ${id}`))
      cursor = next
    } while (cursor !== null)
    const stored = await app.context.db.selectFrom('incidents').select(['id', 'began']).execute()
    expect(all).toEqual(
      stored
        .map(({ id, began }) => `${began} ${id}`)
        .toSorted()
        .toReversed(),
    )
    expect((await dana('GET', '/incidents?limit=0')).statusCode).toBe(400)
  })
})
