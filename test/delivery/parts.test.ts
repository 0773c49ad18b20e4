import { beforeEach, describe, expect, test } from 'vitest'
import type { Announcement } from '../../server/announcements/announcement.ts'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { listBookingsOf } from '../../server/calendar/booking-queries.ts'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { aRule } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { findNotice } from '../support/notices.ts'
import { form, signIn } from '../support/people.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'
import { addChannels, moment, scheduled } from './support/scheduled.ts'
import { look, start } from './support/start.ts'

/** Why a post by hand was not made. */
const why = { body: { reason: 'Nobody was there' } }

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

describe.each(databases)('The parts of an announcement, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  let cookie: { cookie: string }
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    const person = await aPerson(app)
    ask = caller(app, person)
    cookie = await signIn(app, person)
  })

  const aCap = (given: object = {}) => aRule(app, { across: 'together', window: { rolling: 'PT1H' }, ...given })

  /** On the notice page at the first time, to the webhook at the second. */
  const inTwoParts = (first: string, second: string, given: object = {}): Promise<Announcement> =>
    scheduled(app.context, {
      channels: ['notices', 'hook'],
      at: moment(at(first)),
      atByChannel: { hook: moment(at(second)) },
      ...given,
    })

  async function workAt(clock: string): Promise<void> {
    app.clock.set(at(clock))
    await tick(app.context, 'w')
  }

  async function act(id: string, transition: string, body: object) {
    const { revision } = await findAnnouncement(app.context.db, id)
    return ask('POST', `/announcements/${id}/${transition}`, { revision, body })
  }

  const because = { reason: 'The crew is done.' }
  const page = async (id: string) => (await app.inject({ url: `/announcements/${id}`, headers: cookie })).body
  const timesOf = async (id: string) =>
    Object.fromEntries((await listBookingsOf(app.context.db, id)).map((booking) => [booking.channel, booking.at]))

  describe('at due time', () => {
    test('a later part that no longer keeps its distance from a late one is held, and its page says why', async () => {
      await aCap()
      const { id } = await inTwoParts('16:00', '17:00')
      await workAt('16:20')
      expect(await look(app, id)).toMatchObject({
        status: 'published',
        bookings: { notices: 'published', hook: 'held' },
      })
      await workAt('17:00')
      expect(receiver.received).toEqual([])
      const shown = await page(id)
      expect(shown).toContain('Not going out on The hook: Austin would get 2 posts')
      expect(shown).toContain(`action="/announcements/${id}/resume"`)
      expect((await app.inject({ url: '/', headers: cookie })).body).toContain('Part of it is on hold.')

      const resumed = await act(id, 'resume', { at: at('18:00') })
      expect(resumed.json()).toMatchObject({ status: 'publishing' })
      await workAt('18:00')
      expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { hook: 'published' } })
    })

    test('of two due parts, the one that breaks a rule is held and the other goes out', async () => {
      await aRule(app, { channels: ['hook'], window: { rolling: 'PT1H' } })
      await scheduled(app.context, { channels: ['hook'], at: moment(at('17:00')), headline: 'Later' })
      const { id } = await scheduled(app.context, { channels: ['notices', 'hook'], at: moment(at('16:00')) })
      await workAt('16:20')
      expect(await look(app, id)).toMatchObject({
        status: 'published',
        bookings: { notices: 'published', hook: 'held' },
      })
    })

    test('parts that are on time go out as they were booked', async () => {
      await aCap()
      const { id } = await inTwoParts('16:00', '17:00')
      await workAt('16:05')
      await workAt('17:00')
      expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { hook: 'published' } })
    })
  })

  describe('once one is out', () => {
    async function partlyOut(): Promise<string> {
      const { id } = await inTwoParts('16:00', '20:00')
      await workAt('16:00')
      expect(await look(app, id)).toMatchObject({ status: 'publishing', bookings: { hook: 'booked' } })
      return id
    }

    test('what is left on a channel that is out of use says so, whatever time is asked for', async () => {
      const id = await partlyOut()
      const off = await ask('PATCH', '/channels/hook', { body: { enabled: false, posts: 'hold' } })
      expect(off.statusCode).toBe(200)
      for (const body of [{}, { at: 'approval' }, { at: at('21:00') }]) {
        const refused = await act(id, 'resume', body)
        expect(refused.statusCode).toBe(422)
        expect(refused.json().errors).toMatchObject([
          { path: 'at', message: 'The hook is off. Ask an administrator to turn it on first.' },
        ])
      }
      const { revision } = await findAnnouncement(app.context.db, id)
      const { headers, payload } = form({ revision: String(revision), date: '2026-06-10', time: '16:00', zone: 'UTC' })
      const url = `/announcements/${id}/resume`
      const shown = await app.inject({ method: 'POST', url, headers: { ...headers, ...cookie }, payload })
      expect(shown.body).toContain('The hook is off. Ask an administrator to turn it on first.')

      expect((await ask('DELETE', '/channels/hook?posts=hold')).statusCode).toBe(204)
      const gone = await act(id, 'resume', { at: at('21:00') })
      expect(gone.json().errors).toMatchObject([
        {
          message:
            'The channel The hook (removed) was removed. Cancel what has not gone out yet, and write a new announcement for the other channels.',
        },
      ])
      for (const page of [`/announcements/${id}`, '/announcements', '/'])
        expect((await app.inject({ url: page, headers: cookie })).body, page).toContain('The hook (removed)')
      const { body } = await app.inject({ url: `/announcements/${id}`, headers: cookie })
      expect(body).toContain('Not going out on The hook (removed):')
    })

    test('what is left can be canceled', async () => {
      const id = await partlyOut()
      const canceled = await act(id, 'cancel', because)
      expect(canceled.statusCode).toBe(200)
      expect(await look(app, id)).toMatchObject({
        status: 'published',
        bookings: { notices: 'published', hook: 'cancelled' },
      })
      await workAt('20:00')
      expect(receiver.received).toEqual([])
      expect((await act(id, 'cancel', because)).statusCode).toBe(409)
      const audit = (await app.inject({ url: `/audit?subject=announcement:${id}`, headers: cookie })).body
      expect(audit).toContain('Canceled on some channels')
    })

    test('what is left can be held, resumed and moved, each with the check', async () => {
      await aCap()
      const id = await partlyOut()
      expect((await act(id, 'hold', because)).json()).toMatchObject({ status: 'published' })
      await workAt('20:00')
      expect(receiver.received).toEqual([])
      app.clock.set(at('20:01'))
      await scheduled(app.context, { at: moment(at('22:00')), headline: 'Another' })
      expect((await act(id, 'resume', { at: at('21:30') })).statusCode).toBe(422)
      expect((await act(id, 'resume', { at: at('21:00') })).json()).toMatchObject({ status: 'publishing' })
      expect((await act(id, 'move', { at: at('21:30') })).statusCode).toBe(422)
      expect((await act(id, 'move', { at: at('23:00') })).json()).toMatchObject({ status: 'publishing' })
      expect(await timesOf(id)).toEqual({ notices: at('16:00'), hook: at('23:00') })
      await workAt('23:00')
      expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { hook: 'published' } })
    })

    test('what is left keeps its distances when it moves', async () => {
      const { id } = await scheduled(app.context, {
        channels: ['notices', 'hook', 'mail'],
        at: moment(at('16:00')),
        atByChannel: { hook: moment(at('18:00')), mail: moment(at('19:30')) },
      })
      await workAt('16:00')
      expect((await act(id, 'move', { at: at('20:00') })).statusCode).toBe(200)
      expect(await timesOf(id)).toEqual({ notices: at('16:00'), hook: at('20:00'), mail: at('21:30') })
    })

    test('what is left does not move away from the next message of its incident that then collides', async () => {
      await aCap({ across: 'each', channels: ['hook'], threads: 'first_only' })
      const body = { kind: 'unplanned', title: 'Main burst', areas: ['US-TX-453-austin'], holds: false }
      const incident = (await ask('POST', '/incidents', { body })).json().id
      const { id } = await inTwoParts('16:00', '18:00', { incident })
      for (const [clock, given] of Object.entries({ '19:00': { incident }, '19:30': {} }))
        await scheduled(app.context, { channels: ['hook'], at: moment(at(clock)), ...given })
      await workAt('16:00')
      const refused = await act(id, 'move', { at: at('21:00') })
      expect(refused.json()).toMatchObject({ status: 422, check: { verdict: 'blocked', nextFree: null } })
      expect(refused.json().detail).toContain('gets 2 posts')
      expect((await ask('GET', `/over-windows?from=${at('00:00')}`)).json().items).toEqual([])
      expect((await act(id, 'move', { at: at('18:15') })).statusCode).toBe(200)
    })

    test('retracting takes back what is out and cancels the rest', async () => {
      const id = await partlyOut()
      expect((await act(id, 'retract', because)).json()).toMatchObject({ status: 'retracted' })
      expect(await look(app, id)).toMatchObject({ bookings: { notices: 'retracted', hook: 'cancelled' } })
      expect(await findNotice(app.context.db, id)).toMatchObject({ retractedAt: at('16:00') })
      await workAt('20:00')
      expect(receiver.received).toEqual([])
    })

    test('the page offers all of it, and moves what is booked', async () => {
      const id = await partlyOut()
      const shown = await page(id)
      for (const transition of ['move', 'hold', 'cancel', 'retract'])
        expect(shown, transition).toContain(`action="/announcements/${id}/${transition}"`)
      expect(shown).not.toContain(`/announcements/${id}/edit`)
      expect(shown).toContain('Move The hook')
      const { revision } = await findAnnouncement(app.context.db, id)
      const fields = { revision: String(revision), date: '2026-06-10', time: '17:00', zone: 'America/Chicago' }
      const { headers, payload } = form(fields)
      const url = `/announcements/${id}/move`
      const moved = await app.inject({ method: 'POST', url, headers: { ...headers, ...cookie }, payload })
      expect(moved.statusCode).toBe(303)
      expect(await timesOf(id)).toMatchObject({ hook: at('22:00') })
    })

    test('a failed announcement keeps its held part, which can be resumed', async () => {
      receiver.answer = 400
      const { id } = await scheduled(app.context, {
        channels: ['hook', 'notices'],
        at: moment(at('16:00')),
        atByChannel: { notices: moment(at('20:00')) },
      })
      await workAt('16:00')
      expect(await look(app, id)).toMatchObject({ status: 'publishing', bookings: { hook: 'failed' } })
      expect((await act(id, 'hold', because)).json()).toMatchObject({ status: 'failed' })
      expect((await act(id, 'resume', { at: at('18:00') })).json()).toMatchObject({ status: 'publishing' })
      await workAt('18:00')
      expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { notices: 'published' } })
    })

    test('with one local time for everyone, the zones that are left can move', async () => {
      const { id } = await scheduled(app.context, {
        audience: { include: ['US-TX-453-pflugerville', 'US-TX-141-el-paso'], exclude: [] },
        at: { local: '2026-06-10T12:00' },
      })
      await workAt('17:00')
      expect((await act(id, 'move', { at: at('19:00') })).statusCode).toBe(200)
      const bookings = await listBookingsOf(app.context.db, id)
      expect(bookings.map(({ zone, at: when, status, reach }) => ({ zone, when, status, reach }))).toEqual([
        { zone: 'America/Chicago', when: at('17:00'), status: 'published', reach: ['US-TX-453-pflugerville'] },
        { zone: 'America/Denver', when: at('19:00'), status: 'booked', reach: ['US-TX-141-el-paso'] },
      ])
    })
  })

  describe('what begins to count again', () => {
    const deliveryOf = async (id: string, channel: string) =>
      (await listDeliveriesOf(app.context.db, id)).find((delivery) => delivery.channel === channel)!.id

    test('a failed delivery is sent again only where the rules allow it', async () => {
      await aCap({ window: { rolling: 'PT24H' } })
      receiver.answer = 400
      const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(at('15:00')) })
      await workAt('15:00')
      expect((await look(app, id)).status).toBe('failed')
      await scheduled(app.context, { at: moment(at('15:02')), headline: 'In its place' })
      receiver.answer = 200
      const url = `/deliveries/${await deliveryOf(id, 'hook')}/retry`
      const refused = await ask('POST', url)
      expect(refused.statusCode).toBe(422)
      expect(refused.json().detail).toContain('Austin would get 2 posts')
      expect((await look(app, id)).bookings).toEqual({ hook: 'failed' })
    })

    test.each(['failed', 'unknown'] as const)(
      'what %s is not sent again to a reach that nobody checked',
      async (status) => {
        receiver.answer = 400
        const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(at('15:00')) })
        await workAt('15:00')
        const { db } = app.context
        await db.updateTable('deliveries').set({ status }).execute()
        await db.updateTable('bookings').set({ status }).execute()
        expect((await ask('PATCH', '/channels/hook', { body: { finest: 'none' } })).statusCode).toBe(200)
        const refused = await ask('POST', `/deliveries/${await deliveryOf(id, 'hook')}/retry`)
        expect(refused.statusCode).toBe(409)
        expect(refused.json().detail).toMatch(/^The hook now also reaches .* write another announcement for it\.$/)
        expect(await look(app, id)).toMatchObject({ bookings: { hook: status }, deliveries: { hook: status } })
      },
    )

    test('a post by hand that was given up and is marked as sent counts from then, and the window it fills is listed', async () => {
      const rule = await aCap({ window: { rolling: 'PT24H' } })
      const { id } = await scheduled(app.context, { channels: ['facebook'], at: moment(at('15:00')) })
      await workAt('15:00')
      const delivery = await deliveryOf(id, 'facebook')
      expect((await ask('POST', `/deliveries/${delivery}/not-sent`, why)).statusCode).toBe(200)
      await scheduled(app.context, { at: moment(at('18:00')), headline: 'In its place' })
      app.clock.set(at('16:30'))
      const sent = await ask('POST', `/deliveries/${delivery}/sent`)
      expect(sent.json()).toMatchObject({
        status: 'sent',
        over: [{ rule, message: expect.stringContaining('Austin gets 2 posts on its channels together') }],
      })
      expect(await timesOf(id)).toEqual({ facebook: at('16:30') })
      const [window, ...others] = (await ask('GET', `/over-windows?from=${at('16:00')}`)).json().items
      expect(others).toEqual([])
      expect(window.posts).toMatchObject([
        { announcement: id, at: at('16:30'), excuse: 'by_hand' },
        { at: at('18:00'), excuse: null },
      ])
      const over = (await app.inject({ url: '/rules/over?past=1', headers: cookie })).body
      expect(over).toContain('posted manually then')
    })

    test('a post that was made by hand before it was taken back counts when it is marked', async () => {
      await aCap()
      const { id } = await scheduled(app.context, { channels: ['facebook'], at: moment(at('16:00')) })
      await workAt('16:00')
      expect((await act(id, 'retract', because)).statusCode).toBe(200)
      expect(await look(app, id)).toMatchObject({ bookings: { facebook: 'cancelled' } })
      const delivery = await deliveryOf(id, 'facebook')
      const shown = (await app.inject({ url: '/deliveries', headers: cookie })).body
      expect(shown).toContain(`action="/deliveries/${delivery}/sent"`)
      expect((await ask('POST', `/deliveries/${delivery}/sent`)).json()).toMatchObject({ status: 'sent' })
      expect(await look(app, id)).toEqual({
        status: 'retracted',
        bookings: { facebook: 'retracted' },
        deliveries: { facebook: 'sent' },
      })
      await expect(scheduled(app.context, { at: moment(at('16:30')) })).resolves.toMatchObject({ status: 'approved' })
    })

    test('a post that was made by hand before its channel went out of use counts when it is marked, once', async () => {
      const { id } = await scheduled(app.context, { channels: ['facebook'], at: moment(at('16:00')) })
      await workAt('16:00')
      await ask('PATCH', '/channels/facebook', { body: { enabled: false, posts: 'hold' } })
      expect(await look(app, id)).toMatchObject({ status: 'held', bookings: { facebook: 'held' } })
      await ask('PATCH', '/channels/facebook', { body: { enabled: true } })
      expect((await act(id, 'resume', { at: at('17:00') })).statusCode).toBe(200)
      const delivery = await deliveryOf(id, 'facebook')
      expect((await ask('POST', `/deliveries/${delivery}/sent`)).statusCode).toBe(200)
      expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { facebook: 'published' } })
      await workAt('17:00')
      expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { facebook: 'sent' } })
    })

    test('a post that was stopped and then edited cannot be marked as sent', async () => {
      const { id } = await scheduled(app.context, { channels: ['facebook'], at: moment(at('16:00')) })
      await workAt('16:00')
      await ask('PATCH', '/channels/facebook', { body: { enabled: false, posts: 'hold' } })
      const { revision } = await findAnnouncement(app.context.db, id)
      await ask('PATCH', `/announcements/${id}`, { revision, body: { headline: 'Another' } })
      expect((await findAnnouncement(app.context.db, id)).status).toBe('draft')
      const refused = await ask('POST', `/deliveries/${await deliveryOf(id, 'facebook')}/sent`)
      expect(refused.statusCode).toBe(409)
      expect(refused.json().detail).toBe(
        'The announcement was edited after this was stopped, so this cannot be marked as sent.',
      )
    })

    test('the page that marks it as sent says what is over the limit', async () => {
      await aCap({ window: { rolling: 'PT24H' } })
      const { id } = await scheduled(app.context, { channels: ['facebook'], at: moment(at('15:00')) })
      await workAt('15:00')
      const delivery = await deliveryOf(id, 'facebook')
      await ask('POST', `/deliveries/${delivery}/not-sent`, why)
      await scheduled(app.context, { at: moment(at('18:00')), headline: 'In its place' })
      const { headers, payload } = form({})
      const url = `/deliveries/${delivery}/sent`
      const answer = await app.inject({ method: 'POST', url, headers: { ...headers, ...cookie }, payload })
      const flash = answer.cookies.find(({ name }) => name === 'hark_flash')!
      const next = await app.inject({
        url: '/deliveries',
        headers: { cookie: `${cookie.cookie}; hark_flash=${flash.value}` },
      })
      expect(next.body).toContain('It now breaks a rule: Austin gets 2 posts')
    })

    test('a delivery that waited in the queue is judged again before it is sent', async () => {
      await aCap()
      receiver.answer = 503
      const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(at('15:00')) })
      await scheduled(app.context, { at: moment(at('16:00')), headline: 'An hour later' })
      await workAt('15:00')
      expect((await look(app, id)).deliveries).toEqual({ hook: 'queued' })
      receiver.answer = 200
      const tried = receiver.received.length
      await workAt('15:20')
      expect(receiver.received).toHaveLength(tried)
      expect(await look(app, id)).toEqual({
        status: 'held',
        bookings: { hook: 'held' },
        deliveries: { hook: 'cancelled' },
      })
      expect(await page(id)).toContain('On hold: Austin would get 2 posts')
      expect((await act(id, 'resume', { at: at('17:00') })).json()).toMatchObject({ status: 'scheduled' })
      await workAt('17:00')
      expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { hook: 'sent' } })
    })

    test('a delivery that waited counts at the time when it is sent', async () => {
      receiver.answer = 503
      const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(at('15:00')) })
      await workAt('15:00')
      receiver.answer = 200
      await workAt('15:20')
      expect(await timesOf(id)).toEqual({ hook: at('15:20') })
    })

    test('a delivery that may have arrived before counts, although it is not repeated', async () => {
      await aCap()
      const asked = Promise.withResolvers<void>()
      receiver.answer = () => asked.resolve()
      const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(at('15:00')) })
      await scheduled(app.context, { at: moment(at('16:00')), headline: 'An hour later' })
      app.clock.set(at('15:00'))
      const stalled = tick(app.context, 'stalled')
      await asked.promise
      receiver.cut()
      await stalled
      await workAt('15:20')
      expect(await look(app, id)).toMatchObject({ bookings: { hook: 'unknown' }, deliveries: { hook: 'unknown' } })
      expect(await timesOf(id)).toEqual({ hook: at('15:00') })
    })

    test('one that arrives after a person has marked it as not sent counts from then, with its reason', async () => {
      const rule = await aCap()
      const asked = Promise.withResolvers<() => void>()
      receiver.answer = (_request, response) => asked.resolve(() => response.writeHead(204).end())
      const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(at('15:00')) })
      app.clock.set(at('15:00'))
      const slow = tick(app.context, 'slow')
      const answer = await asked.promise
      const delivery = await deliveryOf(id, 'hook')
      const { db } = app.context
      await db
        .updateTable('deliveries')
        .set({ status: 'unknown', leased_by: null })
        .where('id', '=', delivery)
        .execute()
      expect((await ask('POST', `/deliveries/${delivery}/not-sent`)).statusCode).toBe(200)
      await scheduled(app.context, { at: moment(at('15:30')), headline: 'In its place' })
      answer()
      await slow
      const [booking] = await listBookingsOf(db, id)
      expect(booking).toMatchObject({ status: 'published', at: at('15:00'), postedOver: [rule] })
    })

    test('what a person decides about one delivery leaves the parts that moved on alone', async () => {
      const { id } = await scheduled(app.context, {
        channels: ['facebook', 'notices'],
        atByChannel: { notices: moment(at('17:00')) },
        publishBy: at('17:30'),
      })
      await workAt('14:01')
      const given = await ask('POST', `/deliveries/${await deliveryOf(id, 'facebook')}/not-sent`, why)
      expect(given.statusCode).toBe(200)
      expect(await look(app, id)).toMatchObject({ status: 'scheduled', bookings: { notices: 'booked' } })
      await workAt('17:31')
      expect((await look(app, id)).bookings).toEqual({ facebook: 'cancelled', notices: 'missed' })
      const again = { at: at('19:00'), publishBy: null }
      expect((await act(id, 'resume', again)).statusCode).toBe(200)
      const sent = await ask('POST', `/deliveries/${await deliveryOf(id, 'facebook')}/sent`)
      expect(sent.statusCode, sent.body).toBe(200)
      expect((await look(app, id)).bookings).toEqual({ facebook: 'published', notices: 'booked' })
    })
  })
})
