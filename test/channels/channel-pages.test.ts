import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChannel } from '../../server/channels/queries.ts'
import { isWebhookSecret } from '../../server/channels/secret.ts'
import { findSecrets } from '../../server/channels/secret-queries.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { form, signIn } from '../support/people.ts'

let app: TestApp
let admin: { cookie: string }
let author: { cookie: string }
beforeAll(async () => {
  app = await startApp()
  admin = await signIn(app, await aPerson(app))
  author = await signIn(app, await aPerson(app, { can: ['author'] }))
})
afterAll(() => app.stop())

const get = (url: string, person = admin) => app.inject({ url, headers: person })
const post = (url: string, fields: Record<string, string>, person = admin) => {
  const { headers, payload } = form(fields)
  return app.inject({ method: 'POST', url, headers: { ...headers, ...person }, payload })
}

const page = { type: 'facebook', key: 'page', name: 'Texas page', finest: 'county', serves: 'Texas', textLimit: '' }

test('an empty list says so and links administrators to the form', async () => {
  const list = await get('/channels')
  expect(list.body).toContain('No channels yet')
  expect(list.body).toContain('href="/channels/new"')
  expect((await get('/channels', author)).body).not.toContain('/channels/new')
})

test('a type is chosen first, and a type without a connector says so', async () => {
  const types = await get('/channels/new')
  for (const type of ['notices', 'email', 'webhook', 'facebook', 'x', 'sms', 'manual']) {
    expect(types.body).toContain(`/channels/new?type=${type}`)
  }
  const facebook = await get('/channels/new?type=facebook')
  expect(facebook.body).toContain('Hark is not connected to Facebook yet')
  expect(facebook.body).not.toContain('name="url"')
  expect((await get('/channels/new?type=webhook')).body).toContain('name="url"')
  expect((await get('/channels/new?type=fax')).statusCode).toBe(400)
})

test('a channel is added with the name of its area, changed, switched off and on, and removed', async () => {
  const added = await post('/channels', page)
  expect(added.headers.location).toBe('/channels')
  expect(await findChannel(app.context.db, 'page')).toMatchObject({ serves: 'US-TX', textLimit: null, enabled: true })
  const list = await get('/channels')
  expect(list.body).toContain('Texas page')
  expect(list.body).toContain('Facebook, by a person')
  expect(list.body).toContain('63,206 characters')

  const shown = await get('/channels/page')
  expect(shown.body).toMatch(/name="revision" value="1"/)
  expect((await post('/channels/page', { ...page, revision: '1', textLimit: '500' })).statusCode).toBe(303)
  expect(await findChannel(app.context.db, 'page')).toMatchObject({ textLimit: 500, revision: 2 })
  expect((await post('/channels/page', { ...page, revision: '1', name: 'Late' })).statusCode).toBe(409)

  await post('/channels/page/switch-off', {})
  expect((await get('/channels/page')).body).toContain('Switched off')
  await post('/channels/page/switch-on', {})
  expect(await findChannel(app.context.db, 'page')).toMatchObject({ enabled: true })

  expect((await post('/channels/page/remove', {})).headers.location).toBe('/channels')
  expect((await get('/channels/page')).statusCode).toBe(404)
})

test('invalid input is rejected and the form keeps it', async () => {
  const response = await post('/channels', { ...page, key: 'Two Words', name: '', serves: 'Texarkana' })
  expect(response.statusCode).toBe(422)
  expect(response.body).toContain('There are 3 problems')
  expect(response.body).toContain('href="#key"')
  expect(response.body).toContain('There is no area “Texarkana”.')
  expect(response.body).toContain('value="Two Words"')
  expect(response.body).toMatch(/<option value="county" selected>/)
})

test('an unknown area is rejected with the codes of similar areas', async () => {
  const response = await post('/channels', { ...page, serves: 'Miam' })
  expect(response.body).toContain('There is no area “Miam”. Write the code of one, such as US-FL-086')
})

test('the secret of a webhook is shown once, on the page that created it', async () => {
  const hook = { type: 'webhook', key: 'hook', name: 'Hook', finest: 'none', serves: 'US', textLimit: '' }
  const refused = await post('/channels', { ...hook, url: 'w.example' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('href="#url"')
  const open = await post('/channels', { ...hook, url: 'http://w.example/in' })
  expect(open.statusCode).toBe(422)
  expect(open.body).toContain('Webhooks need https')

  const secretIn = (html: string) =>
    html
      .match(/whsec_[^"<\s]+/)?.[0]
      .replaceAll('&#x2F;', '/')
      .replaceAll('&#x3D;', '=')
  const made = await post('/channels', { ...hook, url: 'https://w.example/in' })
  expect(made.statusCode).toBe(200)
  expect(made.headers['cache-control']).toBe('no-store')
  const first = secretIn(made.body)!
  expect(isWebhookSecret(first)).toBe(true)
  expect((await get('/channels/hook')).body).not.toContain('whsec_')

  const renewed = secretIn((await post('/channels/hook/secret', {})).body)!
  expect(renewed).not.toBe(first)
  expect(app.context.secrets.open((await findSecrets(app.context.db, 'hook')).sealed!)).toBe(renewed)
})

test('an email channel cannot be switched on without an address', async () => {
  const mail = { type: 'email', key: 'mail', name: 'Mail', finest: 'none', serves: 'US', textLimit: '', to: '' }
  const refused = await post('/channels', mail)
  expect(refused.body).toContain('href="#to"')
  expect((await post('/channels', { ...mail, to: 'news@example.org' })).statusCode).toBe(303)
  await post('/channels/mail/switch-off', {})
  expect((await post('/channels/mail', { ...mail, revision: '2' })).statusCode).toBe(303)
  const still = await post('/channels/mail/switch-on', {})
  expect(still.statusCode).toBe(422)
  expect(still.body).toContain('Enter the address that messages go to')
})

test('only administrators can change channels, and others can read them', async () => {
  await post('/channels', { ...page, key: 'other' })
  const shown = await get('/channels/other', author)
  expect(shown.body).toContain('Down to counties')
  expect(shown.body).not.toContain('Save changes')
  expect((await get('/channels/new', author)).statusCode).toBe(403)
  for (const url of ['/channels', '/channels/other', '/channels/other/switch-off', '/channels/other/remove']) {
    expect((await post(url, page, author)).statusCode).toBe(403)
  }
})

test('without a mail server, the channel and the deliveries page say that no email is sent', async () => {
  await post('/channels', {
    type: 'email',
    key: 'list',
    name: 'List',
    finest: 'none',
    serves: 'US',
    to: 'all@example.org',
  })
  expect((await get('/channels/list')).body).toContain('No mail server is set (SMTP_URL)')
  expect((await get('/deliveries')).body).toContain('No mail server is set (SMTP_URL)')
})
