import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { listBookingsOf } from '../../server/calendar/booking-queries.ts'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { aRule } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { signIn } from '../support/people.ts'
import { addChannels, moment, scheduled } from './support/scheduled.ts'
import { look, start } from './support/start.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`
const reason = 'Its “Don’t publish after” time passed before anyone posted it.'

describe.each(databases)('A post that waits for a person after its publish-by time, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller
  let cookie: { cookie: string }
  beforeEach(async () => {
    app = await start({}, open)
    await addChannels(app.context)
    const person = await aPerson(app)
    ask = caller(app, person)
    cookie = await signIn(app, person)
  })

  async function workAt(clock: string): Promise<void> {
    app.clock.set(at(clock))
    await tick(app.context, 'w')
  }

  /** One that waits on Facebook since 15:00, and may be posted until 16:00. */
  async function waiting(given: object = {}): Promise<{ id: string; delivery: string }> {
    const content = { channels: ['facebook'], at: moment(at('15:00')), publishBy: at('16:00') }
    const { id } = await scheduled(app.context, { ...content, ...given })
    await workAt('15:00')
    await workAt('16:00')
    expect((await look(app, id)).deliveries).toMatchObject({ facebook: 'waiting' })
    const all = await listDeliveriesOf(app.context.db, id)
    return { id, delivery: all.find(({ channel }) => channel === 'facebook')!.id }
  }

  test('is missed with a sentence, and no longer counts', async () => {
    await aRule(app)
    const { id, delivery } = await waiting()
    await workAt('16:01')
    expect(await look(app, id)).toEqual({
      status: 'missed',
      bookings: { facebook: 'missed' },
      deliveries: { facebook: 'missed' },
    })
    expect((await findAnnouncement(app.context.db, id)).reason).toBe(reason)
    const [booking] = await listBookingsOf(app.context.db, id)
    expect(booking!.reason).toBe(reason)
    expect((await app.inject({ url: `/announcements/${id}`, headers: cookie })).body).toContain(reason)
    const list = (await app.inject({ url: '/deliveries', headers: cookie })).body
    expect(list).toContain(`action="/deliveries/${delivery}/sent"`)
    expect(list).toContain(`href="/deliveries/${delivery}#not-posted"`)
    const other = await scheduled(app.context, { channels: ['facebook'], at: moment(at('18:00')) })
    expect(other.status).toBe('scheduled')
    const entries = (await ask('GET', `/audit?subject=announcement:${id}`)).json().items
    await workAt('16:02')
    expect((await ask('GET', `/audit?subject=announcement:${id}`)).json().items).toEqual(entries)
  })

  test('leaves what is out alone', async () => {
    const { id } = await waiting({ channels: ['facebook', 'notices'] })
    await workAt('16:01')
    expect(await look(app, id)).toMatchObject({
      status: 'published',
      bookings: { facebook: 'missed', notices: 'published' },
    })
    expect((await app.inject({ url: '/', headers: cookie })).body).toContain('Part of it is on hold.')
  })

  test('stays as it is when a person was faster', async () => {
    const { id, delivery } = await waiting()
    expect((await ask('POST', `/deliveries/${delivery}/sent`)).statusCode).toBe(200)
    await workAt('16:01')
    expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { facebook: 'sent' } })
  })

  test('can still be marked as sent: it counts from then, and the answer names what it breaks', async () => {
    const rule = await aRule(app)
    const { id, delivery } = await waiting()
    await workAt('16:01')
    await scheduled(app.context, { at: moment(at('18:00')), headline: 'In its place', channels: ['facebook'] })
    app.clock.set(at('16:30'))
    const sent = await ask('POST', `/deliveries/${delivery}/sent`)
    expect(sent.json()).toMatchObject({ status: 'sent', over: [{ rule, count: 2, limit: 1 }] })
    expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { facebook: 'published' } })
    const [booking] = await listBookingsOf(app.context.db, id)
    expect(booking).toMatchObject({ at: at('16:30'), postedOver: [rule] })
  })

  test('can be given up, or be canceled', async () => {
    const one = await waiting()
    await workAt('16:01')
    const given = await ask('POST', `/deliveries/${one.delivery}/not-sent`, { body: { reason: 'Nobody was there.' } })
    expect(given.json()).toMatchObject({ status: 'cancelled', over: [] })
    expect(await look(app, one.id)).toMatchObject({ status: 'cancelled', bookings: { facebook: 'cancelled' } })

    app.clock.set(at('14:59'))
    const other = await waiting()
    await workAt('16:01')
    const { revision } = await findAnnouncement(app.context.db, other.id)
    const body = { reason: 'Nobody was there.' }
    const canceled = await ask('POST', `/announcements/${other.id}/cancel`, { revision, body })
    expect(canceled.json()).toMatchObject({ status: 'cancelled', bookings: [{ status: 'cancelled' }] })
  })

  test('can be resumed with another publish-by time, and then waits again; its old end is not that of the new one', async () => {
    const { id, delivery } = await waiting()
    await workAt('16:01')
    const { revision } = await findAnnouncement(app.context.db, id)
    const body = { at: at('17:00'), publishBy: at('18:00') }
    expect((await ask('POST', `/announcements/${id}/resume`, { revision, body })).statusCode).toBe(200)
    expect((await ask('POST', `/deliveries/${delivery}/not-sent`)).statusCode).toBe(409)
    expect(await look(app, id)).toMatchObject({ status: 'scheduled', bookings: { facebook: 'booked' } })
    await workAt('17:00')
    expect(await look(app, id)).toMatchObject({
      bookings: { facebook: 'publishing' },
      deliveries: { facebook: 'waiting' },
    })
  })
})
