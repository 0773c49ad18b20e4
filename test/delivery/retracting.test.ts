import { expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { findNotice } from '../../server/notices/queries.ts'
import { aPerson, as } from '../support/app.ts'
import { signIn } from '../support/people.ts'
import { startReceiver } from './support/receiver.ts'
import { addChannels, scheduled } from './support/scheduled.ts'
import { look, start } from './support/start.ts'

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

  expect(
    (await app.inject({ method: 'POST', url, headers: { ...author, 'if-match': '"1"' }, payload })).statusCode,
  ).toBe(403)
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
