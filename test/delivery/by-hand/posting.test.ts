import { beforeEach, describe, expect, test } from 'vitest'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { tick } from '../../../server/delivery/worker/tick.ts'
import { pngFile } from '../../images/support/files.ts'
import { aRule } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, as, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { form, signIn } from '../../support/people.ts'
import { addChannels, moment, scheduled } from '../support/scheduled.ts'
import { look, start } from '../support/start.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

describe.each(databases)('A post that a person makes by hand, on %s', (_name, open) => {
  let app: TestApp
  let tom: Awaited<ReturnType<typeof aPerson>>
  let ask: Caller
  let cookie: { cookie: string }
  beforeEach(async () => {
    app = await start({}, open)
    await addChannels(app.context)
    tom = await aPerson(app, { name: 'Tom Becker' })
    ask = caller(app, tom)
    cookie = await signIn(app, tom)
  })

  async function workAt(clock: string): Promise<void> {
    app.clock.set(at(clock))
    await tick(app.context, 'w')
  }

  /** One that waits on Facebook since 15:00. */
  async function waiting(given: object = {}): Promise<{ id: string; url: string; delivery: string }> {
    const { id } = await scheduled(app.context, { channels: ['facebook'], at: moment(at('15:00')), ...given })
    await workAt('15:00')
    const all = await listDeliveriesOf(app.context.db, id)
    const delivery = all.find(({ channel }) => channel === 'facebook')!.id
    return { id, delivery, url: `/deliveries/${delivery}` }
  }

  async function page(url: string, more: Record<string, string> = {}): Promise<string> {
    return (await app.inject({ url, headers: { ...cookie, ...more } })).body
  }

  function enter(url: string, fields: Record<string, string>) {
    const { headers, payload } = form(fields)
    return app.inject({ method: 'POST', url, headers: { ...headers, ...cookie }, payload })
  }

  test('has a page with its text, places and steps, in which nothing of it is markup', async () => {
    const { id, url } = await waiting({ headline: 'Water <b>main', body: '</textarea><script>alert(1)</script>' })
    app.clock.set(at('17:00'))
    const shown = await page(url)
    expect(shown).toContain('Post on The facebook')
    expect(shown).toContain('href="https://business.facebook.com/"')
    expect(shown).toContain('&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>')
    expect(shown).not.toContain('<script>alert')
    expect(shown).toContain('Austin, Texas</textarea>')
    expect(shown).toContain('choose “Restricted”')
    expect(shown).toContain('Waiting for an author of the service team, for 2 hr.')
    const [booking] = await listBookingsOf(app.context.db, id)
    const there = await app.inject({ url: `/bookings/${booking!.id}/delivery`, headers: cookie })
    expect(there.headers.location).toBe(url)
  })

  test('has its pictures to look at, to download and with descriptions to copy', async () => {
    const file = { headers: { ...as(tom), 'content-type': 'image/png' }, payload: await pngFile() }
    const { id } = (await app.inject({ method: 'POST', url: '/api/v1/images', ...file })).json()
    const { url } = await waiting({ images: [{ id, alt: 'A street "under" water' }] })
    const shown = await page(url)
    expect(shown).toContain(`<img src="/images/${id}" alt="A street &quot;under&quot; water"`)
    expect(shown).toContain(`href="/images/${id}" download="picture-1"`)
    expect(shown).toContain('A street &quot;under&quot; water</textarea>')
    expect(shown).toContain('Select “Add photo”.')
    expect((await app.inject({ url: `/images/${id}`, headers: cookie })).statusCode).toBe(200)
    // A post on Facebook is no notice.
    expect((await app.inject(`/images/${id}`)).statusCode).toBe(404)
  })

  test('is recorded with its address, who posted it and when, and counts from then', async () => {
    const rule = await aRule(app, { window: { rolling: 'PT1H' } })
    const ana = await aPerson(app, { name: 'Ana Ruiz', can: ['author'] })
    const { id, url } = await waiting()
    const other = await scheduled(app.context, { channels: ['facebook'], at: moment(at('18:00')) })
    await workAt('18:00')
    app.clock.set(at('19:30'))
    const address = 'https://facebook.example/1'
    const saved = await enter(`${url}/sent?to=post`, {
      url: ` ${address} `,
      postedBy: ana.id,
      sentAt: '2026-06-10T12:30',
    })
    expect(saved).toMatchObject({ statusCode: 303, headers: { location: url } })
    expect(await look(app, other.id)).toMatchObject({ bookings: { facebook: 'publishing' } })
    const [delivery] = await listDeliveriesOf(app.context.db, id)
    expect(delivery).toMatchObject({ externalId: address, postedBy: ana.id, sentAt: at('17:30') })
    const [booking] = await listBookingsOf(app.context.db, id)
    expect(booking).toMatchObject({ status: 'published', at: at('17:30'), postedOver: [rule] })
    const { name, value } = saved.cookies.find((one) => one.name.includes('flash'))!
    const shown = await page(url, { cookie: `${cookie.cookie}; ${name}=${value}` })
    expect(shown).toContain('is marked as posted. It now breaks a rule:')
    expect(shown).toContain(`<a href="${address}"`)
    expect(shown).toContain('Ana Ruiz')
    const windows = (await ask('GET', `/over-windows?from=${at('14:00')}`)).json()
    expect(JSON.stringify(windows)).toContain(id)
  })

  test('keeps its time when it was posted within five minutes of it', async () => {
    const { id, delivery } = await waiting()
    app.clock.set(at('15:05'))
    expect((await ask('POST', `/deliveries/${delivery}/sent`)).json()).toMatchObject({
      sentAt: at('15:05'),
      postedBy: tom.id,
    })
    expect(await listBookingsOf(app.context.db, id)).toMatchObject([{ at: at('15:00'), postedOver: [] }])
  })

  test.each([
    ['a script as its address', { url: 'javascript:alert(1)' }, 'Enter the full address of the post'],
    ['a time in the future', { sentAt: '2026-06-10T12:01' }, 'It cannot have been posted in the future.'],
    [
      'a time before it was written',
      { sentAt: '2026-06-09T12:00' },
      'It cannot have been posted before it was written.',
    ],
    ['a time that is none', { sentAt: 'noon' }, 'Enter a date and time'],
    ['someone who does not exist', { postedBy: 'nobody' }, 'There is no such person.'],
  ])('is not recorded with %s, and the page keeps what was entered', async (_what, wrong, sentence) => {
    const { id, url } = await waiting()
    app.clock.set(at('17:00'))
    const refused = await enter(`${url}/sent?to=post`, { url: 'https://facebook.example/1', ...wrong })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(sentence)
    if (!('url' in wrong)) expect(refused.body).toContain('value="https://facebook.example/1"')
    expect(await look(app, id)).toMatchObject({ deliveries: { facebook: 'waiting' } })
  })

  test('is given up with a reason, and its time is free again', async () => {
    await aRule(app)
    const { id, url, delivery } = await waiting()
    const refused = await enter(`${url}/not-sent?to=post`, { reason: ' ' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Say why it was not posted.')
    expect((await ask('POST', `/deliveries/${delivery}/not-sent`)).statusCode).toBe(422)
    const given = await enter(`${url}/not-sent?to=post`, { reason: 'The page is <locked>' })
    expect(given.headers.location).toBe(url)
    expect(await look(app, id)).toEqual({
      status: 'cancelled',
      bookings: { facebook: 'cancelled' },
      deliveries: { facebook: 'cancelled' },
    })
    expect(await page(url)).toContain('The page is &lt;locked&gt; Do not post it.')
    expect(await page(`/announcements/${id}`)).toContain('The page is &lt;locked&gt;')
    const next = await scheduled(app.context, { channels: ['facebook'], at: moment(at('18:00')) })
    expect(next.status).toBe('scheduled')
  })

  test('that is given up leaves the rest of its announcement published', async () => {
    const { id, delivery } = await waiting({ channels: ['facebook', 'notices'] })
    const body = { reason: 'The page is locked' }
    expect((await ask('POST', `/deliveries/${delivery}/not-sent`, { body })).statusCode).toBe(200)
    expect(await look(app, id)).toMatchObject({
      status: 'published',
      bookings: { facebook: 'cancelled', notices: 'published' },
    })
    // Somebody had posted it all the same.
    expect((await ask('POST', `/deliveries/${delivery}/sent`)).statusCode).toBe(200)
    expect(await look(app, id)).toMatchObject({ bookings: { facebook: 'published' } })
  })

  test('is recorded once when two people do it, or one presses twice', async () => {
    const { id, url, delivery } = await waiting()
    const ana = caller(app, await aPerson(app, { name: 'Ana Ruiz' }))
    const both = await Promise.all([
      ask('POST', `/deliveries/${delivery}/sent`, { body: { url: 'https://facebook.example/tom' } }),
      ana('POST', `/deliveries/${delivery}/sent`, { body: { url: 'https://facebook.example/ana' } }),
    ])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const [stored] = await listDeliveriesOf(app.context.db, id)
    const won = both.find(({ statusCode }) => statusCode === 200)!.json()
    expect(stored).toMatchObject({ externalId: won.externalId, postedBy: won.postedBy })
    const again = await enter(`${url}/sent?to=post`, {})
    expect(again.headers.location).toBe(url)
    const { name, value } = again.cookies.find((one) => one.name.includes('flash'))!
    expect(await page(url, { cookie: `${cookie.cookie}; ${name}=${value}` })).toContain('posted this already')
  })

  test.each(['cancel', 'retract'])('is not to be posted once its announcement is taken back by %s', async (how) => {
    const { id, url, delivery } = await waiting({ channels: ['facebook', 'notices'] })
    const { revision } = (await ask('GET', `/announcements/${id}`)).json()
    expect((await ask('POST', `/announcements/${id}/${how}`, { revision, body: { reason: 'Wrong' } })).statusCode).toBe(
      200,
    )
    const shown = await page(url)
    expect(shown).toContain('Do not post it.')
    expect(shown).not.toContain('Post on The facebook')
    expect((await ask('POST', `/deliveries/${delivery}/not-sent`, { body: { reason: 'No' } })).statusCode).toBe(409)
    // It was out all the same, so that counts.
    expect((await ask('POST', `/deliveries/${delivery}/sent`)).statusCode).toBe(200)
  })

  test('is to be deleted there, says the page of its announcement, once that is retracted', async () => {
    const { id, delivery } = await waiting()
    await ask('POST', `/deliveries/${delivery}/sent`)
    const { revision } = (await ask('GET', `/announcements/${id}`)).json()
    await ask('POST', `/announcements/${id}/retract`, { revision, body: { reason: 'It was the wrong town' } })
    const sentence = 'Retracted: It was the wrong town. It was posted manually on The facebook: delete it there, too.'
    expect(await page(`/announcements/${id}`)).toContain(sentence)
  })

  test('shows no forms to whoever may not say what became of it', async () => {
    const { url } = await waiting()
    const reader = await signIn(app, await aPerson(app, { can: [] }))
    const shown = (await app.inject({ url, headers: reader })).body
    expect(shown).toContain('Post on The facebook')
    expect(shown).not.toContain('Mark as posted')
    expect(shown).not.toContain('Give it up')
  })
})
