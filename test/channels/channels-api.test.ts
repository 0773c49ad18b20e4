import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '../../server/audit/queries.ts'
import { insertChannel } from '../../server/channels/queries.ts'
import { isWebhookSecret, newWebhookSecret, webhookKey } from '../../server/channels/secret.ts'
import { findSecrets } from '../../server/channels/secret-queries.ts'
import type { Person } from '../../server/people/person.ts'
import { transact } from '../../server/platform/transact.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

type Tokened = Person & { token: string }

const page = { key: 'page', name: 'Page', type: 'facebook', finest: 'town', serves: 'US-TX' }
const hook = {
  key: 'hook',
  name: 'Hook',
  type: 'webhook',
  finest: 'none',
  serves: 'US',
  settings: { url: 'https://w.example/in' },
}

describe.each(databases)('the channels API, on %s', (_name, open) => {
  let app: TestApp
  let admin: Tokened
  beforeAll(async () => {
    app = await startApp({ open })
    admin = await aPerson(app)
  })
  afterAll(() => app.stop())

  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object, headers = {}) =>
    app.inject({
      method,
      url: `/api/v1/channels${path}`,
      headers: { ...as(admin), ...headers },
      ...(payload && { payload }),
    })

  test('a channel is added, read, changed and removed, and its key cannot be reused', async () => {
    const added = await ask('POST', '', page)
    expect(added.statusCode).toBe(201)
    expect(added.headers.location).toBe('/api/v1/channels/page')
    const channel = { ...page, textLimit: null, enabled: true, settings: {}, revision: 1 }
    expect(added.json()).toEqual(channel)
    expect((await ask('GET', '/page')).json()).toEqual(channel)

    const changed = await ask('PATCH', '/page', { name: 'Texas page', textLimit: 500, enabled: false })
    expect(changed.json()).toEqual({
      ...channel,
      name: 'Texas page',
      textLimit: 500,
      enabled: false,
      revision: 2,
      held: [],
    })
    expect((await ask('PATCH', '/page', { ...page, enabled: true })).json()).toMatchObject({
      name: 'Page',
      revision: 3,
    })

    expect((await ask('DELETE', '/page')).statusCode).toBe(204)
    expect((await ask('GET', '/page')).statusCode).toBe(404)
    expect((await ask('GET', '')).json().items).toEqual([])
    const again = await ask('POST', '', page)
    expect(again.statusCode).toBe(422)
    expect(again.json().errors).toEqual([
      { path: 'key', message: 'page belonged to a channel that was removed. Choose another key.' },
    ])

    const entries = await listAudit(app.context.db, { subject: 'channel:page' }, 10)
    expect(entries.map(({ action, revision }) => [action, revision])).toEqual([
      ['create', 1],
      ['switch_off', 2],
      ['switch_on', 3],
      ['remove', null],
    ])
    expect(entries[1]).toMatchObject({ actor: { id: admin.id }, before: { name: 'Page' }, after: { textLimit: 500 } })
  })

  test('the list is sorted by key and paged', async () => {
    for (const key of ['c', 'a', 'b']) await ask('POST', '', { ...page, key, type: 'manual' })
    const first = (await ask('GET', '?limit=2')).json()
    expect(first.items.map((item: { key: string }) => item.key)).toEqual(['a', 'b'])
    const second = (await ask('GET', `?limit=2&cursor=${first.next}`)).json()
    expect(second).toMatchObject({ items: [{ key: 'c' }], next: null })
  })

  test('the secret of a webhook is returned once, stored encrypted and never returned again', async () => {
    const { settings } = (await ask('POST', '', hook)).json()
    expect(isWebhookSecret(settings.secret)).toBe(true)
    expect(webhookKey(settings.secret)).toHaveLength(32)
    for (const answer of [
      await ask('GET', '/hook'),
      await ask('GET', ''),
      await ask('PATCH', '/hook', { name: 'H' }),
    ]) {
      expect(answer.body).not.toContain('secret')
    }
    const sealed = (await findSecrets(app.context.db, 'hook')).sealed!
    expect(sealed).not.toContain(settings.secret)
    expect(app.context.secrets.open(sealed)).toBe(settings.secret)

    const ownSecret = newWebhookSecret()
    const replaced = await ask('PATCH', '/hook', { settings: { url: 'https://w.example/2', secret: ownSecret } })
    expect(replaced.json().settings).toEqual({
      url: 'https://w.example/2',
      oldSecretUntil: '2026-06-11T14:00:00.000Z',
    })
    expect(app.context.secrets.open((await findSecrets(app.context.db, 'hook')).sealed!)).toBe(ownSecret)
    await ask('PATCH', '/hook', { settings: { url: 'https://w.example/3' } })
    expect(app.context.secrets.open((await findSecrets(app.context.db, 'hook')).sealed!)).toBe(ownSecret)

    const entries = JSON.stringify(await listAudit(app.context.db, { subject: 'channel:hook' }, 10))
    expect(entries).not.toContain('whsec_')
    expect(entries).toContain('"secret":"replaced"')
  })

  test('an address that is not allowed any more can stay, but not be entered', async () => {
    await ask('POST', '', { ...hook, key: 'old' })
    const http = { url: 'http://w.example/in' }
    await app.context.db
      .updateTable('channels')
      .set({ settings_json: JSON.stringify(http) })
      .where('key', '=', 'old')
      .execute()

    expect((await ask('PATCH', '/old', { name: 'Old' })).statusCode).toBe(200)
    expect((await ask('PATCH', '/old', { settings: { url: 'http://w.example/other' } })).statusCode).toBe(422)
  })

  test('an If-Match header with a stale revision is rejected', async () => {
    await ask('POST', '', { ...page, key: 'stale' })
    expect((await ask('PATCH', '/stale', { name: 'One' }, { 'if-match': '"1"' })).statusCode).toBe(200)
    const late = await ask('PATCH', '/stale', { name: 'Two' }, { 'if-match': '"1"' })
    expect(late.statusCode).toBe(409)
    expect(late.json().detail).toBe('Someone else changed this channel. Reload the page and try again.')
    expect((await ask('DELETE', '/stale', undefined, { 'if-match': '"1"' })).statusCode).toBe(409)
    expect((await ask('PATCH', '/stale', { name: 'Two' }, { 'if-match': 'latest' })).statusCode).toBe(400)
  })

  test('of several channels added with the same key at once, one is created', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => ask('POST', '', { ...page, key: 'race' })))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422, 422])
  })

  test('a channel with posts still to go out cannot be removed', async () => {
    await ask('POST', '', { ...page, key: 'busy' })
    await transact(app.context.db, (trx) =>
      trx
        .insertInto('bookings')
        .values({
          id: 'b1',
          announcement_id: 'a1',
          channel: 'busy',
          zone: null,
          at: '2026-06-11T00:00:00.000Z',
          status: 'booked',
          kind: 'service',
          severity: 'minor',
          incident: null,
          reach_json: '["US-TX"]',
          waived_rules_json: '[]',
          posted_over_json: '[]',
          reason: null,
          committed: 1,
          change: 1,
          created_at: '2026-06-10T00:00:00.000Z',
        })
        .execute(),
    )
    const refused = await ask('DELETE', '/busy')
    expect(refused.statusCode).toBe(409)
    expect(refused.json().detail).toMatch(/^1 post is still to go out on Page\./)
  })

  test('insertChannel returns false when the key is taken', async () => {
    const channel = { ...page, key: 'race', type: 'manual', finest: 'town', textLimit: null, enabled: true } as const
    const full = { ...channel, settings: {}, createdAt: '2026-06-10T00:00:00.000Z', revision: 1 }
    expect(await transact(app.context.db, (trx) => insertChannel(trx, full, null))).toBe(false)
  })
})

describe('an invalid channel is rejected', () => {
  let app: TestApp
  let admin: Tokened
  beforeAll(async () => {
    app = await startApp()
    admin = await aPerson(app)
    const existing = { ...page, key: 'there' }
    await app.inject({ method: 'POST', url: '/api/v1/channels', headers: as(admin), payload: existing })
  })
  afterAll(() => app.stop())

  const email = { key: 'mail', name: 'Mail', type: 'email', finest: 'none', serves: 'US' }
  test.each([
    ['no name', { ...page, name: ' ' }, 'name', 'Enter a name.'],
    ['no key', { ...page, key: undefined }, 'key', 'Enter a key such as facebook-texas.'],
    ['a key with capitals', { ...page, key: 'FB' }, 'key', /^Use lowercase letters/],
    ['the key new', { ...page, key: 'new' }, 'key', /^This key is reserved/],
    ['a key that is taken', { ...page, key: 'there' }, 'key', 'There is already a channel there. Choose another key.'],
    ['an unknown type', { ...page, type: 'fax' }, 'type', /^The type is notices, email.*, or manual\.$/],
    ['an unknown level', { ...page, finest: 'street' }, 'finest', /^The finest level/],
    ['an unknown area', { ...page, serves: 'US-XX' }, 'serves', 'There is no area US-XX.'],
    ['no area', { ...page, serves: undefined }, 'serves', 'Choose the area it serves.'],
    ['a limit of 0', { ...page, textLimit: 0 }, 'textLimit', 'The limit is at least 1 character.'],
    ['a limit in words', { ...page, textLimit: 'long' }, 'textLimit', 'The limit is a whole number of characters.'],
    ['an unknown field', { ...page, colour: 'red' }, 'colour', 'Unknown field.'],
    ['settings of another type', { ...page, settings: { url: 'https://w.example' } }, 'settings.url', 'Unknown field.'],
    ['a webhook without an address', { ...hook, settings: {} }, 'settings.url', /^Enter an address that starts/],
    ['a webhook without settings', { ...hook, settings: undefined }, 'settings', 'A webhook needs {"url": …}.'],
    ['a webhook by FTP', { ...hook, settings: { url: 'ftp://w.example' } }, 'settings.url', /^Enter an address/],
    [
      'a webhook with a password',
      { ...hook, settings: { url: 'https://a:b@w.example' } },
      'settings.url',
      /^Leave the/,
    ],
    ['a webhook over http', { ...hook, settings: { url: 'http://w.example' } }, 'settings.url', /^Webhooks need https/],
    [
      'a webhook to a private address',
      { ...hook, settings: { url: 'https://[::ffff:10.0.0.1]/' } },
      'settings.url',
      /^Webhooks can only go to public addresses/,
    ],
    [
      'a short secret',
      { ...hook, settings: { ...hook.settings, secret: 'whsec_c2hvcnQ=' } },
      'settings.secret',
      'A secret is whsec_ and 24 to 64 bytes in base64.',
    ],
    ['email to an invalid address', { ...email, settings: { to: 'all' } }, 'settings.to', /^Enter an email address/],
    ['email without an address', email, 'settings.to', /^Enter the address that messages go to/],
  ])('%s', async (_what, payload, path, message) => {
    const response = await app.inject({ method: 'POST', url: '/api/v1/channels', headers: as(admin), payload })
    expect(response.statusCode).toBe(422)
    const [error] = response.json().errors
    expect(error.path).toBe(path)
    expect(error.message).toMatch(message)
  })

  test.each([
    [{ key: 'other' }, 'key', /^A channel’s key cannot change/],
    [{ type: 'x' }, 'type', /^A channel’s type cannot change/],
    [{ finest: 'street' }, 'finest', /^The finest level/],
    [{ serves: 'US-XX' }, 'serves', 'There is no area US-XX.'],
    [{ settings: { to: 'a@example.org' } }, 'settings.to', 'Unknown field.'],
    [{ colour: 'red' }, 'colour', 'Unknown field.'],
  ])('a change to %j', async (payload, path, message) => {
    const response = await app.inject({ method: 'PATCH', url: '/api/v1/channels/there', headers: as(admin), payload })
    expect(response.statusCode).toBe(422)
    expect(response.json().errors).toEqual([{ path, message: expect.stringMatching(message) }])
  })

  test('an email channel that is switched off needs no address', async () => {
    const off = { ...email, enabled: false }
    const added = await app.inject({ method: 'POST', url: '/api/v1/channels', headers: as(admin), payload: off })
    expect(added.json()).toMatchObject({ enabled: false, settings: { to: null } })
    const on = {
      method: 'PATCH',
      url: '/api/v1/channels/mail',
      headers: as(admin),
      payload: { enabled: true },
    } as const
    expect((await app.inject(on)).json().errors[0].path).toBe('settings.to')
    const both = { enabled: true, settings: { to: 'news@example.org' } }
    expect((await app.inject({ ...on, payload: both })).json()).toMatchObject({ enabled: true })
  })

  test('only administrators can write, and everyone signed in can read', async () => {
    const author = await aPerson(app, { can: ['author', 'approver'] })
    const write = async (method: 'POST' | 'PATCH' | 'DELETE', url: string) =>
      (await app.inject({ method, url, headers: as(author), payload: page })).statusCode
    expect(await write('POST', '/api/v1/channels')).toBe(403)
    expect(await write('PATCH', '/api/v1/channels/there')).toBe(403)
    expect(await write('DELETE', '/api/v1/channels/there')).toBe(403)
    expect((await app.inject({ url: '/api/v1/channels', headers: as(author) })).statusCode).toBe(200)
    expect((await app.inject('/api/v1/channels')).statusCode).toBe(401)
  })
})
