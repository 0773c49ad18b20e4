import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, as, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { findNotice } from '../support/notices.ts'
import { signIn } from '../support/people.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'
import { addChannels, scheduled } from './support/scheduled.ts'
import { look, start } from './support/start.ts'
import { brokenOff, due, work } from './support/under-way.ts'

test('retracting withdraws the notice, notifies webhooks and cancels posts that nobody made yet', async () => {
  const receiver = await startReceiver()
  const app = await start()
  await addChannels(app.context, receiver.url)
  const { id } = await scheduled(app.context, { channels: ['notices', 'hook', 'facebook'] })
  app.clock.pass({ minutes: 1 })
  await tick(app.context, 'w')
  const { revision } = await findAnnouncement(app.context.db, id)

  app.clock.pass({ minutes: 1 })
  const response = await app.inject({
    method: 'POST',
    url: `/api/v1/announcements/${id}/retract`,
    headers: { ...as(await aPerson(app)), 'if-match': `"${revision}"` },
    payload: { reason: 'Wrong town.' },
  })
  expect(response.json()).toMatchObject({ status: 'retracted', reason: 'Wrong town.' })
  expect(await findNotice(app.context.db, id)).toMatchObject({ retractedAt: '2026-06-10T14:02:00.000Z' })

  await tick(app.context, 'w')
  const [published, retracted] = receiver.received
  expect(receiver.received).toHaveLength(2)
  expect(JSON.parse(retracted!.body)).toMatchObject({ type: 'announcement.retracted', data: { announcement: id } })
  expect(retracted!.headers['webhook-id']).not.toBe(published!.headers['webhook-id'])
  expect(await look(app, id)).toMatchObject({
    status: 'retracted',
    bookings: { notices: 'retracted', hook: 'retracted', facebook: 'cancelled' },
    deliveries: { facebook: 'cancelled' },
  })
})

test('retracting needs an approver, a reason and the current revision', async () => {
  const app = await start()
  await addChannels(app.context)
  const { id } = await scheduled(app.context)
  app.clock.pass({ minutes: 1 })
  await tick(app.context, 'w')
  const url = `/api/v1/announcements/${id}/retract`
  const approver = as(await aPerson(app))
  const author = as(await aPerson(app, { can: ['author'] }))
  const payload = { reason: 'Wrong town.' }

  const { revision } = await findAnnouncement(app.context.db, id)
  const asAuthor = { ...author, 'if-match': `"${revision}"` }
  expect((await app.inject({ method: 'POST', url, headers: asAuthor, payload })).statusCode).toBe(403)
  expect((await app.inject({ method: 'POST', url, headers: approver, payload })).statusCode).toBe(428)
  expect(
    (await app.inject({ method: 'POST', url, headers: { ...approver, 'if-match': '"1"' }, payload })).statusCode,
  ).toBe(409)
  expect(
    (await app.inject({ method: 'POST', url, headers: { ...approver, 'if-match': '"1"' }, payload: {} })).statusCode,
  ).toBe(422)
  expect(await findNotice(app.context.db, id)).toMatchObject({ retractedAt: null })
})

test('an announcement can be retracted on its page', async () => {
  const app = await start()
  await addChannels(app.context)
  const { id } = await scheduled(app.context)
  app.clock.pass({ minutes: 1 })
  await tick(app.context, 'w')
  const { revision } = await findAnnouncement(app.context.db, id)
  const headers = { ...(await signIn(app, await aPerson(app))), 'content-type': 'application/x-www-form-urlencoded' }

  const response = await app.inject({
    method: 'POST',
    url: `/announcements/${id}/retract`,
    headers,
    payload: `reason=Wrong+town&revision=${revision}`,
  })

  expect(response.headers.location).toBe(`/announcements/${id}`)
  expect((await findAnnouncement(app.context.db, id)).status).toBe('retracted')
})

describe.each(databases)('what turns out to have arrived after it was taken back, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
  })

  async function retract(id: string) {
    const { revision } = await findAnnouncement(app.context.db, id)
    const body = { reason: 'Wrong town.' }
    expect((await ask('POST', `/announcements/${id}/retract`, { revision, body })).statusCode).toBe(200)
  }

  async function markSent(id: string, on: string) {
    const delivery = (await listDeliveriesOf(app.context.db, id)).find(({ channel }) => channel === on)!
    expect((await ask('POST', `/deliveries/${delivery.id}/sent`)).statusCode).toBe(200)
    expect(await look(app, id)).toMatchObject({ status: 'retracted', bookings: { [on]: 'retracted' } })
  }

  /** Of the messages that were received, those that say that it was taken back. */
  const told = () => receiver.received.filter(({ body }) => JSON.parse(body).type === 'announcement.retracted').length

  test.each([
    ['had failed', 400],
    ['waited for another attempt', 503],
  ])('is retracted for its receiver, if it %s', async (_what, answer) => {
    receiver.answer = answer
    const { id } = await scheduled(app.context, { channels: ['hook', 'notices'] })
    await work(app, due)
    receiver.answer = 204
    await retract(id)
    await work(app)
    expect(told()).toBe(0)
    await markSent(id, 'hook')
    await work(app)
    expect(told()).toBe(1)
  })

  test('is not retracted twice, if it was unknown and its receiver was told already', async () => {
    const id = await brokenOff(app, receiver, { channels: ['hook', 'notices'] })
    await work(app)
    await retract(id)
    await work(app)
    expect(told()).toBe(1)
    await markSent(id, 'hook')
    await work(app)
    expect(told()).toBe(1)
  })

  test('cannot be told to anyone, if it was posted by hand', async () => {
    const { id } = await scheduled(app.context, { channels: ['facebook', 'notices'] })
    await work(app, due)
    await retract(id)
    await markSent(id, 'facebook')
    expect(await listDeliveriesOf(app.context.db, id)).toHaveLength(2)
  })
})
