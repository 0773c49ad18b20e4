import { afterEach, beforeEach, expect, test } from 'vitest'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import { aPerson, as, startApp, type TestApp } from '../../support/app.ts'
import { form, signIn } from '../../support/people.ts'
import { aDesk, textOf } from '../support/desk.ts'

let app: TestApp
let desk: Awaited<ReturnType<typeof aDesk>>
let headers: { cookie: string }
let rule: { id: string }
let posts: string[]
beforeEach(async () => {
  app = await startApp()
  desk = await aDesk(app)
  headers = await signIn(app, desk.approver)
  await desk.channel('board', { name: 'Board' })
  rule = await desk.rule({ type: 'cap', name: 'In 24 hours', limit: 3, window: { rolling: 'PT24H' } })
  posts = []
  for (const hour of [15, 16, 17])
    posts.push(await desk.booked({ headline: `Post ${hour}`, at: `2026-06-10T${hour}:00:00.000Z` }))
})
afterEach(() => app.stop())

const fields = {
  type: 'cap',
  name: 'In 24 hours',
  kinds: ['service', 'marketing'],
  area: '',
  channelScope: 'all',
  across: 'each',
  threads: 'each',
  limit: '2',
  windowAmount: '24',
  windowUnit: 'hours',
  exemptFrom: '',
  enforcement: 'block',
  revision: '1',
}

async function send(url: string, given: Record<string, string | string[]>) {
  const { headers: type, payload } = form(given)
  const response = await app.inject({ method: 'POST', url, headers: { ...type, ...headers }, payload })
  return { status: response.statusCode, html: response.body, text: textOf(response.body) }
}
/** Submits twice, as a person does: the first answer lists the new violations, and the second request confirms them. */
async function confirm(url: string, given: Record<string, string | string[]>, choice = {}) {
  const [, confirmed = ''] = /name="confirmed" value="(\w+)"/.exec((await send(url, given)).html) ?? []
  return send(url, { ...given, ...choice, confirmed })
}
const show = async () => textOf((await app.inject({ url: `/rules/${rule.id}`, headers })).body)
const statusOf = async (id: string) => (await desk.get(`/announcements/${id}`)).body.status

test('a change that booked posts would break shows them before it is saved and keeps the input', async () => {
  const { status, html, text } = await send(`/rules/${rule.id}`, fields)
  expect(status).toBe(200)
  expect(text).toContain('3 bookings break this rule They can stay and go out, or be put on hold')
  expect(text).toMatch(/Post 15 Board, Jun 10, 2026, 10:00 am CDT/)
  expect(html).toContain('name="limit" type="number" value="2"')
  expect((await desk.get(`/rules/${rule.id}`)).body.limit).toBe(3)
  expect((await confirm(`/rules/${rule.id}`, fields)).status).toBe(303)
  expect((await desk.get(`/rules/${rule.id}`)).body.limit).toBe(2)
  expect(await show()).toContain('3 bookings may break it')
})

test('a new rule shows its violations first too; one that breaks nothing is saved at once', async () => {
  const shown = await send('/rules', { ...fields, name: 'One a day', limit: '1' })
  expect(shown.text).toContain('3 bookings break this rule')
  expect((await confirm('/rules', { ...fields, name: 'One a day', limit: '1' })).status).toBe(303)
  expect((await send('/rules', { ...fields, name: 'Ten a day', limit: '10' })).status).toBe(303)
})

test('violations are grandfathered, and can be held later', async () => {
  await confirm(`/rules/${rule.id}`, fields)
  expect(await statusOf(posts[0]!)).toBe('scheduled')
  const page = textOf((await app.inject({ url: `/announcements/${posts[0]}`, headers })).body)
  expect(page).toContain('Waived: “In 24 hours”.')
  expect(page).toMatch(/Grandfathered by Ana .*It was scheduled before the rule “In 24 hours” was changed/)
  expect((await send(`/rules/${rule.id}/hold-posts`, {})).status).toBe(303)
  for (const id of posts) expect(await statusOf(id)).toBe('held')
  const { items } = (await desk.get(`/audit?subject=announcement:${posts[0]}`)).body
  expect(items.at(-1)).toMatchObject({ action: 'hold', actor: desk.approver.id })
  expect((await desk.get(`/announcements/${posts[0]}`)).body.reason).toBe(
    'The rule “In 24 hours” was changed after this was scheduled.',
  )
  expect(await show()).not.toContain('may break it')
})

test('a preview saves nothing', async () => {
  const preview = await send(`/rules/${rule.id}`, { ...fields, look: '1' })
  expect(preview.text).toContain('3 bookings break this rule')
  const harmless = await send(`/rules/${rule.id}`, { ...fields, limit: '9', look: '1' })
  expect(harmless.text).toContain('No scheduled post breaks this rule It is not saved yet.')
  expect((await send('/rules', { ...fields, limit: '9', look: '1' })).text).toContain('No scheduled post')
  expect((await desk.get('/rules')).body.items).toMatchObject([{ limit: 3, revision: 1 }])
})

test('violations that changed since they were shown are shown again', async () => {
  const url = `/rules/${rule.id}`
  const [, confirmed = ''] = /name="confirmed" value="(\w+)"/.exec((await send(url, fields)).html) ?? []
  await desk.act(posts[0]!, 'cancel', { reason: 'Not needed.' }, 3)
  await desk.booked({ headline: 'Another', at: '2026-06-10T18:00:00.000Z' })
  const again = await send(url, { ...fields, confirmed })
  expect(again.text).toContain('Another')
  expect((await desk.get(url)).body.limit).toBe(3)
})

test('saving a rule can hold its violations at once', async () => {
  const saved = await confirm(`/rules/${rule.id}`, fields, { onConflict: 'hold' })
  expect(saved.status).toBe(303)
  for (const id of posts) expect(await statusOf(id)).toBe('held')
  expect((await desk.get(`/rules/${rule.id}`)).body.limit).toBe(2)
})

test('switching a rule on shows its violations first too', async () => {
  await send(`/rules/${rule.id}/switch-off`, {})
  await confirm(`/rules/${rule.id}`, { ...fields, revision: '2', limit: '1' })
  const shown = await send(`/rules/${rule.id}/switch-on`, {})
  expect(shown.text).toContain('3 bookings break this rule')
  expect((await desk.get(`/rules/${rule.id}`)).body.enabled).toBe(false)
  expect((await confirm(`/rules/${rule.id}/switch-on`, {}, { onConflict: 'hold' })).status).toBe(303)
  expect((await desk.get(`/rules/${rule.id}`)).body.enabled).toBe(true)
  for (const id of posts) expect(await statusOf(id)).toBe('held')
})

test('the API takes the policy for violations with the rule', async () => {
  const ask = async (method: 'POST' | 'PATCH', path: string, payload: object) => {
    const response = await app.inject({ method, url: `/api/v1${path}`, headers: as(desk.approver), payload })
    return { status: response.statusCode, body: response.json() }
  }
  const stayed = await ask('PATCH', `/rules/${rule.id}`, { limit: 2, onConflict: 'stay' })
  expect(stayed).toMatchObject({ status: 200, body: { limit: 2 } })
  expect(stayed.body).not.toHaveProperty('onConflict')
  expect(await statusOf(posts[0]!)).toBe('scheduled')
  const blackout = { type: 'blackout', name: 'Holiday', kinds: ['service'] }
  const day = { from: '2026-06-10T16:30:00Z', to: '2026-06-11T00:00:00Z' }
  expect((await ask('POST', '/rules', { ...blackout, ...day, onConflict: 'hold' })).status).toBe(201)
  expect(await Promise.all(posts.map(statusOf))).toEqual(['scheduled', 'scheduled', 'held'])
  expect((await ask('POST', '/rules', { ...blackout, ...day, onConflict: 'burn' })).status).toBe(422)
})

test('a booking with an override is not held', async () => {
  const { id } = await desk.draft({ headline: 'Let through', at: '2026-06-10T18:00:00.000Z' })
  const call = (who: { token: string }, transition: string, payload: object, revision: number) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/announcements/${id}/${transition}`,
      headers: { ...as(who), 'if-match': `"${revision}"` },
      payload,
    })
  await call(desk.author, 'submit', {}, 1)
  const overrides = [{ rule: rule.id, reason: 'It is about the same water.' }]
  expect((await call(desk.approver, 'approve', { overrides }, 2)).json().status).toBe('scheduled')
  expect(await show()).toContain('1 booking may break it')
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1/rules/${rule.id}/hold-posts`,
    headers: as(desk.approver),
  })
  expect(answer.json()).toEqual({ held: [] })
  expect(await statusOf(id)).toBe('scheduled')
})

test('a booking whose override was for an earlier time is held', async () => {
  const { id } = await desk.draft({ headline: 'Moved', at: '2026-06-10T18:00:00.000Z' })
  const call = (who: { token: string }, path: string, payload: object, headers = {}) =>
    app.inject({ method: 'POST', url: `/api/v1${path}`, headers: { ...as(who), ...headers }, payload })
  const act = async (who: { token: string }, transition: string, payload: object) => {
    const { revision } = (await desk.get(`/announcements/${id}`)).body
    return call(who, `/announcements/${id}/${transition}`, payload, { 'if-match': `"${revision}"` })
  }
  await act(desk.author, 'submit', {})
  const overrides = [{ rule: rule.id, reason: 'It is about the same water.' }]
  expect((await act(desk.approver, 'approve', { overrides })).json().status).toBe('scheduled')
  expect((await act(desk.author, 'move', { at: '2026-06-13T18:00:00.000Z' })).json().status).toBe('scheduled')
  const change = { method: 'PATCH', url: `/api/v1/rules/${rule.id}`, headers: as(desk.approver) } as const
  expect((await app.inject({ ...change, payload: { limit: 0 } })).statusCode).toBe(200)
  const answer = await call(desk.approver, `/rules/${rule.id}/hold-posts`, {})
  expect(answer.json().held).toContain(id)
  expect(await statusOf(id)).toBe('held')
})

test.each(['at once', 'later'])('a rule about one channel holds nothing on the others, %s', async (when) => {
  await desk.channel('wall', { name: 'Wall' })
  const { id: own } = await desk.rule({
    type: 'cap',
    name: 'Wall',
    channels: ['wall'],
    limit: 3,
    window: { rolling: 'PT1H' },
  })
  const post = await desk.booked({ channels: ['board', 'wall'], at: '2026-06-14T18:00:00.000Z' })
  const onConflict = when === 'later' ? 'stay' : 'hold'
  const headers = as(desk.approver)
  const payload = { limit: 0, onConflict }
  await app.inject({ method: 'PATCH', url: `/api/v1/rules/${own}`, headers, payload })
  if (when === 'later') await app.inject({ method: 'POST', url: `/api/v1/rules/${own}/hold-posts`, headers })
  const bookings = await listBookingsOf(app.context.db, post)
  expect(Object.fromEntries(bookings.map(({ channel, status }) => [channel, status]))).toEqual({
    board: 'booked',
    wall: 'held',
  })
})

test('only administrators can hold the posts of a rule', async () => {
  const author = await aPerson(app, { can: ['author', 'approver'] })
  const answer = await app.inject({ method: 'POST', url: `/api/v1/rules/${rule.id}/hold-posts`, headers: as(author) })
  expect(answer.statusCode).toBe(403)
})
