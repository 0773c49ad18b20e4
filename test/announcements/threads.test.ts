import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Announcement } from '../../server/announcements/announcement.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, post } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

/** A cap of one a day that counts the first message of an incident, whose update shares its day with another post. */
describe.each(databases)('The first message of a thread, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let ana: Caller
  let rule: string
  let first: Announcement
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    ana = caller(app, team.ana)
    await aChannel(app, 'board', { name: 'Board' })
    rule = await aRule(app, { threads: 'first_only' })
    const areas = ['US-TX-453']
    const body = { kind: 'unplanned', severity: 'major', title: 'Main burst', areas }
    const incident = (await caller(app, team.dana)('POST', '/incidents', { body })).json().id
    first = await booked('2026-06-11T14:00:00.000Z', { incident })
    await booked('2026-06-11T16:00:00.000Z', { incident, stage: 'update', headline: 'Still off' })
    await booked('2026-06-12T14:30:00.000Z', { headline: 'Another post' })
  })
  afterEach(() => app.stop())

  const booked = (at: string, given: object = {}) =>
    anAnnouncement(app, { at, by: team.dana, approvedBy: team.tom, status: 'scheduled', ...given })
  const act = ({ id, revision }: Announcement, transition: string, body: object) =>
    ana('POST', `/announcements/${id}/${transition}`, { revision, body })
  const collision = 'Austin gets 2 posts on Board within 24 hours; the limit is 1.'

  test('cannot move away when the next one then collides', async () => {
    const refused = await act(first, 'move', { at: '2026-06-14T14:00:00.000Z' })
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({ detail: collision, check: { findings: [{ rule }] } })
    expect((await ana('GET', '/over-windows')).json().items).toEqual([])
    expect((await act(first, 'move', { at: '2026-06-11T14:15:00.000Z' })).statusCode).toBe(200)
  })

  test('is never offered a time at which the next one then collides', async () => {
    // At the update's own time and later, the first no longer counts, so only the other post would be in its way.
    const refused = await act(first, 'move', { at: '2026-06-11T15:00:00.000Z' })
    expect(refused.json()).toMatchObject({ status: 422, check: { findings: [{ rule }], nextFree: null } })
    const place = {
      kind: 'service',
      severity: 'major',
      channels: ['board'],
      audience: { include: ['US-TX-453-austin'] },
    }
    const asked = { ...place, incident: first.incident, ignore: [first.id] }
    const check = async (at: string) => (await ana('POST', '/check', { body: { ...asked, at } })).json()
    expect(await check('2026-06-11T15:00:00.000Z')).toMatchObject({ verdict: 'blocked', nextFree: null })
    const later = await check('2026-06-14T14:00:00.000Z')
    expect(later).toMatchObject({ verdict: 'blocked', findings: [{ message: collision }], nextFree: null })
    const before = '2026-06-11T14:15:00.000Z'
    expect(await check(before)).toMatchObject({ verdict: 'clear', nextFree: before })
  })

  test('cannot be edited when the next one then collides', async () => {
    const path = `/announcements/${first.id}`
    const refused = await ana('PATCH', path, { revision: first.revision, body: { body: 'Water is back.' } })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().detail).toContain(collision)
    expect((await ana('GET', path)).json()).toMatchObject({ status: 'scheduled', revision: first.revision })
  })

  test.each(['cancel', 'hold'])('can be stopped by %s, and the answer names the posts that collide', async (name) => {
    const stopped = await act(first, name, { reason: 'It was a false alarm.' })
    expect(stopped.statusCode).toBe(200)
    const { over } = stopped.json()
    expect(over).toMatchObject([{ rule, message: collision, count: 2, limit: 1 }])
    expect(over[0].collidesWith).toHaveLength(2)
    const [window] = (await ana('GET', '/over-windows')).json().items
    expect(window.posts.map(({ excuse }: { excuse: string }) => excuse)).toEqual(['thread', null])
  })

  test('that goes back to review when it moves names the posts that then collide', async () => {
    const change = { finest: 'none' }
    expect((await ana('PATCH', '/channels/board', { body: change })).statusCode).toBe(200)
    const moved = await act(first, 'move', { at: '2026-06-11T14:15:00.000Z' })
    expect(moved.json()).toMatchObject({ status: 'in_review', over: [{ rule, count: 2, limit: 1 }] })
  })

  test('its page says which posts collide after it is cancelled', async () => {
    const fields = { revision: String(first.revision), reason: 'It was a false alarm.' }
    const answer = await post(app, team.ana, `/announcements/${first.id}/cancel`, fields)
    const flash = answer.cookies.find(({ name }) => name === 'hark_flash')!
    const cookie = `${team.ana.cookie}; hark_flash=${flash.value}`
    expect((await app.inject({ url: `/announcements/${first.id}`, headers: { cookie } })).body).toContain(
      `Canceled. It will not go out. It now breaks a rule: ${collision}`,
    )
  })

  test('a post that nobody follows is cancelled without a word about others', async () => {
    const alone = await booked('2026-06-16T14:00:00.000Z', { headline: 'Alone' })
    expect((await act(alone, 'cancel', { reason: 'Not needed.' })).json().over).toEqual([])
  })
})
