import { beforeEach, describe, expect, test } from 'vitest'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'
import { addChannels, scheduled } from './support/scheduled.ts'
import { start } from './support/start.ts'
import { work } from './support/under-way.ts'

describe.each(databases)('A zone that failed, after the rest was canceled, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  let id: string
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
    receiver.answer = 400
    const post = await scheduled(app.context, {
      channels: ['hook'],
      audience: { include: ['US-TX-453-pflugerville', 'US-TX-141-el-paso'], exclude: [] },
      at: { local: '2026-06-10T12:00' },
    })
    id = post.id
    await work(app, '2026-06-10T17:00:00.000Z')
    const { revision } = await read()
    const cancelled = await ask('POST', `/announcements/${id}/cancel`, { revision, body: { reason: 'Not needed.' } })
    expect(cancelled.json()).toMatchObject({ status: 'failed' })
    receiver.answer = 204
  })

  const read = async () => (await ask('GET', `/announcements/${id}`)).json()
  const retry = async () => ask('POST', `/deliveries/${(await listDeliveriesOf(app.context.db, id))[0]!.id}/retry`)

  test('is sent again, although the channel also reaches the places of the rest', async () => {
    const answer = await retry()
    expect(answer.statusCode, answer.body).toBe(200)
    await work(app)
    expect((await read()).bookings).toMatchObject([
      { zone: 'America/Chicago', status: 'published' },
      { zone: 'America/Denver', status: 'cancelled' },
    ])
  })

  test('is not sent again to more than both were booked for', async () => {
    expect((await ask('PATCH', '/channels/hook', { body: { finest: 'county' } })).statusCode).toBe(200)
    expect((await retry()).json().detail).toMatch(/^The hook now also reaches /)
  })
})
