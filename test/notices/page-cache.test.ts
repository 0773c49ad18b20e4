import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPageCache } from '../../server/platform/pages/page-cache.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { aNotice, withdraw } from '../support/notices.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.stop())

const url = '/notices/US-TX-453-austin'

test('a page may be cached for 30 seconds and is revalidated by its ETag', async () => {
  const first = await app.inject(url)
  const { etag } = first.headers

  expect(first.headers['cache-control']).toBe('public, max-age=30, stale-while-revalidate=60')
  expect(first.headers.vary).toBeUndefined()
  expect(first.headers['set-cookie']).toBeUndefined()

  const again = await app.inject({ url, headers: { 'if-none-match': `W/"other", ${etag}` } })
  expect(again.statusCode).toBe(304)
  expect(again.body).toBe('')
  expect(again.headers.etag).toBe(etag)
  const other = await app.inject({ url, headers: { 'if-none-match': '"other"' } })
  expect(other.statusCode).toBe(200)
  expect(other.body).toBe(first.body)
  expect(other.headers).toEqual({ ...first.headers, date: other.headers.date })
  expect(other.headers['content-security-policy']).toContain("default-src 'self'")
})

test('a change shows within a second', async () => {
  const before = await app.inject(url)
  const id = await aNotice(app.context, { headline: 'Water off' })
  app.clock.pass({ seconds: 1 })
  const changed = await app.inject({ url, headers: { 'if-none-match': String(before.headers.etag) } })
  expect(changed.body).toContain('Water off')

  await withdraw(app.context.db, id, '2026-06-10T14:00:01.000Z')
  app.clock.pass({ seconds: 1 })
  expect((await app.inject(url)).body).not.toContain('Water off')
})

test('the "Checked" time changes every minute', async () => {
  await app.inject(url)
  app.clock.pass({ minutes: 1 })

  expect((await app.inject(url)).body).toContain('9:01 am CDT')
})

test('a cached page contains nothing of the person who was signed in', async () => {
  const { token } = await aPerson(app, { name: 'Ada Lovelace' })
  const first = await app.inject({ url, headers: { authorization: `Bearer ${token}`, cookie: 'hark_flash=e30' } })

  expect(first.body).not.toContain('Ada')
  expect((await app.inject(url)).body).toBe(first.body)
})

test('a cached page is answered before hooks and handlers run', async () => {
  const handled: string[] = []
  const onHandler = (message: unknown) => handled.push((message as { request: FastifyRequest }).request.url)
  subscribe('tracing:fastify.request.handler:start', onHandler)
  for (const each of [url, url, '/notices', '/notices', `${url}/feed.atom`, `${url}/feed.atom`]) await app.inject(each)
  unsubscribe('tracing:fastify.request.handler:start', onHandler)

  expect(handled).toEqual([url, '/notices', `${url}/feed.atom`])
})

test('a notice that was not in memory is answered once, and not as missing afterward', async () => {
  const id = await aNotice(app.context, { headline: 'Water off' })
  const replies: FastifyReply[] = []
  const onHandler = (message: unknown) => replies.push((message as { reply: FastifyReply }).reply)
  subscribe('tracing:fastify.request.handler:start', onHandler)
  expect((await app.inject(`/notices/announcements/${id}`)).statusCode).toBe(200)
  // By the time that another page was made, the handler of the first has ended.
  await app.inject('/notices')
  unsubscribe('tracing:fastify.request.handler:start', onHandler)
  expect(replies[0]!.raw.statusCode).toBe(200)
})

test('a page is rendered once for each stamp, even for concurrent requests', async () => {
  const pages = openPageCache()
  let rendered = 0
  const make = { render: async () => ({ body: `page ${++rendered}`, headers: {} }) }

  const answers = await Promise.all([pages.findOrMake('1', 'a', make), pages.findOrMake('1', 'a', make)])

  expect(answers.map((page) => String(page?.body))).toEqual(['page 1', 'page 1'])
  expect(String((await pages.findOrMake('2', 'a', make))?.body)).toBe('page 2')
})

test('above its limits, the cache drops the page not requested for the longest', async () => {
  const pages = openPageCache({ pages: 2, bytes: 10 })
  const made: string[] = []
  const ask = (name: string, body = name) =>
    pages.findOrMake('1', name, {
      render: async () => {
        made.push(name)
        return { body, headers: {} }
      },
    })

  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(name)
  expect(made).toEqual(['a', 'b', 'c', 'b'])

  await ask('large', '123456789')
  await ask('b')
  expect(made.slice(4)).toEqual(['large'])
  await ask('a')
  expect(made.slice(5)).toEqual(['a'])
})

test('a failed render is not cached', async () => {
  const pages = openPageCache()
  const fail = { render: () => Promise.reject(new Error('no')) }
  const failed = await Promise.allSettled([pages.findOrMake('1', 'a', fail), pages.findOrMake('1', 'a', fail)])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])

  const render = async () => ({ body: 'page', headers: {} })
  expect(String((await pages.findOrMake('1', 'a', { render }))?.body)).toBe('page')
})

test('only whoever begins a page is asked for, and whoever waits for one that was refused begins it', async () => {
  const pages = openPageCache()
  const asked: string[] = []
  const ask = (name: string, stamp = '1') =>
    pages.findOrMake(stamp, 'a', {
      admit: async () => {
        asked.push(name)
        if (name === 'refused') throw new Error('refused')
      },
      render: async () => ({ body: name, headers: {} }),
    })

  const [refused, ana, tom] = await Promise.allSettled([ask('refused'), ask('Ana'), ask('Tom')])
  expect(refused.status).toBe('rejected')
  expect([ana, tom].map((one) => one.status === 'fulfilled' && String(one.value?.body))).toEqual(['Ana', 'Ana'])
  expect(asked).toEqual(['refused', 'Ana'])

  expect(String((await ask('refused', '2'))?.body)).toBe('refused')
  await ask('Eve', '4')
  expect(asked).toEqual(['refused', 'Ana'])
})
