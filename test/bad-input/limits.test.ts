import type { Response } from 'light-my-request'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import type { Answer } from '../../server/platform/guards/long-questions.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { aNotice, withdraw } from '../support/notices.ts'
import { signIn } from '../support/people.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp({ env: { API_RATE: '5' } })
})
afterEach(() => app.stop())

/** The statuses of seven requests in one minute. */
async function statuses(url: string, options: { headers?: Record<string, string>; remoteAddress?: string } = {}) {
  const found: number[] = []
  for (let times = 0; times < 7; times++) found.push((await app.inject({ url, ...options })).statusCode)
  return found
}
const five = [200, 200, 200, 200, 200, 429, 429]

test('pages are limited for each address that no person is known for', async () => {
  expect(await statuses('/sign-in', { remoteAddress: '192.0.2.1' })).toEqual(five)
  expect(await statuses('/sign-in', { remoteAddress: '192.0.2.2' })).toEqual(five)
  const refused = await app.inject({ url: '/sign-in', remoteAddress: '192.0.2.1' })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.body).toContain('More than 5 requests in a minute.')
})

test('addresses of one IPv6 network count together', async () => {
  await statuses('/sign-in', { remoteAddress: '2001:db8::1' })
  expect((await app.inject({ url: '/sign-in', remoteAddress: '2001:db8::2' })).statusCode).toBe(429)
  expect((await app.inject({ url: '/sign-in', remoteAddress: '2001:db8:0:1::1' })).statusCode).toBe(200)
})

test('pages are limited for each person, not for the address that they share', async () => {
  const [ana, tom] = [await aPerson(app), await aPerson(app)]
  const headers = { ana: await signIn(app, ana), tom: await signIn(app, tom) }
  expect(await statuses('/rules', { headers: headers.ana })).toEqual(five)
  expect(await statuses('/rules', { headers: headers.tom })).toEqual(five)
})

test('what is kept in memory is not limited; a search of it is', async () => {
  const all = Array.from({ length: 7 }, () => 200)
  for (const url of ['/healthz', '/notices', '/notices/US-TX', '/api/docs', '/assets/css/base.css'])
    expect(await statuses(url, { remoteAddress: '192.0.2.3' }), url).toEqual(all)
  expect(await statuses('/notices?q=austin', { remoteAddress: '192.0.2.4' })).toEqual(five)
})

describe.each(databases)('public pages, on %s', (_name, open) => {
  beforeEach(async () => {
    await app.stop()
    app = await startApp({ open, env: { API_RATE: '5' } })
  })

  test('that do not exist are limited, each of them, and searches that cannot be read', async () => {
    const unknown: ((n: number) => string)[] = [
      (n) => `/notices/${','.repeat(150)}${n}`,
      (n) => `/notices/x${n}/feed.atom`,
      (n) => `/notices/announcements/0191${n}`,
      () => '/notices/announcements/0191',
      (n) => `/notices?q=${'x'.repeat(201)}${n}`,
      (n) => `/assets/x${n}`,
    ]
    for (const [which, address] of unknown.entries()) {
      const found: number[] = []
      for (let n = 0; n < 7; n++) {
        const { statusCode } = await app.inject({ url: address(n), remoteAddress: `192.0.2.${which}` })
        found.push(statusCode)
      }
      expect(found.slice(5), address(0)).toEqual([429, 429])
      expect(found.slice(0, 5), address(0)).not.toContain(429)
    }
  })

  test('that are made and then kept count as one', async () => {
    const id = await aNotice(app.context, { headline: 'Water is off' })
    const pages = ['/notices', '/notices/US-TX', '/notices/US-TX/feed.atom', `/notices/announcements/${id}`]
    for (const url of [...pages, '/notices/US-TX-453']) expect((await app.inject(url)).statusCode).toBe(200)
    for (const url of [...pages, '/notices?from=mail']) expect((await app.inject(url)).statusCode).toBe(200)
    expect((await app.inject('/notices/US-FL')).statusCode).toBe(429)
    expect((await app.inject({ url: '/notices/US-FL', remoteAddress: '192.0.2.9' })).statusCode).toBe(200)
    expect((await app.inject('/notices/US-FL')).statusCode).toBe(200)
  })

  test('are there for a whole town behind one address, also at every change, and when one is withdrawn', async () => {
    const id = await aNotice(app.context, { headline: 'Water is off' })
    const urls = ['/notices', '/notices/US-TX', `/notices/announcements/${id}`]
    const town = async () => {
      const crowd = urls.flatMap((url) => Array.from({ length: 20 }, () => app.inject(url)))
      return new Set((await Promise.all(crowd)).map(({ statusCode }) => statusCode))
    }
    for (let minute = 0; minute < 4; minute++) {
      expect(await town()).toEqual(new Set([200]))
      await aNotice(app.context, { headline: 'Water is back' })
      app.clock.pass({ seconds: 1 })
      expect(await town()).toEqual(new Set([200]))
      app.clock.pass({ minutes: 1 })
    }
    await withdraw(app.context.db, id, '2026-06-10T14:10:00.000Z')
    app.clock.pass({ minutes: 1 })
    expect(await town()).toEqual(new Set([200, 410]))
    const again = await app.inject({ url: urls[2]!, headers: { 'if-none-match': '*' } })
    expect(again.statusCode).toBe(410)
    expect(again.headers['cache-control']).toBe('no-store')
  })
})

test('the description of the API and its page are made once', async () => {
  for (const url of ['/api/docs', '/api/v1/openapi.json']) {
    const cost = async (times: number) => {
      const before = process.threadCpuUsage()
      for (let time = 0; time < times; time++) await app.server.inject(url)
      const { user, system } = process.threadCpuUsage(before)
      return user + system
    }
    // The processor's time is counted in steps of up to 10 ms.
    const first = Math.max(10_000, await cost(1))
    expect((await cost(20)) / 20 / first, url).toBeLessThan(0.5)
    const { etag } = (await app.server.inject(url)).headers
    expect((await app.server.inject({ url, headers: { 'if-none-match': String(etag) } })).statusCode).toBe(304)
  }
})

test('one person cannot have more than four long questions under way, nor all persons more than 24', async () => {
  const people = await Promise.all(Array.from({ length: 7 }, () => aPerson(app)))
  const held = Promise.withResolvers<Answer>()
  const config = { ...app.context.config, API_RATE: 1000 }
  const server = await buildApp({ ...app.context, config }, { elsewhere: () => held.promise })
  const ask = (person: { token: string }) =>
    server.inject({ method: 'POST', url: '/api/v1/audiences/describe', headers: as(person), payload: {} })
  const waiting: Promise<Response>[] = []
  const refused: Response[] = []
  for (const person of people.slice(0, 6)) {
    const asked = Array.from({ length: 5 }, () => ask(person))
    refused.push(await Promise.race(asked))
    waiting.push(...asked)
  }
  const oneTooMany = await ask(people[6]!)
  held.resolve({ status: 200, headers: { 'x-from': 'elsewhere' }, body: Buffer.from('{}') })

  expect(refused.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 6 }, () => 429))
  expect(refused[0]!.headers['retry-after']).toBe('1')
  expect(oneTooMany.statusCode).toBe(503)
  expect(oneTooMany.headers['retry-after']).toBe('5')
  const answers = await Promise.all(waiting)
  expect(answers.filter(({ headers }) => headers['x-from'] === 'elsewhere')).toHaveLength(24)
  expect((await ask(people[6]!)).statusCode).toBe(200)
  await server.close()
})

test('the answers that are kept for a person are bounded in size and number, and those of everyone end', async () => {
  await app.stop()
  app = await startApp()
  const [eve, ana] = [await aPerson(app), await aPerson(app)]
  const write = (person: { token: string }, key: string) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/announcements',
      headers: { ...as(person), 'idempotency-key': key },
      payload: { kind: 'service', severity: 'minor', headline: 'Water is off' },
    })
  const keys = () => app.context.db.selectFrom('idempotency_keys').selectAll()

  await write(ana, 'of Ana')
  app.clock.pass({ days: 2, seconds: 1 })
  expect((await write(eve, 'of Eve')).statusCode).toBe(201)
  expect((await keys().execute()).map(({ key }) => key)).toEqual(['of Eve'])

  const { person_id, request_hash, created_at } = (await keys().execute())[0]!
  const many = Array.from({ length: 5000 }, (_, number) => ({ person_id, key: `${number}`, request_hash, created_at }))
  for (let from = 0; from < many.length; from += 1000) {
    const rows = many.slice(from, from + 1000).map((row) => ({ ...row, status: 201, answer_json: '{}' }))
    await app.context.db.insertInto('idempotency_keys').values(rows).execute()
  }
  const refused = await write(eve, 'one too many')
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['retry-after']).toBe('3600')
  expect((await write(ana, 'another')).statusCode).toBe(201)
})
