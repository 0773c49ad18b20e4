import { beforeEach, expect, test } from 'vitest'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { aPerson, as, type TestApp } from '../support/app.ts'
import { form, signIn } from '../support/people.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'
import { addChannels, scheduled } from './support/scheduled.ts'
import { look, start } from './support/start.ts'

let app: TestApp
let receiver: Receiver
beforeEach(async () => {
  receiver = await startReceiver()
  app = await start()
  await addChannels(app.context, receiver.url)
})

async function published(channels: string[], given: Parameters<typeof scheduled>[1] = {}): Promise<string> {
  const { id } = await scheduled(app.context, { channels, ...given })
  app.clock.set('2026-06-10T14:01:00.000Z')
  await tick(app.context, 'w')
  return id
}

async function deliveryOf(announcement: string, channel: string): Promise<string> {
  const deliveries = await listDeliveriesOf(app.context.db, announcement)
  return deliveries.find((delivery) => delivery.channel === channel)!.id
}

test('a channel without a connector waits for a person while the others are published', async () => {
  const id = await published(['facebook', 'notices'])
  expect(await look(app, id)).toEqual({
    status: 'published',
    bookings: { facebook: 'publishing', notices: 'published' },
    deliveries: { facebook: 'waiting', notices: 'sent' },
  })

  const person = await aPerson(app, { can: ['author'] })
  const response = await app.inject({
    method: 'POST',
    url: `/api/v1/deliveries/${await deliveryOf(id, 'facebook')}/sent`,
    headers: as(person),
    payload: { externalId: 'https://facebook.example/1' },
  })

  expect(response.json()).toMatchObject({
    status: 'sent',
    externalId: 'https://facebook.example/1',
    sentAt: '2026-06-10T14:01:00.000Z',
  })
  expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { facebook: 'published' } })
})

test('an announcement on manual channels only is published when a person marks it as sent', async () => {
  const id = await published(['facebook'])
  expect(await look(app, id)).toMatchObject({ status: 'publishing', deliveries: { facebook: 'waiting' } })

  const person = await aPerson(app)
  await app.inject({
    method: 'POST',
    url: `/api/v1/deliveries/${await deliveryOf(id, 'facebook')}/sent`,
    headers: as(person),
  })

  expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { facebook: 'published' } })
})

test('marking a delivery as sent needs an author of its team or an approver, and works once', async () => {
  const id = await published(['facebook'])
  const url = `/api/v1/deliveries/${await deliveryOf(id, 'facebook')}/sent`
  const marketer = await aPerson(app, { team: 'marketing', can: ['author'] })
  const person = await aPerson(app)

  expect((await app.inject({ method: 'POST', url, headers: as(marketer) })).statusCode).toBe(403)
  expect((await app.inject({ method: 'POST', url, headers: as(person) })).statusCode).toBe(200)
  const again = await app.inject({ method: 'POST', url, headers: as(person) })
  expect(again.statusCode).toBe(409)
  expect(again.json()).toMatchObject({ detail: 'This delivery is already sent.' })
  expect(
    (await app.inject({ method: 'POST', url: '/api/v1/deliveries/none/sent', headers: as(person) })).statusCode,
  ).toBe(404)
})

test('the API lists the deliveries of an announcement', async () => {
  receiver.answer = 404
  const id = await published(['hook', 'notices'])
  const person = await aPerson(app, { can: [] })

  const response = await app.inject({ url: `/api/v1/announcements/${id}/deliveries?limit=1`, headers: as(person) })
  const first = response.json()
  const rest = await app.inject({
    url: `/api/v1/announcements/${id}/deliveries?cursor=${first.next}`,
    headers: as(person),
  })

  const items = [...first.items, ...rest.json().items]
  expect(items).toHaveLength(2)
  expect(items.find(({ channel }) => channel === 'hook')).toEqual({
    id: expect.any(String),
    booking: expect.any(String),
    channel: 'hook',
    purpose: 'publish',
    status: 'failed',
    attempts: 1,
    lastError: 'The receiver answered 404.',
    externalId: null,
    postedBy: null,
    sentAt: null,
  })
  expect((await app.inject({ url: '/api/v1/announcements/none/deliveries', headers: as(person) })).statusCode).toBe(404)
})

test('a failed delivery can be sent again with the same id and is then published', async () => {
  receiver.answer = 400
  const id = await published(['hook'])
  expect(await look(app, id)).toMatchObject({ status: 'failed', bookings: { hook: 'failed' } })

  receiver.answer = 200
  const person = await aPerson(app)
  const url = `/api/v1/deliveries/${await deliveryOf(id, 'hook')}/retry`
  expect((await app.inject({ method: 'POST', url, headers: as(person) })).json()).toMatchObject({
    status: 'queued',
    attempts: 0,
  })
  expect(await look(app, id)).toMatchObject({ bookings: { hook: 'publishing' } })
  await tick(app.context, 'w')

  expect(await look(app, id)).toMatchObject({ status: 'published', bookings: { hook: 'published' } })
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
})

test('a failed delivery cannot be sent again while a rule blocks it', async () => {
  receiver.answer = 400
  const id = await published(['hook'])
  const person = await aPerson(app)
  const night = { type: 'quiet', name: 'Night', kinds: ['service'], start: '21:00', end: '08:00' }
  expect(
    (await app.inject({ method: 'POST', url: '/api/v1/rules', headers: as(person), payload: night })).statusCode,
  ).toBe(201)

  app.clock.set('2026-06-11T03:00:00.000Z')
  const url = `/api/v1/deliveries/${await deliveryOf(id, 'hook')}/retry`
  const response = await app.inject({ method: 'POST', url, headers: as(person) })

  expect(response.statusCode).toBe(422)
  expect(await look(app, id)).toMatchObject({ status: 'failed', deliveries: { hook: 'failed' } })

  const headers = { ...(await signIn(app, person)), ...form({}).headers }
  for (const [to, location] of [
    ['deliveries', '/deliveries'],
    ['announcement', `/announcements/${id}`],
  ]) {
    const again = `/deliveries/${await deliveryOf(id, 'hook')}/retry?to=${to}`
    const refused = await app.inject({ method: 'POST', url: again, headers, payload: '' })
    expect(refused).toMatchObject({ statusCode: 303, headers: { location } })
    const flash = refused.cookies.find(({ name }) => name.includes('flash'))!
    const cookie = `${headers.cookie}; ${flash.name}=${flash.value}`
    const page = await app.inject({ url: location!, headers: { cookie } })
    expect(page.body).toContain(response.json().detail)
    expect(page.body).toContain('<div class="banner bad">')
  }
})

test('what someone else was faster with is said on the page with the buttons', async () => {
  const id = await published(['facebook'])
  const headers = { ...(await signIn(app, await aPerson(app))), ...form({}).headers }
  const facebook = await deliveryOf(id, 'facebook')
  const mark = (how: string, payload = '') =>
    app.inject({ method: 'POST', url: `/deliveries/${facebook}/${how}`, headers, payload })
  expect((await mark('sent')).statusCode).toBe(303)
  const again = [await mark('sent'), await mark('not-sent', 'reason=Nobody+was+there'), await mark('retry')]
  const said = [
    /banner good[\s\S]*You posted this already/,
    /You posted this already/,
    /banner bad[\s\S]*This delivery is/,
  ]
  for (const [index, answer] of again.entries()) {
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/deliveries' } })
    const { name, value } = answer.cookies.find((cookie) => cookie.name.includes('flash'))!
    const page = await app.inject({ url: '/deliveries', headers: { cookie: `${headers.cookie}; ${name}=${value}` } })
    expect(page.body).toMatch(said[index]!)
  }
  expect(await look(app, id)).toMatchObject({ deliveries: { facebook: 'sent' } })
})

test('the page lists the deliveries that need a person, with a link to the page to post from and working buttons', async () => {
  receiver.answer = 404
  const id = await published(['facebook', 'hook', 'notices'], { headline: 'Water <main> burst' })
  const person = await aPerson(app)
  const headers = await signIn(app, person)

  const page = await app.inject({ url: '/deliveries', headers })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Water &lt;main&gt; burst')
  expect(page.body).toContain('The receiver answered 404.')
  expect(page.body).toContain('Jun 10, 2026')

  const posted = form({})
  const facebook = await deliveryOf(id, 'facebook')
  expect(page.body).toContain(`<a class="button primary" href="/deliveries/${facebook}">Post it<`)
  const marked = await app.inject({
    method: 'POST',
    url: `/deliveries/${facebook}/sent`,
    headers: { ...headers, ...posted.headers },
    payload: '',
  })
  expect(marked.headers.location).toBe('/deliveries')
  const hook = await deliveryOf(id, 'hook')
  const retried = await app.inject({
    method: 'POST',
    url: `/deliveries/${hook}/retry?to=announcement`,
    headers: { ...headers, ...posted.headers },
    payload: '',
  })
  expect(retried.headers.location).toBe(`/announcements/${id}`)
  expect(await look(app, id)).toMatchObject({ deliveries: { facebook: 'sent', hook: 'queued' } })
})

test('the page says when nothing waits, and shows no buttons without permission', async () => {
  const headers = await signIn(app, await aPerson(app, { can: [] }))
  expect((await app.inject({ url: '/deliveries', headers })).body).toContain('Nothing waits and nothing failed')

  await published(['facebook'])
  const page = await app.inject({ url: '/deliveries', headers })
  expect(page.body).toContain('To be posted manually')
  expect(page.body).not.toContain('Mark as sent')
})
