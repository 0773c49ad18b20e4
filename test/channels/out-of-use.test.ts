import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { claimNext, listDeliveriesOf } from '../../server/delivery/queries.ts'
import { startDue } from '../../server/delivery/worker/start-due.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { later, toInstant } from '../../server/platform/clock.ts'
import { type Receiver, startReceiver } from '../delivery/support/receiver.ts'
import { addChannels, moment, scheduled } from '../delivery/support/scheduled.ts'
import { look, start } from '../delivery/support/start.ts'
import { aPerson, as, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, signIn } from '../support/people.ts'

describe.each(databases)('a channel that goes out of use, on %s', (name, open) => {
  let app: TestApp
  let admin: Awaited<ReturnType<typeof aPerson>>
  let cookie: string
  let receiver: Receiver
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    admin = await aPerson(app)
    cookie = (await signIn(app, admin)).cookie
  })

  const api = (method: 'GET' | 'PATCH' | 'DELETE' | 'POST', path: string, payload?: object, headers = {}) =>
    app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...as(admin), ...headers },
      ...(payload && { payload }),
    })
  const post = (url: string, fields: Record<string, string> = {}) => {
    const { headers, payload } = form(fields)
    return app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload })
  }
  const seenIn = (html: string) => ({ seen: html.match(/name="seen" value="([^"]+)"/)![1]! })

  test('first lists what is still to go out, and holds it only when that is confirmed', async () => {
    const { id } = await scheduled(app.context, { headline: 'Water is off', channels: ['hook', 'notices'] })

    const refused = await api('PATCH', '/channels/hook', { enabled: false })
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({
      detail: expect.stringMatching(
        /^1 post is still to go out on The hook\. If it is switched off, they are put on hold/,
      ),
      posts: [{ announcement: id, headline: 'Water is off', at: '2026-06-10T14:01:00.000Z', status: 'booked' }],
      postCount: 1,
    })
    expect((await api('GET', '/channels/hook')).json()).toMatchObject({ enabled: true, revision: 1 })
    expect(await look(app, id)).toMatchObject({ status: 'scheduled' })

    const off = await api('PATCH', '/channels/hook', { enabled: false, posts: 'hold' })
    expect(off.json()).toMatchObject({ enabled: false, held: [id] })
    expect(await look(app, id)).toMatchObject({ bookings: { hook: 'held', notices: 'booked' } })
    expect((await findAnnouncement(app.context.db, id)).reason).toBe('The channel “The hook” was switched off.')

    app.clock.set('2026-06-10T14:01:00.000Z')
    await tick(app.context, 'w')
    expect(receiver.received).toEqual([])
    await api('PATCH', '/channels/hook', { enabled: true })
    await tick(app.context, 'w')
    expect(receiver.received, 'nothing resumes by itself').toEqual([])
    expect(await look(app, id)).toMatchObject({ bookings: { hook: 'held', notices: 'published' } })
  })

  test('is confirmed on the page for exactly the posts that it listed', async () => {
    const first = await scheduled(app.context, { headline: 'Water is off', channels: ['hook'] })
    const asked = await post('/channels/hook/switch-off')
    expect(asked.statusCode).toBe(409)
    expect(asked.body).toContain('Switch off The hook?')
    expect(asked.body).toContain(`href="/announcements/${first.id}">Water is off`)

    const second = await scheduled(app.context, {
      headline: 'Water is back',
      channels: ['hook'],
      at: moment('2026-06-11T14:00:00.000Z'),
    })
    const again = await post('/channels/hook/switch-off', seenIn(asked.body))
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('The posts on it have changed since you opened this page.')
    expect(again.body).toContain('Water is back')

    const done = await post('/channels/hook/switch-off', seenIn(again.body))
    expect(done.headers.location).toBe('/channels/hook')
    for (const { id } of [first, second]) expect(await look(app, id)).toMatchObject({ status: 'held' })
    const flash = done.cookies.find((one) => one.name === 'hark_flash')!.value
    const shown = await app.inject({ url: '/channels/hook', headers: { cookie: `${cookie}; hark_flash=${flash}` } })
    expect(shown.body).toContain('2 posts on it are on hold until someone decides. <a href="/#attention">')
  })

  test('is removed with its posts held, which can then be cancelled but not resumed', async () => {
    const { id } = await scheduled(app.context, { channels: ['hook'] })
    expect((await api('DELETE', '/channels/hook')).json()).toMatchObject({ status: 409, postCount: 1 })
    const asked = await post('/channels/hook/remove')
    expect(asked.body).toContain('Remove The hook?')

    expect((await api('DELETE', '/channels/hook?posts=hold')).statusCode).toBe(204)
    const held = (await api('GET', `/announcements/${id}`)).json()
    expect(held).toMatchObject({ status: 'held', reason: 'The channel “The hook” was removed.' })
    const match = { 'if-match': `"${held.revision}"` }
    const shown = (await app.inject({ url: `/announcements/${id}`, headers: { cookie } })).body
    expect(shown).toContain('It cannot be resumed on The hook (removed).')
    expect(shown).not.toContain('>Resume')
    const resumed = await api('POST', `/announcements/${id}/resume`, { at: '2026-06-10T15:00:00Z' }, match)
    expect(resumed.statusCode).toBe(422)
    const cancelled = await api('POST', `/announcements/${id}/cancel`, { reason: 'No channel.' }, match)
    expect(cancelled.json()).toMatchObject({ status: 'cancelled' })
  })

  test('holds what is in the queue already, and what waits for a person', async () => {
    receiver.answer = 503
    const { id } = await scheduled(app.context, { channels: ['hook', 'facebook', 'notices'] })
    app.clock.set('2026-06-10T14:01:00.000Z')
    await tick(app.context, 'w')
    expect(await look(app, id)).toMatchObject({ deliveries: { hook: 'queued', facebook: 'waiting', notices: 'sent' } })

    for (const key of ['hook', 'facebook']) {
      const off = await api('PATCH', `/channels/${key}`, { enabled: false, posts: 'hold' })
      expect(off.json()).toMatchObject({ enabled: false, held: [id] })
    }
    expect(await look(app, id)).toMatchObject({
      bookings: { hook: 'held', facebook: 'held', notices: 'published' },
      deliveries: { hook: 'cancelled', facebook: 'cancelled' },
    })

    receiver.answer = 204
    await api('PATCH', '/channels/hook', { enabled: true })
    await api('PATCH', '/channels/facebook', { enabled: true })
    const { revision } = (await api('GET', `/announcements/${id}`)).json()
    const at = '2026-06-10T14:02:00.000Z'
    const resumed = await api('POST', `/announcements/${id}/resume`, { at }, { 'if-match': `"${revision}"` })
    expect(resumed.statusCode).toBe(200)
    app.clock.set(at)
    await tick(app.context, 'w')
    expect(await look(app, id)).toMatchObject({ deliveries: { hook: 'sent', facebook: 'waiting' } })
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  describe('while a message is being sent on it', () => {
    /** Sends one, and answers with this status after that was done. */
    async function sendingWhile(done: () => Promise<unknown>, answer: number): Promise<string> {
      const { id } = await scheduled(app.context, { channels: ['hook'] })
      app.clock.set('2026-06-10T14:01:00.000Z')
      receiver.answer = async (_request, response) => {
        await done()
        response.writeHead(answer).end()
      }
      await tick(app.context, 'w')
      receiver.answer = 204
      return id
    }

    test.each([
      ['switched off', 'stays off'],
      ['switched off', 'is switched on again'],
      ['removed', 'is gone'],
    ])('is %s and %s, holds that message instead of trying again', async (how, then) => {
      const id = await sendingWhile(async () => {
        const off =
          how === 'removed'
            ? await api('DELETE', '/channels/hook?posts=hold')
            : await api('PATCH', '/channels/hook', { enabled: false, posts: 'hold' })
        expect([200, 204]).toContain(off.statusCode)
        if (how === 'switched off') expect(off.json().held, 'it may arrive').toEqual([])
        if (then === 'is switched on again') await api('PATCH', '/channels/hook', { enabled: true })
      }, 503)
      app.clock.pass({ minutes: 1 })
      await tick(app.context, 'w')
      expect(receiver.received).toHaveLength(1)
      expect(await look(app, id)).toEqual({
        status: 'held',
        bookings: { hook: 'held' },
        deliveries: { hook: 'cancelled' },
      })
      const reason = `The channel “The hook” was ${how}.`
      expect((await api('GET', `/announcements/${id}`)).json()).toMatchObject({ reason, bookings: [{ reason }] })
      const [delivery] = await listDeliveriesOf(app.context.db, id)
      expect(delivery!.lastError).toBe(reason)
    })

    test('lets that message arrive', async () => {
      const id = await sendingWhile(() => api('PATCH', '/channels/hook', { enabled: false, posts: 'hold' }), 204)
      expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { hook: 'sent' } })
    })

    test('leaves it canceled if a person canceled it before', async () => {
      const id = await sendingWhile(async () => {
        const [{ id: announcement, revision }] = (await api('GET', '/announcements')).json().items
        const cancel = `/announcements/${announcement}/cancel`
        expect((await api('POST', cancel, { reason: 'Wrong.' }, { 'if-match': `"${revision}"` })).statusCode).toBe(200)
        await api('PATCH', '/channels/hook', { enabled: false, posts: 'hold' })
      }, 503)
      expect(await look(app, id)).toMatchObject({ status: 'cancelled', bookings: { hook: 'cancelled' } })
    })
  })

  test.runIf(name === 'PostgreSQL')(
    'while a worker takes a post from the queue, leaves that post to the worker',
    async () => {
      const { db } = app.context
      const { id } = await scheduled(app.context, { channels: ['hook'] })
      app.clock.set('2026-06-10T14:01:00.000Z')
      const now = toInstant(app.context.now())
      await startDue(app.context, (error) => {
        throw error
      })
      const claim = await db.startTransaction().execute()
      await claimNext(claim, { worker: 'w', now, until: later(now, 30_000) })
      const off = api('PATCH', '/channels/hook', { enabled: false, posts: 'hold' })
      const waiting = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
      while ((await waiting.execute(db)).rows.length === 0);
      await claim.commit().execute()
      expect((await off).json()).toMatchObject({ enabled: false, held: [] })
      expect(await look(app, id)).toMatchObject({ bookings: { hook: 'publishing' }, deliveries: { hook: 'sending' } })
    },
  )

  test('counts a post that arrives after it was held, so that it cannot be resumed and sent twice', async () => {
    const { db } = app.context
    const asked = Promise.withResolvers<() => void>()
    receiver.answer = (_request, response) => asked.resolve(() => response.writeHead(204).end())
    const { id } = await scheduled(app.context, { channels: ['hook'] })
    app.clock.set('2026-06-10T14:01:00.000Z')
    const slow = tick(app.context, 'slow')
    const answer = await asked.promise
    const [delivery] = await listDeliveriesOf(db, id)
    await db.updateTable('deliveries').set({ status: 'unknown', leased_by: null }).execute()
    for (const decision of ['not-sent', 'retry'])
      expect((await api('POST', `/deliveries/${delivery!.id}/${decision}`)).statusCode).toBe(200)
    await api('PATCH', '/channels/hook', { enabled: false, posts: 'hold' })
    expect(await look(app, id)).toEqual({
      status: 'held',
      bookings: { hook: 'held' },
      deliveries: { hook: 'cancelled' },
    })
    answer()
    await slow
    expect(await look(app, id)).toEqual({
      status: 'published',
      bookings: { hook: 'published' },
      deliveries: { hook: 'sent' },
    })
  })

  test('while someone books on it, leaves nothing booked that cannot go out', async () => {
    const ids = await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        const at = moment(`2026-06-10T1${n + 4}:30:00.000Z`)
        const removed = n === 3 ? await api('DELETE', '/channels/hook?posts=hold') : null
        expect(removed?.statusCode ?? 204).toBe(204)
        return scheduled(app.context, { channels: ['hook'], at }).then(
          ({ id }) => id,
          () => null,
        )
      }),
    )

    for (const id of ids.filter((one) => one !== null))
      expect(['held', undefined]).toContain((await look(app, id)).bookings['hook'])
  })
})
