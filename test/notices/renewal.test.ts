import { afterEach, beforeEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { aNotice, withdraw } from '../support/notices.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.stop())

const austin = '/notices/US-TX-453-austin'

async function get(url: string, etag?: unknown) {
  app.clock.pass({ seconds: 2 })
  return app.inject({ url, headers: etag ? { 'if-none-match': String(etag) } : {} })
}

test.each(['/notices', austin, 'its notice'])(
  'the part of %s that renews itself is "not modified" until something changes',
  async (where) => {
    const id = await aNotice(app.context, { incident: 'i1', stage: 'initial', headline: 'Water off' })
    const page = where === 'its notice' ? `/notices/announcements/${id}` : where
    const whole = await get(page)
    expect(whole.body).toContain(`hx-get="${page}/current"`)
    expect(whole.body).toContain('<noscript><meta http-equiv="refresh" content="60"></noscript>')

    const part = await get(`${page}/current`)
    expect(part.statusCode).toBe(200)
    expect(whole.body.replaceAll(/\s+/g, ' ')).toContain(part.body.trim().replaceAll(/\s+/g, ' '))
    app.clock.pass({ minutes: 5 })
    expect((await get(`${page}/current`, part.headers.etag)).statusCode).toBe(304)

    await aNotice(app.context, { incident: 'i1', stage: 'update', headline: 'Crews are there' })
    const renewed = await get(`${page}/current`, part.headers.etag)
    expect(renewed.statusCode).toBe(200)
    expect(renewed.body).toContain('Crews are there')
  },
)

test('nothing is asked again by itself where nothing is happening', async () => {
  const { body } = await get(austin)
  expect(body).not.toContain('http-equiv="refresh"')
  expect(body).not.toContain('data-happening')
})

test('a notice that was withdrawn meanwhile is gone for its page, too', async () => {
  const id = await aNotice(app.context)
  await withdraw(app.context.db, id, '2026-06-10T14:10:00.000Z')
  expect((await get(`/notices/announcements/${id}/current`)).statusCode).toBe(410)
  expect((await get('/notices/US-TX-999/current')).statusCode).toBe(404)
})
