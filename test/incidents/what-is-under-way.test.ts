import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { type Receiver, startReceiver } from '../delivery/support/receiver.ts'
import { addChannels, moment, scheduled } from '../delivery/support/scheduled.ts'
import { look, start } from '../delivery/support/start.ts'
import { brokenOff, refusedOnce, work } from '../delivery/support/under-way.ts'
import { aRule } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('The end of an incident, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  let incident: string
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
    const body = { kind: 'unplanned', severity: 'major', title: 'Main burst', areas: ['US-TX-453'] }
    incident = (await ask('POST', '/incidents', { body })).json().id
  })

  const end = async () => (await ask('POST', `/incidents/${incident}/restore`)).json()

  test('cancels an update that waits for its next attempt or for a person', async () => {
    const id = await refusedOnce(app, receiver, { incident, stage: 'update' })
    const waiting = await scheduled(app.context, {
      channels: ['facebook'],
      incident,
      stage: 'update',
      at: 'approval',
    })
    await work(app)
    expect((await look(app, waiting.id)).deliveries).toEqual({ facebook: 'waiting' })
    const { cancelled, over } = await end()
    expect({ cancelled: cancelled.toSorted(), over }).toEqual({ cancelled: [id, waiting.id].toSorted(), over: [] })
    await work(app, '2026-06-10T14:40:00.000Z')
    expect(receiver.received).toHaveLength(1)
    for (const one of [id, waiting.id])
      expect(await findAnnouncement(app.context.db, one)).toMatchObject({
        status: 'cancelled',
        reason: 'The incident “Main burst” was restored.',
      })
  })

  test('keeps an update that is being sent from being tried again, and one that may have arrived too', async () => {
    const unsure = await brokenOff(app, receiver, { incident, stage: 'initial' })
    const { id } = await scheduled(app.context, {
      channels: ['hook'],
      incident,
      stage: 'update',
      at: moment('2026-06-10T14:02:00.000Z'),
    })
    let answered: { cancelled: string[] } | undefined
    receiver.answer = async (_request, response) => {
      answered ??= await end()
      response.writeHead(503).end()
    }
    await work(app, '2026-06-10T14:02:00.000Z')
    receiver.answer = 204
    await work(app, '2026-06-10T15:00:00.000Z')
    expect(receiver.received.length).toBeLessThanOrEqual(3)
    expect(answered!.cancelled).toEqual(expect.not.arrayContaining([unsure]))
    expect((await look(app, unsure)).bookings).toEqual({ hook: 'unknown' })
    expect((await look(app, id)).bookings).toEqual({ hook: 'cancelled' })
  })

  test('names the posts that collide because of it, and so does opening it again', async () => {
    const rule = await aRule(app, { threads: 'first_only' })
    const booked = (at: string, given: object) =>
      scheduled(app.context, { channels: ['hook'], at: moment(at), ...given })
    await booked('2026-06-10T16:00:00.000Z', { incident, stage: 'update' })
    const kept = await booked('2026-06-10T18:00:00.000Z', { incident, stage: 'all_clear' })
    await booked('2026-06-11T16:30:00.000Z', { headline: 'Another post' })
    const ended = await end()
    expect(ended).toMatchObject({ allClear: kept.id, over: [{ rule, count: 2, limit: 1 }] })

    await booked('2026-06-10T20:00:00.000Z', { incident, stage: null })
    const opened = (await ask('POST', `/incidents/${incident}/reopen`)).json()
    expect(opened).toMatchObject({ cancelled: [kept.id], allClear: null, over: [{ rule, count: 2, limit: 1 }] })
  })
  test('names them on the draft of the all-clear too', async () => {
    await aRule(app, { threads: 'first_only' })
    const onFacebook = (at: string, given: object) =>
      scheduled(app.context, { channels: ['facebook'], at: moment(at), ...given })
    const first = await onFacebook('2026-06-10T15:00:00.000Z', { incident, stage: 'initial' })
    const update = await onFacebook('2026-06-10T16:00:00.000Z', { incident, stage: 'update' })
    await onFacebook('2026-06-11T15:30:00.000Z', { headline: 'Another post' })
    await work(app, '2026-06-10T15:00:00.000Z')
    await work(app, '2026-06-10T16:00:00.000Z')
    const [posted] = await listDeliveriesOf(app.context.db, update.id)
    await ask('POST', `/deliveries/${posted!.id}/sent`)
    const { cancelled, over, allClear } = await end()
    expect({ cancelled, over }).toMatchObject({ cancelled: [first.id], over: [{ count: 2, limit: 1 }] })
    expect((await findAnnouncement(app.context.db, allClear)).reason).toContain(
      `It now breaks a rule: ${over[0].message}`,
    )
  })
})
