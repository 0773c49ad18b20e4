import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { later } from '../../../server/platform/clock.ts'
import { aRule } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { addChannels, moment, scheduled } from '../support/scheduled.ts'
import { look, start } from '../support/start.ts'
import { work } from '../support/under-way.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

/** A cap of one an hour that counts the first message of an incident, whose update is near another post. */
describe.each(databases)('When the first message of a thread never goes out, on %s', (_name, open) => {
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
    await aRule(app, { across: 'together', threads: 'first_only', window: { rolling: 'PT1H' } })
  })

  /** The webhook is busy until then, and answers like this from then on. */
  const busyUntil = (clock: string, then = 204) => {
    receiver.answer = (_request, response) => {
      receiver.answer = then
      response.writeHead(503, { 'retry-after': new Date(at(clock)).toUTCString() }).end()
    }
  }
  const workAt = async (...clocks: string[]) => {
    for (const clock of clocks) await work(app, at(clock))
  }
  const first = (given: object = {}) =>
    scheduled(app.context, { headline: 'No water', at: moment(at('15:00')), incident, stage: 'initial', ...given })
  const update = (clock: string) =>
    scheduled(app.context, { headline: 'Still off', at: moment(at(clock)), incident, stage: 'update' })
  const another = () => scheduled(app.context, { headline: 'Another', at: moment(at('16:01')) })
  const statusOf = async ({ id }: { id: string }) => (await look(app, id)).status
  const over = async () => (await ask('GET', `/over-windows?from=${at('00:00')}`)).json().items

  async function act(id: string, transition: string) {
    const { revision } = await findAnnouncement(app.context.db, id)
    const body = { reason: 'The crew is done.' }
    return (await ask('POST', `/announcements/${id}/${transition}`, { revision, body })).json()
  }

  async function expectGaveWay(posts: readonly { id: string }[], ...expected: string[]): Promise<void> {
    await workAt('16:01')
    expect(await Promise.all(posts.map(statusOf))).toEqual(expected)
    expect(await over()).toEqual([])
    expect((await ask('GET', `/announcements/${posts.at(-1)!.id}`)).json()).toMatchObject({
      reason:
        '“No water” did not go out on time. It now breaks a rule: Austin gets 2 posts on its channels together within 1 hour; the limit is 1.',
    })
  }

  test('because it was missed before it could start, what its update collides with is held and says why', async () => {
    const posts = [await first({ publishBy: at('15:05') }), await update('15:08'), await another()]
    await workAt('15:08')
    await expectGaveWay(posts, 'missed', 'published', 'held')
  })

  test.each([
    { publishBy: '15:20', told: '15:08' },
    { publishBy: '15:04', told: '15:02' },
  ])('because it was missed in the queue, the same (by $publishBy)', async ({ publishBy, told }) => {
    busyUntil('15:30')
    const posts = [await first({ channels: ['hook'], publishBy: at(publishBy) }), await update(told), await another()]
    await workAt('15:00', told)
    await work(app, later(at(publishBy), 1))
    await expectGaveWay(posts, 'missed', 'published', 'held')
  })

  test('because no person posted it in time, the same', async () => {
    const given = { channels: ['facebook'], publishBy: at('15:20') }
    const posts = [await first(given), await update('15:08'), await another()]
    await workAt('15:00', '15:08', '15:21')
    await expectGaveWay(posts, 'missed', 'published', 'held')
  })

  test('because it failed for good within five minutes, the same', async () => {
    busyUntil('15:03', 400)
    const posts = [await first({ channels: ['hook'] }), await update('15:02'), await another()]
    await workAt('15:00', '15:02', '15:03')
    await expectGaveWay(posts, 'failed', 'published', 'held')
  })

  test.each(['15:02', '15:08'])('because its channel reaches more than was booked, the same (at %s)', async (clock) => {
    const posts = [await first({ channels: ['hook'] }), await update(clock), await another()]
    await ask('PATCH', '/channels/hook', { body: { finest: 'none' } })
    await workAt(clock)
    await expectGaveWay(posts, 'held', 'published', 'held')
  })

  test('because it failed after a person held it while it was being sent, the same', async () => {
    const posts = [await first({ channels: ['hook'] }), await update('15:02'), await another()]
    receiver.answer = async (_request, response) => {
      expect(await act(posts[0]!.id, 'hold')).toMatchObject({ over: [] })
      response.writeHead(400).end()
    }
    await workAt('15:02')
    await expectGaveWay(posts, 'held', 'published', 'held')
  })

  describe('because of a person, nothing gives way and the window is listed:', () => {
    const windowOver = [{ posts: [{ headline: 'Still off', excuse: 'thread' }, { headline: 'Another' }] }]

    test.each(['hold', 'cancel'])('%s', async (transition) => {
      busyUntil('15:30')
      const [{ id }, ...posts] = [await first({ channels: ['hook'] }), await update('15:02'), await another()]
      await workAt('15:00', '15:02')
      expect(await act(id, transition)).toMatchObject({ over: [{ name: 'One a day' }] })
      expect(await over()).toMatchObject(windowOver)
      await workAt('15:30', '16:01')
      expect(await Promise.all(posts.map(statusOf))).toEqual(['published', 'published'])
    })

    test('its channel is removed', async () => {
      busyUntil('15:30')
      const posts = [await first({ channels: ['hook'] }), await update('15:02'), await another()]
      await workAt('15:00', '15:02')
      expect((await ask('DELETE', '/channels/hook?posts=hold')).statusCode).toBe(204)
      expect(await over()).toMatchObject(windowOver)
      await workAt('15:30', '16:01')
      expect(await Promise.all(posts.map(statusOf))).toEqual(['held', 'published', 'published'])
    })

    test('it is marked as not sent', async () => {
      const posts = [await first({ channels: ['facebook'] }), await update('15:02'), await another()]
      await workAt('15:00', '15:02')
      const [delivery] = await listDeliveriesOf(app.context.db, posts[0]!.id)
      const marked = await ask('POST', `/deliveries/${delivery!.id}/not-sent`, { body: { reason: 'Locked' } })
      expect(marked.json()).toMatchObject({ over: [{ name: 'One a day' }] })
      expect(await over()).toMatchObject(windowOver)
      await workAt('16:01')
      expect(await Promise.all(posts.map(statusOf))).toEqual(['cancelled', 'published', 'published'])
    })
  })
})
