import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { aRule } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, signIn } from '../support/people.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'
import { addChannels, moment, scheduled } from './support/scheduled.ts'
import { look, start } from './support/start.ts'
import { work } from './support/under-way.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

describe.each(databases)('A delivery whose post has moved on, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  let author: Caller
  let approver: Caller
  let headers: Record<string, string>
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    const person = await aPerson(app)
    ask = caller(app, person)
    author = caller(app, await aPerson(app))
    approver = caller(app, await aPerson(app))
    headers = { ...(await signIn(app, person)), ...form({}).headers }
  })

  async function act(id: string, transition: string, body: object, by = ask): Promise<void> {
    const { revision } = await findAnnouncement(app.context.db, id)
    expect((await by('POST', `/announcements/${id}/${transition}`, { revision, body })).statusCode).toBe(200)
  }

  const deliveryOf = async (id: string) => (await listDeliveriesOf(app.context.db, id))[0]!.id
  const decide = (delivery: string, how: string) => ask('POST', `/deliveries/${delivery}/${how}`)

  /** Its receiver asked for an hour's pause, and its publish-by time passed meanwhile. */
  async function missed(): Promise<{ id: string; delivery: string }> {
    receiver.answer = (_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end()
    const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(at('15:00')), publishBy: at('15:01') })
    await work(app, at('15:00'))
    await work(app, at('15:02'))
    expect(await look(app, id)).toMatchObject({ bookings: { hook: 'missed' }, deliveries: { hook: 'missed' } })
    receiver.answer = 204
    return { id, delivery: await deliveryOf(id) }
  }

  const resume = (id: string) => act(id, 'resume', { at: at('18:00'), publishBy: null })

  /** Changes what it says, and has that approved. */
  async function edit(id: string, until: 'draft' | 'in_review' | 'scheduled'): Promise<void> {
    const { revision } = await findAnnouncement(app.context.db, id)
    const body = { headline: 'Water is back at 6', at: at('18:00'), publishBy: null }
    expect((await author('PATCH', `/announcements/${id}`, { revision, body })).statusCode).toBe(200)
    if (until !== 'draft') await act(id, 'submit', {}, author)
    if (until === 'scheduled') await act(id, 'approve', {}, approver)
    expect((await look(app, id)).status).toBe(until)
  }

  test.each<[string, string, (id: string) => Promise<void>]>([
    ['booked', 'Its post is scheduled again and goes out at its new time.', resume],
    [
      'held',
      'Its post is on hold. Resume it to send it.',
      async (id) => {
        await resume(id)
        await act(id, 'hold', { reason: 'Not now.' })
      },
    ],
    ['cancelled', 'Its post was canceled.', (id) => act(id, 'cancel', { reason: 'It is wrong.' })],
    [
      'tentative',
      'Its post is not scheduled: the announcement was changed, or needs approval again.',
      (id) => edit(id, 'draft'),
    ],
    [
      'tentative',
      'Its post is not scheduled: the announcement was changed, or needs approval again.',
      (id) => edit(id, 'in_review'),
    ],
    ['booked', 'Its post is scheduled again and goes out at its new time.', (id) => edit(id, 'scheduled')],
  ])('is %s, so it is neither marked as not sent nor sent again', async (status, sentence, moveOn) => {
    const { id, delivery } = await missed()
    await moveOn(id)
    const before = await look(app, id)
    expect(before.bookings).toEqual({ hook: status })

    const refused = await decide(delivery, 'not-sent')
    expect(refused.statusCode).toBe(409)
    expect(refused.json().detail).toBe(sentence)
    // As it was left by a version that still took the answer.
    await app.context.db.updateTable('deliveries').set({ status: 'failed' }).execute()
    for (const how of ['retry', 'sent']) expect((await decide(delivery, how)).json().detail).toBe(sentence)
    const page = await app.inject({ url: '/deliveries', headers })
    expect(page.body).toContain(`id="delivery-${delivery}"`)
    expect(page.body).not.toContain(`action="/deliveries/${delivery}/`)
    await work(app, at('15:10'))
    expect(receiver.received).toHaveLength(1)
    expect((await look(app, id)).bookings).toEqual(before.bookings)
  })

  test('goes out at its new time with what it says now, beside what was posted meanwhile', async () => {
    await aRule(app, { across: 'together', window: { rolling: 'PT1H' } })
    const { id, delivery } = await missed()
    await edit(id, 'scheduled')
    await scheduled(app.context, { headline: 'Another', at: moment(at('15:30')) })
    await decide(delivery, 'not-sent')
    await decide(delivery, 'retry')
    await work(app, at('15:30'))
    expect(receiver.received).toHaveLength(1)
    await work(app, at('18:00'))
    expect(JSON.parse(receiver.received[1]!.body)).toMatchObject({ data: { headline: 'Water is back at 6' } })
    expect((await ask('GET', `/over-windows?from=${at('14:00')}`)).json().items).toEqual([])
  })

  test('is offered no button that is refused, and says why when it was pressed all the same', async () => {
    const { id, delivery } = await missed()
    const page = async () => (await app.inject({ url: '/deliveries', headers })).body
    const buttons = async () => {
      return [...(await page()).matchAll(/action="\/deliveries\/[^/]+\/([^"]+)"/g)].map(([, what]) => what)
    }
    expect(await buttons()).toEqual(['sent'])
    expect(await page()).toContain(`href="/deliveries/${delivery}#not-posted"`)
    await resume(id)
    // A person may have posted it before.
    expect(await buttons()).toEqual(['sent'])
    expect(await page()).not.toContain(`href="/deliveries/${delivery}#not-posted"`)
    const url = `/deliveries/${delivery}/not-sent`
    const pressed = await app.inject({ method: 'POST', url, headers, payload: '' })
    const { name, value } = pressed.cookies.find((cookie) => cookie.name.includes('flash'))!
    const cookie = `${headers['cookie']}; ${name}=${value}`
    const next = await app.inject({ url: '/deliveries', headers: { cookie } })
    expect(next.body).toContain('Its post is scheduled again and goes out at its new time.')
  })

  test('is marked as sent once its announcement is booked or canceled, if it needs approval again though nobody edited it', async () => {
    const { id } = await scheduled(app.context, { channels: ['facebook'], at: moment(at('15:00')) })
    await work(app, at('15:00'))
    await act(id, 'hold', { reason: 'Not now.' })
    await ask('PATCH', '/channels/facebook', { body: { finest: 'none' } })
    await act(id, 'resume', { at: at('18:00') })
    expect((await look(app, id)).status).toBe('in_review')
    const delivery = await deliveryOf(id)
    const refused = await decide(delivery, 'sent')
    expect(refused.statusCode).toBe(409)
    expect(refused.json().detail).toBe(
      'The announcement needs approval and a time again. Do that or cancel it first, then mark this as sent.',
    )
    await act(id, 'cancel', { reason: 'It was posted.' })
    expect((await decide(delivery, 'sent')).statusCode).toBe(200)
    expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { facebook: 'published' } })
  })
})
