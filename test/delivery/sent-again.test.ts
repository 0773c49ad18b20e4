import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { listBookingsOf } from '../../server/calendar/booking-queries.ts'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { aRule } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'
import { addChannels, moment, scheduled } from './support/scheduled.ts'
import { look, start } from './support/start.ts'
import { brokenOff, due, refusedOnce, work } from './support/under-way.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`
const marketing = { kind: 'marketing', severity: 'routine' } as const

describe.each(databases)('What is sent again, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
  })

  const retry = async (id: string) =>
    ask('POST', `/deliveries/${(await listDeliveriesOf(app.context.db, id))[0]!.id}/retry`)

  async function incident(): Promise<string> {
    const body = { kind: 'unplanned', title: 'Main burst', areas: ['US-TX-453'], holds: true }
    return (await ask('POST', '/incidents', { body })).json().id
  }

  /** Its first attempt broke off and nobody let it be tried again, so it may have arrived. */
  async function unknown(given: object = {}): Promise<string> {
    const id = await brokenOff(app, receiver, given)
    const { revision } = await findAnnouncement(app.context.db, id)
    await ask('POST', `/announcements/${id}/hold`, { revision, body: { reason: 'Not now.' } })
    expect(await look(app, id)).toMatchObject({ bookings: { hook: 'unknown' }, deliveries: { hook: 'unknown' } })
    return id
  }

  async function failed(given: object, when = due): Promise<string> {
    receiver.answer = 400
    const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(when), ...given })
    await work(app, when)
    expect(await look(app, id)).toMatchObject({ status: 'failed', bookings: { hook: 'failed' } })
    receiver.answer = 204
    return id
  }

  test('may have arrived, and then keeps the rules at the time of the new copy and counts from then', async () => {
    await aRule(app, { across: 'together', window: { rolling: 'PT1H' } })
    const id = await unknown()
    await scheduled(app.context, { at: moment(at('20:00')), headline: 'Another' })
    await work(app, at('20:00'))
    app.clock.set(at('20:10'))
    const refused = await retry(id)
    expect(refused.statusCode).toBe(422)
    expect(refused.json().detail).toContain('Austin would get 2 posts')
    await work(app)
    expect(receiver.received).toHaveLength(1)
    expect((await look(app, id)).bookings).toEqual({ hook: 'unknown' })

    await work(app, at('21:00'))
    expect((await retry(id)).statusCode).toBe(200)
    await work(app)
    expect(receiver.received).toHaveLength(2)
    const bookings = await listBookingsOf(app.context.db, id)
    expect(bookings).toMatchObject([{ status: 'published', at: at('21:00') }])
    expect((await ask('GET', `/over-windows?from=${at('14:00')}`)).json().items).toEqual([])
  })

  test.each(['failed', 'unknown'])('is refused while an incident holds it, if it is %s marketing', async (status) => {
    const id = status === 'failed' ? await failed(marketing) : await unknown(marketing)
    app.clock.set(at('14:03'))
    await incident()
    const refused = await retry(id)
    expect(refused.statusCode).toBe(422)
    expect(refused.json().detail).toContain('Main burst')
    await work(app, at('14:04'))
    expect(receiver.received).toHaveLength(1)
    expect((await look(app, id)).bookings).toEqual({ hook: status })
  })

  test('by itself is held by an incident that began after it was due', async () => {
    const id = await refusedOnce(app, receiver, marketing)
    app.clock.set('2026-06-10T14:01:30.000Z')
    await incident()
    await work(app, at('14:02'))
    expect(receiver.received).toHaveLength(1)
    expect(await look(app, id)).toMatchObject({ status: 'held', bookings: { hook: 'held' } })
  })

  test('or for the first time after such an incident began is held too', async () => {
    const { id } = await scheduled(app.context, { channels: ['hook'], ...marketing })
    app.clock.set('2026-06-10T14:01:30.000Z')
    await incident()
    await work(app, at('14:02'))
    expect(receiver.received).toEqual([])
    expect(await look(app, id)).toMatchObject({ status: 'held', bookings: { hook: 'held' } })
  })

  test.each(['failed', 'unknown'])('is not about an incident that is over, if it is %s', async (status) => {
    const burst = await incident()
    const given = { incident: burst, stage: 'initial' }
    const id = status === 'failed' ? await failed(given) : await unknown(given)
    await ask('POST', `/incidents/${burst}/restore`)
    const refused = await retry(id)
    expect(refused.statusCode).toBe(409)
    expect(refused.json().detail).toBe(
      'The incident “Main burst” is over, so this is no longer sent. An all-clear or a correction still is.',
    )
    await ask('POST', `/incidents/${burst}/reopen`)
    expect((await retry(id)).statusCode).toBe(200)
  })

  test('is an all-clear while its incident is over, and a correction at any time', async () => {
    const burst = await incident()
    const first = await scheduled(app.context, {
      channels: ['hook'],
      incident: burst,
      stage: 'initial',
      at: moment(due),
    })
    await work(app, due)
    await ask('POST', `/incidents/${burst}/restore`)
    const allClear = await failed({ incident: burst, stage: 'all_clear' }, at('14:02'))
    const given = { incident: burst, stage: 'correction', corrects: first.id }
    const correction = await failed(given, at('14:03'))
    await ask('POST', `/incidents/${burst}/reopen`)
    const refused = await retry(allClear)
    expect(refused.statusCode).toBe(409)
    expect(refused.json().detail).toBe('The incident “Main burst” is open again, so its all-clear is not sent.')
    await ask('POST', `/incidents/${burst}/restore`)
    for (const id of [allClear, correction]) expect((await retry(id)).statusCode).toBe(200)
    await work(app)
    for (const id of [allClear, correction]) expect((await look(app, id)).status).toBe('published')
  })

  test('waits for a person if it is by hand, and its announcement is then being published', async () => {
    const { id } = await scheduled(app.context, { channels: ['facebook'] })
    await work(app, due)
    // As it was left by a version that did not give up what was not posted.
    const { db } = app.context
    await db.updateTable('deliveries').set({ status: 'failed' }).execute()
    await db.updateTable('bookings').set({ status: 'failed' }).execute()
    await db.updateTable('announcements').set({ status: 'failed' }).execute()
    expect((await retry(id)).statusCode).toBe(200)
    await work(app)
    expect(await look(app, id)).toEqual({
      status: 'publishing',
      bookings: { facebook: 'publishing' },
      deliveries: { facebook: 'waiting' },
    })
    expect((await findAnnouncement(app.context.db, id)).publishedAt).toBeNull()
    const [delivery] = await listDeliveriesOf(app.context.db, id)
    await ask('POST', `/deliveries/${delivery!.id}/not-sent`, { body: { reason: 'The page is locked' } })
    expect((await look(app, id)).status).toBe('cancelled')
  })
})
