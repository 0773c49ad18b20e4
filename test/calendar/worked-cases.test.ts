import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tick } from '../../server/delivery/worker/tick.ts'
import { type Asked, type Caller, caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { aDesk } from './support/desk.ts'

/** The instant `b` of the worked cases, or one relative to it: `b(1, 30)` is an hour and a half later. */
function b(hours = 0, minutes = 0): string {
  return new Date(Date.parse('2026-06-10T09:00:00-05:00') + (hours * 60 + minutes) * 60_000).toISOString()
}

const austin = { include: ['US-TX-453-austin'], exclude: [] }

/** The worked cases of docs/scheduling-rules.md that need a database, by number. */
describe.each(databases)('Worked cases on %s', (_name, open) => {
  let app: TestApp
  let desk: Awaited<ReturnType<typeof aDesk>>
  let dana: Caller
  let ana: Caller
  beforeEach(async () => {
    app = await startApp({ open })
    app.clock.set(b(-48))
    desk = await aDesk(app)
    dana = caller(app, desk.author)
    ana = caller(app, desk.approver)
    await desk.channel('board', { type: 'notices' })
  })
  afterEach(() => app.stop())

  const cap = (limit: number, rolling: string, given: object = {}) =>
    desk.rule({ type: 'cap', name: 'The cap', limit, window: { rolling }, ...given })
  const read = async (id: string) => (await dana('GET', `/announcements/${id}`)).json()
  const transition = async (id: string, name: string, body: object = {}, by = dana) =>
    by('POST', `/announcements/${id}/${name}`, { revision: (await read(id)).revision, body })
  const check = async (at: string, given: object = {}) => {
    const body = { kind: 'service', severity: 'minor', audience: austin, channels: ['board'], at, ...given }
    return (await dana('POST', '/check', { body } satisfies Asked)).json()
  }
  /** An announcement that is approved and has no time yet. */
  async function approved(): Promise<string> {
    const { id } = await desk.draft({ at: null })
    await transition(id, 'submit')
    expect((await transition(id, 'approve', {}, ana)).json().status).toBe('approved')
    return id
  }
  async function publishAt(at: string): Promise<void> {
    app.clock.set(at)
    await tick(app.context, 'worker')
  }

  test('13: a scheduled post counts, a cancelled one does not, a retracted one does', async () => {
    await cap(1, 'PT24H')
    const cancelled = await desk.booked({ at: b() })
    expect(await check(b(1))).toMatchObject({ verdict: 'blocked', findings: [{ collidesWith: [cancelled] }] })
    expect((await transition(cancelled, 'cancel', { reason: 'Not needed.' })).statusCode).toBe(200)
    expect(await check(b(1))).toMatchObject({ verdict: 'clear', findings: [] })

    const retracted = await desk.booked({ at: b() })
    await publishAt(b())
    expect((await read(retracted)).status).toBe('published')
    expect((await transition(retracted, 'retract', { reason: 'It was wrong.' }, ana)).json().status).toBe('retracted')
    expect(await check(b(1))).toMatchObject({ verdict: 'blocked', findings: [{ collidesWith: [retracted] }] })
  })

  test('14: a post does not collide with itself', async () => {
    await cap(1, 'PT24H')
    const post = await desk.booked({ at: b() })
    const moved = await transition(post, 'move', { at: b(1) })
    expect(moved.json()).toMatchObject({ status: 'scheduled', bookings: [{ at: b(1), status: 'booked' }] })
  })

  test('15: when two people book at once, one succeeds, and the finding of the other names that booking', async () => {
    await cap(1, 'PT24H')
    const [one, other] = [await approved(), await approved()]
    const answers = await Promise.all([
      transition(one, 'schedule', { at: b() }),
      transition(other, 'schedule', { at: b(1) }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422])
    const winner = answers.find(({ statusCode }) => statusCode === 200)!.json()
    const loser = answers.find(({ statusCode }) => statusCode === 422)!.json()
    expect(loser.check.findings).toMatchObject([{ level: 'block', collidesWith: [winner.id], count: 2, limit: 1 }])
    expect((await read(winner.id === one ? other : one)).status).toBe('approved')
  })

  test('18: a critical post goes out regardless, and the later marketing post is proposed for rescheduling', async () => {
    await cap(2, 'PT24H', { exemptFrom: 'critical' })
    const earlier = await desk.booked({ kind: 'marketing', at: b(-1) })
    const later = await desk.booked({ kind: 'marketing', at: b(3) })
    await publishAt(b(-1))
    expect((await read(earlier)).status).toBe('published')
    expect((await check(b(1), { severity: 'critical' })).verdict).toBe('clear')

    await desk.booked({ severity: 'critical', at: b(1) })
    const [exceeded] = (await dana('GET', '/over-windows')).json().items
    expect(exceeded.posts).toMatchObject([
      { announcement: earlier, excuse: null },
      { excuse: 'exempt' },
      { announcement: later, excuse: null },
    ])
    const body = { kind: 'service', severity: 'critical', audience: austin, channels: ['board'], at: b(1) }
    const ignore = [exceeded.posts[1].announcement]
    const { moves } = (await dana('POST', '/moving-room', { body: { ...body, ignore } })).json()
    expect(moves).toMatchObject([{ announcement: later, from: b(3), to: b(23) }])
  })

  test('25: after a limit is lowered, three scheduled posts stay and are listed; on request they are held', async () => {
    const rule = await cap(3, 'PT24H')
    const posts = [await desk.booked({ at: b() }), await desk.booked({ at: b(1) }), await desk.booked({ at: b(2) })]
    expect((await dana('GET', '/over-windows')).json().items).toEqual([])

    expect((await ana('PATCH', `/rules/${rule.id}`, { body: { limit: 2 } })).statusCode).toBe(200)
    for (const id of posts) expect((await read(id)).status).toBe('scheduled')
    const { items } = (await dana('GET', '/over-windows')).json()
    expect(items).toMatchObject([
      { rule: rule.id, channel: 'board', count: 3, limit: 2, window: { from: b(), to: b(24) } },
    ])
    expect(items[0].message).toBe('Austin gets 3 posts on board within 24 hours; the limit is 2.')
    expect(items[0].posts).toMatchObject(posts.map((announcement) => ({ announcement, excuse: 'grandfathered' })))
    const audit = (await dana('GET', `/audit?subject=announcement:${posts[0]}`)).json().items
    expect(audit.at(-1)).toMatchObject({ action: 'grandfather', actor: desk.approver.id })

    const held = await ana('POST', `/rules/${rule.id}/hold-posts`)
    expect(held.json().held.toSorted()).toEqual(posts.toSorted())
    for (const id of posts)
      expect(await read(id)).toMatchObject({ status: 'held', reason: expect.stringMatching(/The cap/) })
    expect((await dana('GET', '/over-windows')).json().items).toEqual([])
  })

  test('26: four minutes late counts as on time; twenty minutes late, the rules are checked again', async () => {
    await cap(1, 'PT1H')
    const punctual = await desk.booked({ at: b() })
    const next = await desk.booked({ at: b(1) })
    await publishAt(b(0, 4))
    expect(await read(punctual)).toMatchObject({ status: 'published', bookings: [{ at: b() }] })
    expect((await read(next)).status).toBe('scheduled')

    const late = await desk.booked({ at: b(24) })
    await desk.booked({ at: b(25) })
    await publishAt(b(24, 20))
    expect(await read(late)).toMatchObject({ status: 'held', bookings: [{ status: 'held' }] })
    expect((await read(late)).reason).toMatch(/^Austin would get 2 posts on board within 1 hour/)

    const alone = await desk.booked({ at: b(48) })
    await publishAt(b(48, 20))
    expect((await read(alone)).status).toBe('published')
    const listed = (await dana('GET', `/calendar?from=${b(48)}&to=${b(49)}`)).json().items
    expect(listed).toMatchObject([{ announcement: alone, at: b(48, 20), status: 'published' }])
  })

  test('27: a blackout is half-open, and one place in it is enough to block', async () => {
    await desk.rule({ type: 'blackout', name: 'Election', area: 'US-TX-453', from: b(1), to: b(3) })
    const texas = { audience: { include: ['US-TX'], exclude: [] } }
    expect(await check(b(1), texas)).toMatchObject({
      verdict: 'blocked',
      findings: [{ places: { count: 3 } }],
      nextFree: b(3),
    })
    expect((await check(new Date(Date.parse(b(3)) - 1000).toISOString(), texas)).verdict).toBe('blocked')
    expect((await check(b(3), texas)).verdict).toBe('clear')
    const elPaso = { audience: { include: ['US-TX-141'], exclude: [] } }
    expect((await check(b(1), elPaso)).verdict).toBe('clear')
  })

  test('29: when the time is taken after the approval, booking names a free time and the approval stays', async () => {
    await cap(1, 'PT24H')
    const post = await approved()
    await desk.booked({ at: b() })
    const refused = await transition(post, 'schedule', { at: b(1) })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().check).toMatchObject({ verdict: 'blocked', nextFree: b(24) })
    expect(await read(post)).toMatchObject({ status: 'approved', approvals: [{ decision: 'approved' }] })
    expect((await transition(post, 'schedule', { at: refused.json().check.nextFree })).json().status).toBe('scheduled')
  })

  test('30: canceling the first of a thread succeeds, and the exceeded window is reported', async () => {
    await cap(1, 'PT24H', { threads: 'first_only' })
    const { id: incident } = await desk.incident({ title: 'Main burst', areas: ['US-FL-086-miami'], holds: false })
    const miami = { audience: { include: ['US-FL-086-miami'], exclude: [] } }
    const first = await desk.booked({ ...miami, incident, stage: 'initial', at: b() })
    const update = await desk.booked({ ...miami, incident, stage: 'update', at: b(2) })
    const other = await desk.booked({ ...miami, at: b(24, 30) })
    expect((await dana('GET', '/over-windows')).json().items).toEqual([])

    expect((await transition(first, 'cancel', { reason: 'Not needed.' })).json().status).toBe('cancelled')
    const { items } = (await dana('GET', '/over-windows')).json()
    expect(items).toMatchObject([{ count: 2, limit: 1, window: { from: b(2) } }])
    expect(items[0].posts).toMatchObject([
      { announcement: update, excuse: 'thread' },
      { announcement: other, excuse: null },
    ])
  })
})
