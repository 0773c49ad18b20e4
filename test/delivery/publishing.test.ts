import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { aPerson, as, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { findNotice } from '../support/notices.ts'
import { signIn } from '../support/people.ts'
import { startMailServer } from './support/mail-server.ts'
import { startReceiver } from './support/receiver.ts'
import { addChannels, moment, scheduled } from './support/scheduled.ts'
import { look, start } from './support/start.ts'

/** The page of an announcement, from its history on. */
async function historyPage(app: TestApp, id: string): Promise<string> {
  const headers = await signIn(app, await aPerson(app, { can: [] }))
  const { body } = await app.inject({ url: `/announcements/${id}`, headers })
  return body.slice(body.indexOf('>History<'))
}

describe.each(databases)('publishing on %s', (_name, open) => {
  test('an announcement goes out on all its channels at its time, and not before', async () => {
    const receiver = await startReceiver()
    const app = await start({}, open)
    await addChannels(app.context, receiver.url)
    const { id } = await scheduled(app.context, { channels: ['notices', 'hook', 'mail'] })

    app.clock.set('2026-06-10T14:00:59.999Z')
    await tick(app.context, 'w')
    expect(await look(app, id)).toMatchObject({ status: 'scheduled', deliveries: {} })
    expect(await findNotice(app.context.db, id)).toBeNull()

    app.clock.set('2026-06-10T14:01:00.000Z')
    await tick(app.context, 'w')
    expect(await look(app, id)).toEqual({
      status: 'published',
      bookings: { notices: 'published', hook: 'published', mail: 'published' },
      deliveries: { notices: 'sent', hook: 'sent', mail: 'sent' },
    })
    expect(await findNotice(app.context.db, id)).toMatchObject({ headline: 'Water main burst in Austin' })
    expect(receiver.received).toHaveLength(1)
    expect(readdirSync(join(app.context.config.DATA_DIR, 'mail'))).toHaveLength(1)
  })

  test('several workers at once send each message once', async () => {
    const receiver = await startReceiver()
    const app = await start({}, open)
    await addChannels(app.context, receiver.url)
    for (let n = 0; n < 6; n++)
      await scheduled(app.context, { channels: ['hook', 'notices'], headline: `Water, part ${n}` })

    app.clock.pass({ minutes: 1 })
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((worker) => tick(app.context, worker)))

    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(ids).toHaveLength(6)
    expect(new Set(ids).size).toBe(6)
    expect(await app.context.db.selectFrom('notices').select('announcement_id').execute()).toHaveLength(6)
    const statuses = await app.context.db.selectFrom('announcements').select('status').distinct().execute()
    expect(statuses).toEqual([{ status: 'published' }])
  })

  test('a failing receiver gets the message again after a delay, with the same id', async () => {
    const receiver = await startReceiver()
    receiver.answer = 503
    const app = await start({}, open)
    await addChannels(app.context, receiver.url)
    const { id } = await scheduled(app.context, { channels: ['hook'] })
    app.clock.pass({ minutes: 1 })

    await tick(app.context, 'w')
    await tick(app.context, 'w')
    expect(receiver.received, 'no immediate retry').toHaveLength(1)
    expect(await look(app, id)).toMatchObject({ status: 'publishing', deliveries: { hook: 'queued' } })

    app.clock.pass({ seconds: 3 })
    await tick(app.context, 'w')
    expect(receiver.received, 'no retry before the delay has passed').toHaveLength(1)

    receiver.answer = 200
    app.clock.pass({ seconds: 3 })
    await tick(app.context, 'w')
    expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { hook: 'published' } })
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  test('when a worker stops responding, its lease expires and its delivery is sent again with the same id', async () => {
    const receiver = await startReceiver()
    const app = await start({}, open)
    await addChannels(app.context, receiver.url)
    const { id } = await scheduled(app.context, { channels: ['hook'] })
    app.clock.pass({ minutes: 1 })
    const first = Promise.withResolvers<void>()
    receiver.answer = () => first.resolve()
    const stalled = tick(app.context, 'stalled')
    await first.promise

    receiver.answer = 200
    app.clock.pass({ seconds: 29 })
    await tick(app.context, 'w')
    expect(receiver.received).toHaveLength(1)
    app.clock.pass({ seconds: 1 })
    await tick(app.context, 'w')

    expect(receiver.received).toHaveLength(2)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(await look(app, id)).toMatchObject({ status: 'published' })
    receiver.cut()
    await stalled
    expect(await look(app, id), 'the stalled worker no longer changes the outcome').toMatchObject({
      deliveries: { hook: 'sent' },
    })
  })
})

test('a delivery fails after eight attempts', async () => {
  const receiver = await startReceiver()
  receiver.answer = 500
  const app = await start()
  await addChannels(app.context, receiver.url)
  const { id } = await scheduled(app.context, { channels: ['hook'] })

  for (let n = 0; n < 12; n++) {
    app.clock.pass({ minutes: 40 })
    await tick(app.context, 'w')
  }

  expect(receiver.received).toHaveLength(8)
  expect(await look(app, id)).toEqual({
    status: 'failed',
    bookings: { hook: 'failed' },
    deliveries: { hook: 'failed' },
  })
  expect((await listDeliveriesOf(app.context.db, id))[0]).toMatchObject({
    attempts: 8,
    lastError: 'The receiver answered 500.',
  })
  const history = await historyPage(app, id)
  expect(history).toContain('Could not be sent')
  expect(history).not.toContain('>Sent<')
})

test('a failed channel leaves the others published', async () => {
  const receiver = await startReceiver()
  receiver.answer = 404
  const app = await start()
  await addChannels(app.context, receiver.url)
  const { id } = await scheduled(app.context, { channels: ['hook', 'notices'] })

  app.clock.pass({ minutes: 1 })
  await tick(app.context, 'w')

  expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { hook: 'failed', notices: 'published' } })
})

test('a mail that may have been accepted is not sent again automatically', async () => {
  const server = await startMailServer((breakOff) => ({ onData: breakOff }))
  const app = await start({ SMTP_URL: server.url })
  await addChannels(app.context)
  const { id } = await scheduled(app.context, { channels: ['mail'] })

  for (let n = 0; n < 3; n++) {
    app.clock.pass({ minutes: 1 })
    await tick(app.context, 'w')
  }

  expect(server.read).toHaveLength(1)
  expect(await look(app, id)).toMatchObject({ bookings: { mail: 'unknown' }, deliveries: { mail: 'unknown' } })
})

test('a mail whose worker stopped responding is not sent again automatically', async () => {
  const reached = Promise.withResolvers<void>()
  const server = await startMailServer(() => ({ onData: () => reached.resolve() }))
  const app = await start({ SMTP_URL: server.url })
  await addChannels(app.context)
  const { id } = await scheduled(app.context, { channels: ['mail'] })
  app.clock.pass({ minutes: 1 })
  const stalled = tick(app.context, 'stalled')
  await reached.promise

  app.clock.pass({ seconds: 30 })
  await tick(app.context, 'w')

  expect(await look(app, id)).toMatchObject({ deliveries: { mail: 'unknown' } })
  server.breakOff()
  await stalled
  expect(server.read).toHaveLength(1)
})

test.each([
  ['2026-06-10T14:04:59.000Z', 'published', 1],
  ['2026-06-10T14:20:00.000Z', 'held', 0],
])('due at 14:00 UTC and started at %s, it is %s', async (at, status, requests) => {
  const receiver = await startReceiver()
  const app = await start()
  await addChannels(app.context, receiver.url)
  const gap = { type: 'cap', name: 'An hour between', kinds: ['service'], limit: 1, window: { rolling: 'PT1H' } }
  const headers = as(await aPerson(app))
  expect((await app.inject({ method: 'POST', url: '/api/v1/rules', headers, payload: gap })).statusCode).toBe(201)
  const { id } = await scheduled(app.context, { channels: ['hook'], at: moment('2026-06-10T14:00:00.001Z') })
  await scheduled(app.context, { channels: ['hook'], at: moment('2026-06-10T15:00:00.001Z') })

  app.clock.set(at)
  await tick(app.context, 'w')

  expect((await look(app, id)).status).toBe(status)
  expect(receiver.received).toHaveLength(requests)
})

test('an announcement does not start after its publish-by time', async () => {
  const receiver = await startReceiver()
  const app = await start()
  await addChannels(app.context, receiver.url)
  const publishBy = '2026-06-10T14:01:30.000Z'
  const late = await scheduled(app.context, { channels: ['hook'], publishBy, headline: 'Never started' })
  app.clock.set('2026-06-10T14:01:31.000Z')
  await tick(app.context, 'w')
  expect(receiver.received).toEqual([])
  expect(await look(app, late.id)).toMatchObject({ status: 'missed', deliveries: {} })
})

test('a delivery is not attempted again after the publish-by time', async () => {
  const receiver = await startReceiver()
  receiver.answer = 503
  const app = await start()
  await addChannels(app.context, receiver.url)
  const { id } = await scheduled(app.context, { channels: ['hook', 'notices'], publishBy: '2026-06-10T14:01:02.000Z' })
  app.clock.set('2026-06-10T14:01:00.000Z')
  await tick(app.context, 'w')
  app.clock.pass({ seconds: 10 })
  await tick(app.context, 'w')

  expect(receiver.received).toHaveLength(1)
  expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { hook: 'missed', notices: 'sent' } })
})

test('what is due on a channel that is off is held with a clear reason', async () => {
  const app = await start()
  await addChannels(app.context)
  const { id } = await scheduled(app.context, { channels: ['hook', 'notices'] })
  await app.context.db.updateTable('channels').set({ enabled: 0 }).where('key', '=', 'hook').execute()

  app.clock.pass({ minutes: 1 })
  await tick(app.context, 'w')

  const deliveries = await listDeliveriesOf(app.context.db, id)
  expect(deliveries.find(({ channel }) => channel === 'hook')).toMatchObject({
    status: 'cancelled',
    lastError: 'Its channel was turned off or removed.',
  })
})

test('each channel goes out at its own time, and the announcement is published after the last', async () => {
  const receiver = await startReceiver()
  const app = await start()
  await addChannels(app.context, receiver.url)
  const { id } = await scheduled(app.context, {
    channels: ['hook', 'notices'],
    atByChannel: { hook: moment('2026-06-10T17:00:00.000Z') },
  })

  app.clock.pass({ minutes: 1 })
  await tick(app.context, 'w')
  expect(await look(app, id)).toMatchObject({
    status: 'publishing',
    bookings: { notices: 'published', hook: 'booked' },
  })
  expect(receiver.received).toEqual([])

  app.clock.set('2026-06-10T17:00:00.000Z')
  await tick(app.context, 'w')
  expect(await look(app, id)).toMatchObject({
    status: 'published',
    bookings: { notices: 'published', hook: 'published' },
  })
  expect(receiver.received).toHaveLength(1)
})

test('the history says when only some channels were missed', async () => {
  const app = await start()
  await addChannels(app.context)
  const { id } = await scheduled(app.context, {
    channels: ['mail', 'notices'],
    atByChannel: { mail: moment('2026-06-10T17:00:00.000Z') },
    publishBy: '2026-06-10T17:30:00.000Z',
  })
  app.clock.pass({ minutes: 1 })
  await tick(app.context, 'w')
  app.clock.set('2026-06-10T17:30:00.001Z')
  await tick(app.context, 'w')

  expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { notices: 'published', mail: 'missed' } })
  expect(await historyPage(app, id)).toContain('Missed on some channels')
})

test('with one local time for everyone, each zone adds its places to the same notice', async () => {
  const app = await start()
  await addChannels(app.context)
  const { id } = await scheduled(app.context, {
    audience: { include: ['US-TX-453-pflugerville', 'US-TX-141-el-paso'], exclude: [] },
    at: { local: '2026-06-10T12:00' },
  })

  app.clock.set('2026-06-10T17:00:00.000Z')
  await tick(app.context, 'w')
  expect(await findNotice(app.context.db, id)).toMatchObject({ reach: ['US-TX-453-pflugerville'] })
  expect((await look(app, id)).status).toBe('publishing')

  app.clock.set('2026-06-10T18:00:00.000Z')
  await tick(app.context, 'w')
  expect(await findNotice(app.context.db, id)).toMatchObject({ reach: ['US-TX-453-pflugerville', 'US-TX-141-el-paso'] })
  expect((await look(app, id)).status).toBe('published')
})
