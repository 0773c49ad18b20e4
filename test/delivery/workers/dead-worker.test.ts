import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { claimNext } from '../../../server/delivery/queries.ts'
import { startDue } from '../../../server/delivery/worker/start-due.ts'
import { later } from '../../../server/platform/clock.ts'
import { aRule } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { findNotice } from '../../support/notices.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { addChannels, moment, scheduled } from '../support/scheduled.ts'
import { look, start } from '../support/start.ts'
import { due, work } from '../support/under-way.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

describe.each(databases)('What a worker took and never wrote, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller
  let receiver: Receiver
  beforeEach(async () => {
    app = await start({}, open)
    receiver = await startReceiver()
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
  })

  /** A post that is due, and whose worker was killed as soon as it had taken it. */
  async function takenByTheDead(channel: string, given: object = {}): Promise<string> {
    const { id } = await scheduled(app.context, { channels: [channel], ...given })
    app.clock.set(due)
    await startDue(app.context, rethrow)
    await claimNext(app.context.db, { worker: 'dead', now: due, until: later(due, 30_000) })
    expect(await look(app, id)).toMatchObject({ deliveries: { [channel]: 'sending' } })
    return id
  }

  async function act(id: string, name: string, body: object) {
    const { revision } = await findAnnouncement(app.context.db, id)
    return ask('POST', `/announcements/${id}/${name}`, { revision, body })
  }

  const notices = async () => app.context.db.selectFrom('notices').select('announcement_id as id').execute()

  test.each(['notices', 'facebook'])('to %s goes on when another worker finds it', async (channel) => {
    const id = await takenByTheDead(channel)
    await work(app, at('14:02'))
    const isOut = channel === 'notices'
    expect(await look(app, id)).toEqual({
      status: isOut ? 'published' : 'publishing',
      bookings: { [channel]: isOut ? 'published' : 'publishing' },
      deliveries: { [channel]: isOut ? 'sent' : 'waiting' },
    })
    expect(await notices()).toEqual(isOut ? [{ id }] : [])
  })

  test.each(['notices', 'facebook'])('to %s is held, and can be resumed', async (channel) => {
    const id = await takenByTheDead(channel)
    expect((await act(id, 'hold', { reason: 'Not now.' })).statusCode).toBe(200)
    await work(app, at('14:02'))
    expect(await look(app, id)).toEqual({
      status: 'held',
      bookings: { [channel]: 'held' },
      deliveries: { [channel]: 'cancelled' },
    })
    expect((await act(id, 'resume', { at: at('15:00') })).statusCode).toBe(200)
  })

  test('by hand is held once it waits for a person', async () => {
    const id = await takenByTheDead('facebook')
    await work(app, at('14:02'))
    expect((await act(id, 'hold', { reason: 'Not now.' })).json()).toMatchObject({ status: 'held' })
    expect(await look(app, id)).toMatchObject({ bookings: { facebook: 'held' }, deliveries: { facebook: 'cancelled' } })
  })

  test.each([
    ['notices', at('14:30')],
    ['facebook', at('14:30')],
    ['facebook', at('14:02')],
  ])('to %s is missed after its publish-by time (found at %s)', async (channel, found) => {
    const id = await takenByTheDead(channel, { publishBy: at('14:10') })
    await work(app, found)
    await work(app, at('14:31'))
    expect(await look(app, id)).toEqual({
      status: 'missed',
      bookings: { [channel]: 'missed' },
      deliveries: { [channel]: 'missed' },
    })
  })

  test('is held when the next worker finds it in quiet hours', async () => {
    const id = await takenByTheDead('notices')
    await aRule(app, { type: 'quiet', start: '10:00', end: '20:00' })
    await work(app, at('16:30'))
    expect(await look(app, id)).toMatchObject({ status: 'held', bookings: { notices: 'held' } })
    expect(await notices()).toEqual([])
  })

  test('to a notice page is held although that was removed meanwhile', async () => {
    const id = await takenByTheDead('notices')
    expect((await ask('DELETE', '/channels/notices?posts=hold')).statusCode).toBe(204)
    await work(app, at('14:02'))
    expect(await look(app, id)).toMatchObject({ status: 'held', bookings: { notices: 'held' } })
  })

  test.each([
    ['mail', 'unknown'],
    ['hook', 'unknown'],
    ['facebook', 'cancelled'],
  ])('to %s keeps nobody from taking back the rest, even if no worker is left', async (channel, becomes) => {
    const soon = '2026-06-10T14:01:20.000Z'
    const id = await takenByTheDead(channel, { channels: [channel, 'notices'], atByChannel: { notices: moment(soon) } })
    await work(app, soon)
    expect((await act(id, 'retract', { reason: 'Wrong.' })).statusCode, 'while it may be alive').toBe(409)
    app.clock.set(at('17:00'))
    expect((await act(id, 'retract', { reason: 'Wrong.' })).statusCode).toBe(200)
    expect(await look(app, id)).toMatchObject({
      status: 'retracted',
      bookings: { notices: 'retracted', [channel]: becomes },
    })
    expect(await findNotice(app.context.db, id)).toMatchObject({ retractedAt: at('17:00') })

    await work(app)
    const types = receiver.received.map(({ body }) => JSON.parse(body).type)
    expect(types).toEqual(channel === 'hook' ? ['announcement.retracted'] : [])
    expect(await look(app, id)).toMatchObject({ bookings: { [channel]: becomes } })
  })
})

function rethrow(error: unknown): never {
  throw error
}
