import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { aRule } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { addChannels, moment, scheduled } from '../support/scheduled.ts'
import { look, start } from '../support/start.ts'
import { brokenOff, work } from '../support/under-way.ts'

const at = (clock: string, day = 10) => `2026-06-${day}T${clock}:00.000Z`

/** A cap of one an hour that counts the first message of an incident, whose update is near another post. */
describe.each(databases)('When the first message of a thread goes out late, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  let incident: string
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
    const body = { kind: 'unplanned', title: 'Main burst', areas: ['US-TX-453'] }
    incident = (await ask('POST', '/incidents', { body })).json().id
  })

  const aCap = (rolling = 'PT1H') => aRule(app, { across: 'together', threads: 'first_only', window: { rolling } })
  const workAt = (clock: string, day = 10) => work(app, at(clock, day))
  const first = (given: object = {}) =>
    scheduled(app.context, { headline: 'No water', at: moment(at('15:00')), incident, stage: 'initial', ...given })
  /** To a webhook that asks to be left alone until then. */
  const waiting = (until: string, given: object = {}) => {
    receiver.answer = (_request, response) => {
      receiver.answer = 204
      response.writeHead(503, { 'retry-after': new Date(at(until)).toUTCString() }).end()
    }
    return first({ channels: ['hook'], ...given })
  }
  const update = (clock: string) =>
    scheduled(app.context, { headline: 'Still off', at: moment(at(clock)), incident, stage: 'update' })
  const another = (clock = '16:01', day = 10) =>
    scheduled(app.context, { headline: 'Another', at: moment(at(clock, day)) })
  const statusOf = async ({ id }: { id: string }) => (await look(app, id)).status
  const over = async () => (await ask('GET', `/over-windows?from=${at('00:00')}`)).json().items
  async function act(id: string, transition: string, body: object): Promise<void> {
    const { revision } = await findAnnouncement(app.context.db, id)
    expect((await ask('POST', `/announcements/${id}/${transition}`, { revision, body })).statusCode).toBe(200)
  }
  const deliveryOf = async (id: string) => (await listDeliveriesOf(app.context.db, id))[0]!.id

  test('it is judged as the first beside an update that is late too', async () => {
    await aCap()
    const posts = [await first(), await update('15:04'), await another()]
    await workAt('15:10')
    await workAt('16:01')
    expect(await Promise.all(posts.map(statusOf))).toEqual(['held', 'held', 'published'])
    expect(await over()).toEqual([])
  })

  test('it is still the first beside an update that goes out at the same instant', async () => {
    await aCap()
    const posts = [await first(), await update('15:04')]
    await workAt('15:10')
    expect(await Promise.all(posts.map(statusOf))).toEqual(['published', 'published'])
    // Only the first counts, so what is an hour after it may go out, and what is nearer may not.
    await expect(another('16:10')).resolves.toMatchObject({ status: 'scheduled' })
  })

  test('it is judged as the first at the instant of an update that was booked after it, as the plan has it', async () => {
    await aCap()
    const posts = [await waiting('15:08'), await update('15:08'), await another()]
    for (const clock of ['15:00', '15:08', '16:01']) await workAt(clock)
    expect(await Promise.all(posts.map(statusOf))).toEqual(['held', 'published', 'held'])
    expect(await over()).toEqual([])
  })

  test('a post too near to an update that is on time, and now counts, is held and says why', async () => {
    await aCap()
    const posts = [await first(), await update('15:08'), await another()]
    await workAt('15:10')
    await workAt('16:01')
    expect(await Promise.all(posts.map(statusOf))).toEqual(['published', 'published', 'held'])
    expect(await over()).toEqual([])
    expect((await ask('GET', `/announcements/${posts[2]!.id}`)).json()).toMatchObject({
      reason:
        '“No water” did not go out on time. It now breaks a rule: Austin gets 2 posts on its channels together within 1 hour; the limit is 1.',
    })
  })

  test('the same when only its delivery waited, and the update is out', async () => {
    await aCap()
    const posts = [await waiting('15:30'), await update('15:08'), await another()]
    for (const clock of ['15:00', '15:08', '15:30', '16:01']) await workAt(clock)
    expect(await Promise.all(posts.map(statusOf))).toEqual(['published', 'published', 'held'])
    expect(await over()).toEqual([])
  })

  test('the same when it is held itself', async () => {
    await aCap()
    const posts = [await waiting('15:30'), await update('15:08'), await another()]
    await workAt('15:00')
    const blackout = { type: 'blackout', name: 'Drill', channels: ['hook'], from: at('15:20'), to: at('17:00') }
    await aRule(app, blackout)
    for (const clock of ['15:08', '15:30', '16:01']) await workAt(clock)
    expect(await Promise.all(posts.map(statusOf))).toEqual(['held', 'published', 'held'])
    expect(await over()).toEqual([])
  })

  test('the same when another part of it is out and counts in its place', async () => {
    await aCap()
    const parts = { channels: ['hook', 'notices'], atByChannel: { notices: moment(at('15:08')) } }
    const posts = [await waiting('15:30', parts), await another()]
    for (const clock of ['15:00', '15:08', '15:30', '16:01']) await workAt(clock)
    expect(await Promise.all(posts.map(statusOf))).toEqual(['published', 'held'])
    expect(await over()).toEqual([])
  })

  test('the same when it was due again and a person marks it as posted', async () => {
    await aCap()
    const { id } = await first({ channels: ['facebook'], at: moment(at('14:01')) })
    await workAt('14:01')
    await act(id, 'hold', { reason: 'The crew is done.' })
    await act(id, 'resume', { at: at('15:00') })
    const posts = [await update('15:08'), await another()]
    app.clock.set(at('15:10'))
    expect((await ask('POST', `/deliveries/${await deliveryOf(id)}/sent`)).json()).toMatchObject({ over: [] })
    for (const clock of ['15:10', '16:01']) await workAt(clock)
    expect(await Promise.all([{ id }, ...posts].map(statusOf))).toEqual(['published', 'published', 'held'])
    expect(await over()).toEqual([])
  })

  test('what is out already stays, and the window is listed with its reason', async () => {
    await aCap('PT30M')
    const posts = [await waiting('15:50'), await update('15:20'), await another('15:45')]
    for (const clock of ['15:00', '15:20', '15:45']) await workAt(clock)
    expect(await over()).toEqual([])
    await workAt('15:50')
    expect(await Promise.all(posts.map(statusOf))).toEqual(['published', 'published', 'published'])
    const [window, ...others] = await over()
    expect(others).toEqual([])
    expect(window.posts).toMatchObject([
      { headline: 'Still off', excuse: 'thread' },
      { headline: 'Another', excuse: null },
    ])
  })

  test('what may have arrived is not sent again when another message then counts and collides', async () => {
    await aCap('PT24H')
    const id = await brokenOff(app, receiver, { incident, stage: 'initial' })
    await update('15:00')
    await another('14:30', 11)
    await act(id, 'hold', { reason: 'The crew is done.' })
    const before = await look(app, id)
    expect(before).toMatchObject({ bookings: { hook: 'unknown' } })
    await workAt('15:00')
    app.clock.set(at('16:00'))
    const refused = await ask('POST', `/deliveries/${await deliveryOf(id)}/retry`)
    expect(refused.statusCode).toBe(422)
    expect(refused.json().detail).toBe('Austin gets 2 posts on its channels together within 24 hours; the limit is 1.')
    expect(await look(app, id)).toEqual(before)
    expect(await over()).toEqual([])
  })
})
