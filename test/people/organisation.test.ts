import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { fileForm } from '../support/forms.ts'
import { form, signIn } from '../support/people.ts'

let app: TestApp
let administrator: Awaited<ReturnType<typeof aPerson>>
beforeEach(async () => {
  app = await startApp()
  administrator = await aPerson(app)
})
afterEach(() => app.stop())

test('an administrator sets the name of the organization and the zone of its pages', async () => {
  const headers = await signIn(app, administrator)
  const post = (fields: Record<string, string>) => {
    const body = form({
      do: 'save',
      revision: '1',
      language: 'en',
      holdsFrom: 'major',
      bypassNeedsSecondApproval: 'yes',
      ...fields,
    })
    return app.inject({ method: 'POST', url: '/organisation', ...body, headers: { ...body.headers, ...headers } })
  }

  const wrong = await post({ name: '', zone: 'Mars/Olympus', language: 'no language' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Enter the name of the organization.')
  expect(wrong.body).toContain('Choose a time zone')
  expect(wrong.body).toContain('Enter a language such as en or es.')

  expect((await post({ name: 'Westline', zone: 'America/Los_Angeles' })).statusCode).toBe(303)
  expect((await post({ name: 'Eastline', zone: 'America/Los_Angeles' })).statusCode).toBe(409)
  expect((await app.inject({ url: '/account', headers })).body).toContain('7:00 am PDT')
  expect((await app.inject({ url: '/audit', headers })).body).toMatch(
    /America\/Chicago<\/del>[\s\S]*America\/Los_Angeles<\/ins>/,
  )
})

test('the API reads and changes the organization', async () => {
  const url = '/api/v1/organisation'
  const payload = { zone: 'America/New_York', language: 'es' }
  const changed = await app.inject({ method: 'PATCH', url, headers: as(administrator), payload })
  expect(changed.json()).toMatchObject({ name: 'Hark', zone: 'America/New_York', language: 'es', revision: 2 })
  const reader = await aPerson(app, { can: [] })
  expect((await app.inject({ url, headers: as(reader) })).json()).toMatchObject({ zone: 'America/New_York' })
  expect((await app.inject({ method: 'PATCH', url, headers: as(reader), payload })).statusCode).toBe(403)
})

test('an administrator says which areas are served, from which severity incidents hold marketing, and who approves twice', async () => {
  const headers = await signIn(app, administrator)
  const post = (fields: Record<string, string | string[]>) => {
    const body = form({ ...settings, ...fields })
    return app.inject({ method: 'POST', url: '/organisation', ...body, headers: { ...body.headers, ...headers } })
  }
  const settings = { revision: '1', name: 'Westline', zone: 'America/Chicago', language: 'en' }

  const found = await post({ do: 'find', place: 'Austin' })
  expect(found.body).toContain('value="include:US-TX-453-austin"')
  const chosen = await post({ do: 'include:US-TX', holdsFrom: 'critical' })
  expect(chosen.body).toContain('name="include" value="US-TX"')
  expect(chosen.body).toMatch(/value="critical" selected/)
  expect((await post({ do: 'save', include: 'US-XX' })).statusCode).toBe(422)
  expect((await post({ do: 'save', include: 'US-TX', names: 'Oildale' })).statusCode).toBe(422)
  const saved = { do: 'save', include: 'US-TX', exclude: 'US-TX-453', holdsFrom: '', bypassNeedsSecondApproval: 'no' }
  expect((await post(saved)).statusCode).toBe(303)
  expect((await post(saved)).statusCode).toBe(409)

  const read = await app.inject({ url: '/api/v1/organisation', headers: as(administrator) })
  expect(read.json()).toMatchObject({
    name: 'Westline',
    served: { include: ['US-TX'], exclude: ['US-TX-453'] },
    holdsFrom: null,
    bypassNeedsSecondApproval: false,
    revision: 2,
  })
  const wrong = { served: { include: ['US-XX'] } }
  const refused = await app.inject({
    method: 'PATCH',
    url: '/api/v1/organisation',
    headers: as(administrator),
    payload: wrong,
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('served.include.0')
})

describe.each(databases)('the logo, on %s', (_name, open) => {
  test('is uploaded as a picture, shown to the team and the public, replaced and removed', async () => {
    const here = await startApp({ open })
    onTestFinished(() => here.stop())
    const headers = await signIn(here, await aPerson(here))
    const upload = (file: Buffer, fields: Record<string, string> = {}, url = '/organisation/logo') =>
      here.inject({
        method: 'POST',
        url,
        ...fileForm('logo', file, fields),
        headers: { ...fileForm('logo', file, fields).headers, ...headers },
      })
    const logo = async () => (await here.inject({ url: '/notices' })).body.match(/src="(\/images\/[^"]+)"/)?.[1]
    const picture = (color: string) =>
      sharp({ create: { width: 300, height: 60, channels: 3, background: color } })
        .png()
        .toBuffer()

    expect((await upload(Buffer.from('<svg></svg>'))).body).toContain('Choose a PNG, JPEG or WebP picture.')
    expect((await upload(Buffer.alloc(0))).body).toContain('Choose a file first.')
    expect((await upload(Buffer.alloc(10 * 1024 * 1024 + 1))).body).toContain('The file is larger than 10 MB.')
    expect(await logo()).toBeUndefined()

    expect((await upload(await picture('red'))).headers.location).toBe('/organisation')
    here.clock.pass({ seconds: 2 })
    const first = (await logo())!
    expect((await here.inject({ url: '/account', headers })).body).toContain(first)
    expect((await here.inject({ url: first })).headers['content-type']).toBe('image/png')

    expect((await upload(await picture('blue'), { next: '/organisation/first/logo' })).headers.location).toBe('/')
    here.clock.pass({ seconds: 2 })
    const second = await logo()
    expect(second).not.toBe(first)
    expect(await here.context.db.selectFrom('images').select('id').execute()).toHaveLength(1)

    const removed = form({})
    await here.inject({
      method: 'POST',
      url: '/organisation/logo/remove',
      ...removed,
      headers: { ...removed.headers, ...headers },
    })
    here.clock.pass({ seconds: 2 })
    expect(await logo()).toBeUndefined()
  })
})

test('a file comes only to a page that takes one, from the same site, and in a form that can be read', async () => {
  const headers = await signIn(app, administrator)
  const send = (url: string, more: Record<string, string> = {}, body = fileForm('logo', Buffer.from('x'))) =>
    app.inject({ method: 'POST', url, ...body, headers: { ...body.headers, ...headers, ...more } })

  expect((await send('/organisation')).statusCode).toBe(415)
  expect((await send('/api/v1/people', as(administrator))).statusCode).toBe(415)
  expect((await send('/organisation/logo', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  const broken = { headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: Buffer.from('--x\r\nfoo') }
  for (const body of [
    broken,
    { ...broken, headers: { 'content-type': 'multipart/form-data' } },
    { ...broken, payload: Buffer.alloc(0) },
    fileForm('logo', Buffer.from('x'), { next: '\u0000' }),
    fileForm('logo', Buffer.from('x'), { next: 'x'.repeat(20_000) }),
    fileForm('logo', Buffer.from('x'), Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${n}`, 'x']))),
    fileForm('__proto__', Buffer.from('x')),
  ]) {
    const { statusCode } = await send('/organisation/logo', {}, body)
    expect(statusCode).toBeGreaterThanOrEqual(400)
    expect(statusCode).toBeLessThan(500)
  }
  expect(await app.context.db.selectFrom('images').select('id').execute()).toEqual([])
})
