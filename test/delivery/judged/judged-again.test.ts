import { beforeEach, describe, expect, test } from 'vitest'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { startDue } from '../../../server/delivery/worker/start-due.ts'
import { tick } from '../../../server/delivery/worker/tick.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { addChannels, moment, scheduled } from '../support/scheduled.ts'
import { look, start } from '../support/start.ts'
import { refusedOnce, work } from '../support/under-way.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

describe.each(databases)('Another attempt within five minutes, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
  })

  const workAt = (clock: string) => work(app, at(clock))
  const refused = (given: object = {}) => refusedOnce(app, receiver, given, at('15:00'))
  const reachMore = async (channel: string) => {
    const body = channel === 'mail' ? { serves: 'US' } : { finest: 'none' }
    expect((await ask('PATCH', `/channels/${channel}`, { body })).statusCode).toBe(200)
  }

  test('is held when its channel has come to reach more', async () => {
    const id = await refused()
    await reachMore('hook')
    await workAt('15:01')
    expect(receiver.received).toHaveLength(1)
    expect(await look(app, id)).toEqual({
      status: 'held',
      bookings: { hook: 'held' },
      deliveries: { hook: 'cancelled' },
    })
    expect((await ask('GET', `/announcements/${id}`)).json().reason).toMatch(/^The hook now also reaches /)
  })

  test('is not made to a reach that nobody checked after the first may have arrived', async () => {
    const asked = Promise.withResolvers<void>()
    receiver.answer = () => asked.resolve()
    const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(at('15:00')) })
    app.clock.set(at('15:00'))
    const stalled = tick(app.context, 'stalled')
    await asked.promise
    receiver.cut()
    await stalled
    await reachMore('hook')
    await workAt('15:01')
    expect(receiver.received).toHaveLength(1)
    expect(await look(app, id)).toMatchObject({ bookings: { hook: 'unknown' }, deliveries: { hook: 'unknown' } })
  })

  test('is held when it is marketing and an incident has begun', async () => {
    const id = await refused({ kind: 'marketing', severity: 'routine' })
    const body = { kind: 'unplanned', title: 'Main burst', areas: ['US-TX-453'], holds: true }
    expect((await ask('POST', '/incidents', { body })).statusCode).toBe(201)
    await workAt('15:01')
    expect(receiver.received).toHaveLength(1)
    expect(await look(app, id)).toMatchObject({ status: 'held', bookings: { hook: 'held' } })
  })

  test('is made when nothing has changed, and keeps its time', async () => {
    const id = await refused()
    await workAt('15:01')
    expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { hook: 'sent' } })
    expect((await ask('GET', `/announcements/${id}`)).json().bookings).toMatchObject([{ at: at('15:00') }])
  })

  test('is held even if it is the first, because no worker ran meanwhile', async () => {
    const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(at('15:00')) })
    app.clock.set(at('15:00'))
    await startDue(app.context, (error) => {
      throw error
    })
    await reachMore('hook')
    await workAt('15:03')
    expect(receiver.received).toEqual([])
    expect(await look(app, id)).toMatchObject({ status: 'held' })
  })

  test.each([400, 'cut'] as const)(
    'by a person needs the approvals that its channels need by now (%s)',
    async (end) => {
      receiver.answer = end === 'cut' ? () => receiver.cut() : end
      const { id } = await scheduled(app.context, { channels: ['hook', 'mail'], at: moment(at('15:00')) })
      await workAt('15:00')
      const { db } = app.context
      const delivery = (await listDeliveriesOf(db, id)).find(({ channel }) => channel === 'hook')!
      if (end === 'cut') {
        await db.updateTable('deliveries').set({ status: 'unknown' }).where('id', '=', delivery.id).execute()
        await db.updateTable('bookings').set({ status: 'unknown' }).where('channel', '=', 'hook').execute()
      }
      const before = (await look(app, id)).bookings
      await reachMore('mail')
      const refused = await ask('POST', `/deliveries/${delivery.id}/retry`)
      expect(refused.statusCode).toBe(409)
      expect(refused.json().detail).toBe(
        'It reaches a whole state or more than a million people, so it needs 2 approvals and has 1. It can no longer be reviewed: write another announcement for it.',
      )
      expect((await look(app, id)).bookings).toEqual(before)
    },
  )
})
