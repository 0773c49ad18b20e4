import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginPublishing } from '../../server/announcements/workflow/publishing.ts'
import { listBookingsOf } from '../../server/calendar/booking-queries.ts'
import { withLockedCalendar } from '../../server/calendar/locked-calendar.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { aDesk } from './support/desk.ts'

const first = '2026-06-10T15:00:00.000Z'
const second = '2026-06-10T19:00:00.000Z'
const free = '2026-06-11T15:00:00.000Z'
const austin = { include: ['US-TX-453-austin'], exclude: [] }
const critical = {
  kind: 'service',
  severity: 'critical',
  audience: austin,
  channels: ['board'],
  at: '2026-06-10T17:00:00.000Z',
}

describe.each(databases)('Making room on %s', (_name, open) => {
  let app: TestApp
  let desk: Awaited<ReturnType<typeof aDesk>>
  let early: string
  let late: string
  beforeEach(async () => {
    app = await startApp({ open })
    desk = await aDesk(app)
    await desk.channel('board', { name: 'Board' })
    await desk.rule({
      type: 'cap',
      name: 'Two in 24 hours',
      limit: 2,
      window: { rolling: 'PT24H' },
      exemptFrom: 'critical',
    })
    early = await desk.booked({ headline: 'Early offer', kind: 'marketing', at: first })
    late = await desk.booked({ headline: 'Late offer', kind: 'marketing', at: second })
  })
  afterEach(() => app.stop())

  async function ask(path: string, payload: object, who: { token: string } = desk.approver) {
    const response = await app.inject({ method: 'POST', url: `/api/v1${path}`, headers: as(who), payload })
    return { status: response.statusCode, body: response.json() }
  }
  const announcement = async (id: string) => (await desk.get(`/announcements/${id}`)).body

  test('a critical message proposes to reschedule the later post to its next free time', async () => {
    const { status, body } = await ask('/moving-room', critical)
    expect(status).toBe(200)
    expect(body).toEqual({ moves: [{ announcement: late, channel: 'board', from: second, to: free }], cost: 1 })
    expect((await announcement(late)).at).toBe(second)
    expect((await ask('/moving-room', { ...critical, audience: { include: ['US-FL'], exclude: [] } })).body).toEqual({
      moves: [],
      cost: 0,
    })
  })

  test('applying the proposal reschedules the bookings, is audited and keeps the approvals', async () => {
    const { body } = await ask('/moving-room', critical)
    const applied = await ask('/moving-room/apply', { moves: body.moves })
    expect(applied).toEqual({ status: 200, body })
    const moved = await announcement(late)
    expect(moved).toMatchObject({
      status: 'scheduled',
      at: free,
      bookings: [{ channel: 'board', at: free, status: 'booked' }],
    })
    expect(moved.approvals).toHaveLength(1)
    expect((await announcement(early)).at).toBe(first)
    const { items } = (await desk.get(`/audit?subject=announcement:${late}`)).body
    expect(items.at(-1)).toMatchObject({ action: 'move', actor: desk.approver.id, revision: moved.revision })
    const check = await ask('/check', { ...critical, severity: 'major' })
    expect(check.body.verdict).toBe('clear')
  })

  test('a post whose channel has come to reach more is not moved, because it would be held when it is due', async () => {
    const { body } = await ask('/moving-room', critical)
    await app.inject({
      method: 'PATCH',
      url: '/api/v1/channels/board',
      headers: as(desk.approver),
      payload: { finest: 'none' },
    })
    expect((await ask('/moving-room', critical)).body).toEqual({ moves: [], cost: 0 })
    const refused = await ask('/moving-room/apply', { moves: body.moves })
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toContain('“Late offer” cannot move. Board now also reaches')
    expect((await announcement(late)).at).toBe(second)
  })

  test('a list that names a booking twice with the same time is applied', async () => {
    const { body } = await ask('/moving-room', critical)
    expect((await ask('/moving-room/apply', { moves: [...body.moves, ...body.moves] })).status).toBe(200)
    expect((await announcement(late)).at).toBe(free)
  })

  test('a post is not rescheduled beyond its publish-by time', async () => {
    const limited = await desk.booked({
      kind: 'marketing',
      at: '2026-06-11T19:00:00.000Z',
      publishBy: '2026-06-11T20:00:00Z',
    })
    const moves = [
      { announcement: limited, channel: 'board', from: '2026-06-11T19:00:00.000Z', to: '2026-06-14T15:00:00Z' },
    ]
    const refused = await ask('/moving-room/apply', { moves })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'moves' }] } })
    expect(refused.body.errors[0].message).toContain('Don’t publish after')
    expect((await announcement(limited)).at).toBe('2026-06-11T19:00:00.000Z')
  })

  test('applying without a list computes the proposal anew', async () => {
    const applied = await ask('/moving-room/apply', critical)
    expect(applied.body).toEqual({ moves: [{ announcement: late, channel: 'board', from: second, to: free }], cost: 1 })
    expect((await announcement(late)).at).toBe(free)
  })

  test('all are rescheduled or none: one blocked time leaves everything in place', async () => {
    const moves = [
      { announcement: early, channel: 'board', from: first, to: '2026-06-12T15:00:00.000Z' },
      { announcement: late, channel: 'board', from: second, to: '2026-06-13T15:00:00.000Z' },
    ]
    await desk.rule({ type: 'blackout', name: 'Holiday', from: '2026-06-13T00:00:00Z', to: '2026-06-14T00:00:00Z' })
    const refused = await ask('/moving-room/apply', { moves })
    expect(refused.status).toBe(422)
    expect(refused.body.detail).toContain('“Late offer” cannot move there.')
    expect(refused.body.check).toMatchObject({ verdict: 'blocked', nextFree: '2026-06-14T00:00:00.000Z' })
    expect((await announcement(early)).at).toBe(first)
    expect((await announcement(late)).at).toBe(second)
  })

  test('two posts can swap times, in either order', async () => {
    await desk.rule({ type: 'cap', name: 'An hour between', limit: 1, window: { rolling: 'PT1H' } })
    const moves = [
      { announcement: early, channel: 'board', from: first, to: second },
      { announcement: late, channel: 'board', from: second, to: first },
    ]
    expect((await ask('/moving-room/apply', { moves })).status).toBe(200)
    expect((await announcement(early)).bookings[0].at).toBe(second)
    expect((await announcement(late)).bookings[0].at).toBe(first)
  })

  test('a stale booking, a past time and an invalid request are rejected', async () => {
    const move = { announcement: late, channel: 'board', from: second, to: free }
    expect((await ask('/moving-room/apply', { moves: [{ ...move, from: free }] })).status).toBe(409)
    expect((await ask('/moving-room/apply', { moves: [{ ...move, to: '2026-06-10T13:00:00Z' }] })).status).toBe(422)
    expect((await ask('/moving-room/apply', { moves: [{ ...move, announcement: 'nothing' }] })).status).toBe(404)
    const twice = await ask('/moving-room/apply', { moves: [move, { ...move, to: '2026-06-12T13:00:00Z' }] })
    expect(twice).toMatchObject({ status: 422, body: { errors: [{ path: 'moves' }] } })
    for (const year of ['9999-12-31T23:59:00-23:00', '9999-06-12T13:00:00Z', '0001-01-01T00:00:00Z']) {
      const far = await ask('/moving-room/apply', { moves: [{ ...move, to: year }] })
      expect(far).toMatchObject({
        status: 422,
        body: { errors: [{ message: expect.stringContaining('2000 and 2100') }] },
      })
    }
    expect((await ask('/moving-room/apply', { moves: [] })).body.errors[0].message).toBe('List at least one move.')
    expect((await ask('/moving-room/apply', { kind: 'other' })).status).toBe(422)
    expect((await announcement(late)).at).toBe(second)
  })

  test('an author of the other team cannot apply; an author of the team can', async () => {
    const service = await aPerson(app, { team: 'service', can: ['author'] })
    const marketing = await aPerson(app, { team: 'marketing', can: ['author'] })
    const move = { announcement: late, channel: 'board', from: second, to: free }
    expect((await ask('/moving-room', critical, service)).status).toBe(200)
    const refused = await ask('/moving-room/apply', { moves: [move] }, service)
    expect(refused).toMatchObject({
      status: 403,
      body: { detail: 'Moving “Late offer” needs an author of the marketing team or an approver.' },
    })
    expect((await ask('/moving-room/apply', { moves: [move] }, marketing)).status).toBe(200)
  })

  test('a grandfathered post gives up its waived rule with its old time', async () => {
    await desk.rule({ type: 'cap', name: 'One in 24 hours', limit: 1, window: { rolling: 'PT24H' } })
    const waived = async () => (await listBookingsOf(app.context.db, late)).flatMap(({ waivedRules }) => waivedRules)
    expect(await waived()).toHaveLength(1)
    const move = { announcement: late, channel: 'board', from: second, to: free }
    expect((await ask('/moving-room/apply', { moves: [move] })).status).toBe(200)
    expect(await waived()).toEqual([])
  })

  test('one channel of a post can be rescheduled alone', async () => {
    await desk.channel('wall', { name: 'Wall' })
    const both = await desk.booked({ headline: 'Both', channels: ['board', 'wall'], at: '2026-06-14T15:00:00.000Z' })
    const to = '2026-06-14T18:00:00.000Z'
    const moves = [{ announcement: both, channel: 'wall', from: '2026-06-14T15:00:00.000Z', to }]
    expect((await ask('/moving-room/apply', { moves })).status).toBe(200)
    expect(await announcement(both)).toMatchObject({ at: '2026-06-14T15:00:00.000Z', atByChannel: { wall: to } })
    const boardMove = [{ announcement: both, channel: 'board', from: '2026-06-14T15:00:00.000Z', to }]
    expect((await ask('/moving-room/apply', { moves: boardMove })).status).toBe(200)
    expect(await announcement(both)).toMatchObject({ at: to, atByChannel: {} })
  })

  test('a post that would be moved past its publish-by time is not proposed', async () => {
    await desk.channel('wall', { name: 'Wall' })
    await desk.rule({
      type: 'cap',
      name: 'One on the wall',
      channels: ['wall'],
      limit: 1,
      window: { rolling: 'PT24H' },
    })
    const wall = { channels: ['wall'], at: second }
    await desk.booked({ ...wall, kind: 'marketing', publishBy: free })
    const major = { ...critical, ...wall, severity: 'major', at: '2026-06-10T15:00:00.000Z' }
    expect((await ask('/moving-room', major)).body).toEqual({ moves: [], cost: 0 })
    const loose = await desk.booked({
      ...wall,
      kind: 'marketing',
      at: '2026-06-20T19:00:00Z',
      publishBy: '2026-06-21T15:01:00Z',
    })
    const { body } = await ask('/moving-room', { ...major, at: '2026-06-20T15:00:00Z' })
    const move = {
      announcement: loose,
      channel: 'wall',
      from: '2026-06-20T19:00:00.000Z',
      to: '2026-06-21T15:00:00.000Z',
    }
    expect(body).toEqual({ moves: [move], cost: 1 })
    expect((await ask('/moving-room/apply', { moves: body.moves })).status).toBe(200)
  })

  test('what is partly out is not proposed', async () => {
    await desk.channel('wall', { name: 'Wall' })
    const parts = {
      channels: ['wall', 'board'],
      at: '2026-06-10T14:30:00.000Z',
      atByChannel: { board: '2026-06-12T15:00:00Z' },
    }
    const partly = await desk.booked({ kind: 'marketing', ...parts })
    await desk.booked({ kind: 'marketing', at: '2026-06-12T16:00:00Z', publishBy: '2026-06-12T17:00:00Z' })
    app.clock.set('2026-06-10T14:30:00.000Z')
    const now = '2026-06-10T14:30:00.000Z'
    await withLockedCalendar(app.context, (calendar) => beginPublishing(app.context, calendar, partly, now))
    const major = { ...critical, severity: 'major', at: '2026-06-12T15:30:00Z' }
    expect((await ask('/check', major)).body.verdict).toBe('blocked')
    expect((await ask('/moving-room', major)).body).toEqual({ moves: [], cost: 0 })
  })

  test('a post with one local time for everyone moves in all its zones and keeps one', async () => {
    const towns = { include: ['US-FL-086-hialeah', 'US-TX-453-pflugerville', 'US-TX-141-el-paso'], exclude: [] }
    await desk.rule({ type: 'cap', name: 'One in Hialeah', area: 'US-FL', limit: 1, window: { rolling: 'PT24H' } })
    const local = await desk.booked({ kind: 'marketing', audience: towns, at: { local: '2026-10-31T09:00' } })
    const hialeah = { include: ['US-FL-086-hialeah'], exclude: [] }
    const major = { ...critical, severity: 'major', audience: hialeah, at: '2026-10-31T14:00:00Z' }
    const { body } = await ask('/moving-room', major)
    expect(body.cost).toBe(1)
    expect(body.moves.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
      ['2026-10-31T13:00:00.000Z', '2026-11-01T14:00:00.000Z'],
      ['2026-10-31T14:00:00.000Z', '2026-11-01T15:00:00.000Z'],
      ['2026-10-31T15:00:00.000Z', '2026-11-01T16:00:00.000Z'],
    ])
    expect((await ask('/moving-room/apply', { moves: body.moves })).body).toEqual(body)
    expect(await announcement(local)).toMatchObject({ status: 'scheduled', at: { local: '2026-11-01T09:00' } })
    const alone = [{ ...body.moves[0], from: body.moves[0].to, to: '2026-11-03T14:00:00Z' }]
    expect((await ask('/moving-room/apply', { moves: alone })).status).toBe(409)
  })
})
