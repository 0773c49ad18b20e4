import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { as, startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { aDesk } from '../support/desk.ts'

const cap = {
  type: 'cap',
  name: 'In 24 hours',
  kinds: ['service', 'marketing'],
  limit: 3,
  window: { rolling: 'PT24H' },
}
const times = ['2026-06-10T15:00:00.000Z', '2026-06-10T16:00:00.000Z', '2026-06-10T17:00:00.000Z']

describe.each(databases)('Previewing a rule on %s', (_name, open) => {
  let app: TestApp
  let desk: Awaited<ReturnType<typeof aDesk>>
  let rule: { id: string }
  let posts: string[]
  beforeEach(async () => {
    app = await startApp({ open })
    desk = await aDesk(app)
    await desk.channel('board', { name: 'Board' })
    rule = await desk.rule(cap)
    posts = []
    for (const [index, at] of times.entries()) posts.push(await desk.booked({ headline: `Post ${index + 1}`, at }))
  })
  afterEach(() => app.stop())

  async function call(method: 'POST' | 'PATCH', path: string, payload: object) {
    const response = await app.inject({ method, url: `/api/v1${path}`, headers: as(desk.approver), payload })
    return { status: response.statusCode, body: response.json() }
  }
  const verdict = async (at: string) => {
    const audience = { include: ['US-TX-453-austin'], exclude: [] }
    return (await call('POST', '/check', { kind: 'service', audience, channels: ['board'], at })).body.verdict
  }

  test('the preview of a change lists the bookings that it would break, and changes nothing', async () => {
    const { status, body } = await call('POST', '/rules/preview', { id: rule.id, limit: 2 })
    expect(status).toBe(200)
    expect(body.count).toBe(3)
    expect(body.breaks[0]).toEqual({
      booking: expect.any(String),
      announcement: posts[0],
      rule: rule.id,
      message: 'Austin would get 3 posts on Board within 24 hours; the limit is 2.',
      headline: 'Post 1',
      channel: 'board',
      at: times[0],
      type: 'cap',
      level: 'block',
      places: { count: 1, codes: ['US-TX-453-austin'] },
    })
    expect((await call('POST', '/rules/preview', { id: rule.id })).body).toEqual({ count: 0, breaks: [] })
    expect((await desk.get(`/rules/${rule.id}`)).body.limit).toBe(3)
  })

  test('the preview of a new rule lists them too; a rule that is switched off breaks nothing', async () => {
    const blackout = {
      type: 'blackout',
      name: 'Holiday',
      kinds: ['service'],
      from: '2026-06-10T16:30:00Z',
      to: '2026-06-11T00:00:00Z',
    }
    const { body } = await call('POST', '/rules/preview', blackout)
    expect(body.breaks.map(({ headline }: { headline: string }) => headline)).toEqual(['Post 3'])
    expect((await call('POST', '/rules/preview', { ...blackout, enabled: false })).body.count).toBe(0)
  })

  test('booked posts are grandfathered when a rule is tightened; later ones have to keep it', async () => {
    expect((await call('PATCH', `/rules/${rule.id}`, { limit: 2 })).status).toBe(200)
    expect((await call('POST', '/rules/preview', { id: rule.id, limit: 2 })).body.count).toBe(0)
    for (const id of posts) expect((await desk.get(`/announcements/${id}`)).body.status).toBe('scheduled')
    expect(await verdict('2026-06-10T22:00:00.000Z')).toBe('blocked')
    expect((await call('POST', '/rules/preview', { id: rule.id, limit: 1 })).body.count).toBe(0)
  })

  test('bookings made under a warning are listed when the rule starts to block; loosening a rule grandfathers nothing', async () => {
    await call('PATCH', `/rules/${rule.id}`, { limit: 1, enforcement: 'warn' })
    expect((await call('POST', '/rules/preview', { id: rule.id, limit: 1, enforcement: 'block' })).body.count).toBe(3)
    await call('PATCH', `/rules/${rule.id}`, { limit: 5, enforcement: 'block' })
    expect((await call('POST', '/rules/preview', { id: rule.id, limit: 2 })).body.count).toBe(3)
  })

  test('an invalid rule is rejected by field', async () => {
    const refused = await call('POST', '/rules/preview', { ...cap, limit: -1, color: 'red' })
    expect(refused.status).toBe(422)
    expect(refused.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['color', 'limit'])
    expect((await call('POST', '/rules/preview', { id: 'nothing' })).status).toBe(404)
    expect((await call('POST', '/rules/preview', { id: rule.id, limit: 'many' })).status).toBe(422)
  })
})
