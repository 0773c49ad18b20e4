import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { claimNext, listDeliveriesOf } from '../../server/delivery/queries.ts'
import { startDue } from '../../server/delivery/worker/start-due.ts'
import { later, toInstant } from '../../server/platform/clock.ts'
import { aRule } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, signIn } from '../support/people.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'
import { addChannels, moment, scheduled } from './support/scheduled.ts'
import { look, start } from './support/start.ts'
import { brokenOff, due, refusedOnce, work } from './support/under-way.ts'

const because = { reason: 'The crew is done.' }

describe.each(databases)('Stopping what is under way, on %s', (name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  let cookie: string
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    const person = await aPerson(app)
    ask = caller(app, person)
    cookie = (await signIn(app, person)).cookie
  })

  async function stop(id: string, how: string) {
    const { revision } = await findAnnouncement(app.context.db, id)
    return ask('POST', `/announcements/${id}/${how}`, { revision, body: because })
  }

  const page = async (id: string, more = '') =>
    (await app.inject({ url: `/announcements/${id}`, headers: { cookie: `${cookie}${more}` } })).body

  /** Stops it with the form on its page, and returns the page that follows. */
  async function stopOnPage(id: string, how: string): Promise<string> {
    expect(await page(id)).toContain(`action="/announcements/${id}/${how}"`)
    const { revision } = await findAnnouncement(app.context.db, id)
    const { headers, payload } = form({ revision: String(revision), ...because })
    const url = `/announcements/${id}/${how}`
    const answer = await app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload })
    expect(answer.statusCode).toBe(303)
    return page(id, `; hark_flash=${answer.cookies.find((one) => one.name === 'hark_flash')!.value}`)
  }

  /** Answers the request with 503 after this was done. */
  async function sendingWhile(id: string, done: () => Promise<unknown>, answer = 503): Promise<void> {
    receiver.answer = async (_request, response) => {
      await done()
      response.writeHead(answer).end()
    }
    await work(app, due)
    receiver.answer = 204
    expect(receiver.received).toHaveLength(1)
    await work(app, '2026-06-10T15:00:00.000Z')
    expect(receiver.received, 'it is not tried again').toHaveLength(1)
    expect(await look(app, id)).not.toMatchObject({ deliveries: { hook: 'queued' } })
  }

  test('cancels a message that waits for its next attempt, once', async () => {
    const id = await refusedOnce(app, receiver)
    const canceled = await stop(id, 'cancel')
    expect(canceled.json()).toMatchObject({ status: 'cancelled', over: [], bookings: [{ status: 'cancelled' }] })
    const again = await stop(id, 'cancel')
    expect(again.statusCode).toBe(409)
    await work(app, '2026-06-10T14:40:00.000Z')
    expect(receiver.received).toHaveLength(1)
    expect(await look(app, id)).toEqual({
      status: 'cancelled',
      bookings: { hook: 'cancelled' },
      deliveries: { hook: 'cancelled' },
    })
    const [delivery] = await listDeliveriesOf(app.context.db, id)
    expect(delivery!.lastError).toBe('The announcement was canceled.')
  })

  test('frees its time for another post', async () => {
    await aRule(app)
    const id = await refusedOnce(app, receiver)
    const inTheEvening = () => scheduled(app.context, { channels: ['hook'], at: moment('2026-06-10T18:00:00.000Z') })
    expect(await inTheEvening()).toMatchObject({ status: 'approved' })
    await stop(id, 'cancel')
    expect(await inTheEvening()).toMatchObject({ status: 'scheduled' })
  })

  test('holds it too, and it can be resumed as the same message', async () => {
    const id = await refusedOnce(app, receiver)
    expect((await stop(id, 'hold')).json()).toMatchObject({ status: 'held', reason: because.reason })
    await work(app, '2026-06-10T14:40:00.000Z')
    expect(receiver.received).toHaveLength(1)
    const { revision } = await findAnnouncement(app.context.db, id)
    const at = '2026-06-10T15:00:00.000Z'
    expect((await ask('POST', `/announcements/${id}/resume`, { revision, body: { at } })).statusCode).toBe(200)
    await work(app, at)
    expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { hook: 'sent' } })
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  test.each(['cancel', 'hold'])('by %s leaves the outcome of one that may have arrived unknown', async (how) => {
    const id = await brokenOff(app, receiver)
    const shown = await stopOnPage(id, how)
    expect(shown).toContain('What may have arrived already is not retried.')
    expect(shown).not.toContain(`action="/announcements/${id}/${how}"`)
    await work(app, '2026-06-10T15:00:00.000Z')
    expect(receiver.received).toHaveLength(1)
    expect(await look(app, id)).toEqual({
      status: 'published',
      bookings: { hook: 'unknown' },
      deliveries: { hook: 'unknown' },
    })
  })

  describe('by cancel of one that may have arrived', () => {
    let id: string
    let delivery: string
    const decide = (what: string) => ask('POST', `/deliveries/${delivery}/${what}`)
    const list = async () => (await app.inject({ url: '/deliveries', headers: { cookie } })).body
    beforeEach(async () => {
      id = await brokenOff(app, receiver)
      await stop(id, 'cancel')
      delivery = (await listDeliveriesOf(app.context.db, id))[0]!.id
    })

    test('keeps it from being sent again', async () => {
      const refused = await decide('retry')
      expect(refused.statusCode).toBe(409)
      expect(refused.json().detail).toBe(
        'It was canceled. It may have arrived all the same, so mark it as sent or not sent; it is not sent again.',
      )
      expect(await list()).toContain(`action="/deliveries/${delivery}/not-sent"`)
      expect(await list()).not.toContain(`action="/deliveries/${delivery}/retry"`)
      await work(app, '2026-06-10T15:00:00.000Z')
      expect(receiver.received).toHaveLength(1)
    })

    test('leaves it canceled when it was not sent', async () => {
      expect((await decide('not-sent')).json()).toMatchObject({ status: 'cancelled' })
      expect((await decide('retry')).statusCode).toBe(409)
      expect(await look(app, id)).toEqual({
        status: 'cancelled',
        bookings: { hook: 'cancelled' },
        deliveries: { hook: 'cancelled' },
      })
      const { reason, publishedAt } = await findAnnouncement(app.context.db, id)
      expect({ reason, publishedAt }).toEqual({ ...because, publishedAt: null })
    })

    test('leaves it published when it was sent', async () => {
      expect((await decide('sent')).json()).toMatchObject({ status: 'sent' })
      expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { hook: 'published' } })
    })

    test('leaves it failed when it was not sent and was taken back before', async () => {
      expect((await stop(id, 'retract')).statusCode).toBe(200)
      expect((await decide('not-sent')).json()).toMatchObject({ status: 'failed' })
      expect(await look(app, id)).toMatchObject({ status: 'retracted', bookings: { hook: 'failed' } })
    })
  })

  test('leaves a part that had failed before to be sent again', async () => {
    receiver.answer = 400
    const atByChannel = { notices: moment('2026-06-10T18:00:00.000Z') }
    const { id } = await scheduled(app.context, { channels: ['hook', 'notices'], atByChannel })
    await work(app, due)
    receiver.answer = 204
    expect((await stop(id, 'cancel')).json()).toMatchObject({ status: 'failed' })
    const [delivery] = await listDeliveriesOf(app.context.db, id)
    expect((await ask('POST', `/deliveries/${delivery!.id}/retry`)).statusCode).toBe(200)
    await work(app)
    expect(await look(app, id)).toMatchObject({ bookings: { hook: 'published', notices: 'cancelled' } })
  })

  test('cancels a post that waits for a person, and leaves what is out alone', async () => {
    const { id } = await scheduled(app.context, { channels: ['facebook', 'notices'] })
    await work(app, due)
    expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { facebook: 'publishing' } })
    expect(await page(id)).toContain('>Cancel The facebook<')
    const shown = await stopOnPage(id, 'cancel')
    expect(shown).toContain('The facebook is canceled.')
    expect(shown).toMatch(/<dt>On<\/dt>\s*<dd>The notices/)
    expect(shown).not.toContain(`action="/announcements/${id}/cancel"`)
    expect(await look(app, id)).toEqual({
      status: 'published',
      bookings: { facebook: 'cancelled', notices: 'published' },
      deliveries: { facebook: 'cancelled', notices: 'sent' },
    })
    expect((await stop(id, 'cancel')).statusCode).toBe(409)
  })

  test('lets a message that is being sent arrive', async () => {
    const { id } = await scheduled(app.context, { channels: ['hook'] })
    let answered: { status: string } | undefined
    await sendingWhile(id, async () => (answered = (await stop(id, 'cancel')).json()), 204)
    expect(answered).toMatchObject({ status: 'publishing' })
    expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { hook: 'sent' } })
  })

  test.each([
    ['cancel', 'cancelled', 503],
    ['hold', 'held', 503],
    ['cancel', 'cancelled', 400],
    ['hold', 'held', 400],
  ])('by %s leaves a message that is being sent %s when it is refused (%i)', async (how, status, answer) => {
    const { id } = await scheduled(app.context, { channels: ['hook'] })
    const stopTwice = async () => {
      expect(await stopOnPage(id, how)).toContain('What is being sent right now continues.')
      expect((await stop(id, how)).statusCode, 'twice').toBe(409)
    }
    await sendingWhile(id, stopTwice, answer)
    const [delivery] = await listDeliveriesOf(app.context.db, id)
    expect((await ask('POST', `/deliveries/${delivery!.id}/retry`)).statusCode).toBe(409)
    expect(await look(app, id)).toEqual({ status, bookings: { hook: status }, deliveries: { hook: 'cancelled' } })
    expect((await findAnnouncement(app.context.db, id)).reason).toBe(because.reason)
  })

  test('of what is held so, can be resumed as the same message', async () => {
    const { id } = await scheduled(app.context, { channels: ['hook'] })
    await sendingWhile(id, () => stop(id, 'hold'), 400)
    const { revision } = await findAnnouncement(app.context.db, id)
    const at = '2026-06-10T16:00:00.000Z'
    expect((await ask('POST', `/announcements/${id}/resume`, { revision, body: { at } })).statusCode).toBe(200)
    await work(app, at)
    expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { hook: 'sent' } })
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  test('by cancel counts when its channel is switched off before the worker sends it', async () => {
    const { id } = await scheduled(app.context, { channels: ['hook'] })
    app.clock.set(due)
    await startDue(app.context, rethrow)
    const { db } = app.context
    await db.updateTable('deliveries').set({ stopping: 'cancel' }).execute()
    await db.updateTable('channels').set({ enabled: 0 }).where('key', '=', 'hook').execute()
    await work(app)
    expect(receiver.received).toEqual([])
    expect(await look(app, id)).toMatchObject({ status: 'cancelled', bookings: { hook: 'cancelled' } })
  })

  test('cancels one that was first held while it was being sent', async () => {
    const { id } = await scheduled(app.context, { channels: ['hook'] })
    await sendingWhile(id, async () => {
      await stop(id, 'hold')
      expect((await stop(id, 'cancel')).statusCode).toBe(200)
      expect((await stop(id, 'hold')).statusCode).toBe(409)
    })
    expect(await look(app, id)).toMatchObject({ status: 'cancelled', bookings: { hook: 'cancelled' } })
  })

  test.each([null, '2026-06-10T14:30:00.000Z'])(
    'cancels what a worker took and has not sent yet (%s)',
    async (publishBy) => {
      await aRule(app)
      const id = await refusedOnce(app, receiver, { publishBy })
      await app.context.db.updateTable('deliveries').set({ stopping: 'cancel' }).execute()
      await work(app, '2026-06-10T15:00:00.000Z')
      expect(receiver.received).toHaveLength(1)
      expect(await look(app, id)).toMatchObject({ status: 'cancelled', bookings: { hook: 'cancelled' } })
    },
  )

  test('does not send it again when its worker died meanwhile', async () => {
    const { id } = await scheduled(app.context, { channels: ['hook'] })
    app.clock.set(due)
    const now = toInstant(app.context.now())
    await startDue(app.context, rethrow)
    await claimNext(app.context.db, { worker: 'dead', now, until: later(now, 30_000) })
    expect((await stop(id, 'cancel')).statusCode).toBe(200)
    app.clock.pass({ minutes: 1 })
    await work(app)
    expect(receiver.received).toEqual([])
    expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { hook: 'unknown' } })
    const [delivery] = await listDeliveriesOf(app.context.db, id)
    expect((await ask('POST', `/deliveries/${delivery!.id}/retry`)).statusCode, 'by hand').toBe(409)
  })

  test('by two people and a worker at once stops it or sends it, and never both', async () => {
    for (const hour of [15, 16, 17, 18, 19]) {
      const id = await refusedOnce(app, receiver, {}, `2026-06-10T${hour}:00:00.000Z`)
      app.clock.pass({ minutes: 1 })
      const before = receiver.received.length
      const [one, other] = await Promise.all([stop(id, 'cancel'), stop(id, 'hold'), work(app)])
      const sent = receiver.received.length > before
      const { bookings } = await look(app, id)
      if (sent) expect(bookings).toEqual({ hook: 'published' })
      else expect([one.statusCode, other.statusCode].toSorted()).toEqual([200, 409])
      if (!sent) expect(bookings).toEqual({ hook: one.statusCode === 200 ? 'cancelled' : 'held' })
    }
  })

  test.runIf(name === 'PostgreSQL')('while a worker takes it from the queue, leaves it to the worker', async () => {
    const { db } = app.context
    const { id } = await scheduled(app.context, { channels: ['hook'] })
    app.clock.set(due)
    const now = toInstant(app.context.now())
    await startDue(app.context, rethrow)
    const claim = await db.startTransaction().execute()
    await claimNext(claim, { worker: 'w', now, until: later(now, 30_000) })
    const canceled = stop(id, 'cancel')
    const waiting = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    while ((await waiting.execute(db)).rows.length === 0);
    await claim.commit().execute()
    expect((await canceled).json()).toMatchObject({ status: 'publishing', bookings: [{ status: 'publishing' }] })
    expect(await look(app, id)).toMatchObject({ deliveries: { hook: 'sending' } })
  })

  test('names the posts that collide when the first message of an incident is cancelled on its way', async () => {
    const rule = await aRule(app, { threads: 'first_only' })
    const body = { kind: 'unplanned', severity: 'major', title: 'Main burst', areas: ['US-TX-453'] }
    const incident = (await ask('POST', '/incidents', { body })).json().id
    const later = (at: string, given: object = {}) => scheduled(app.context, { at: moment(at), ...given })
    const first = await scheduled(app.context, { channels: ['hook'], incident, stage: 'initial' })
    await later('2026-06-10T16:00:00.000Z', { channels: ['hook'], incident, stage: 'update' })
    await later('2026-06-11T14:30:00.000Z', { channels: ['hook'], headline: 'Another post' })
    receiver.answer = 503
    await work(app, due)
    const { over } = (await stop(first.id, 'cancel')).json()
    expect(over).toMatchObject([{ rule, count: 2, limit: 1 }])
  })
})

function rethrow(error: unknown): never {
  throw error
}
