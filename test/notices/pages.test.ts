import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceAreas } from '../../server/areas/queries.ts'
import { transact } from '../../server/platform/transact.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { smallCountry, withRetired } from '../support/areas.ts'
import { aNotice, withdraw } from '../support/notices.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.stop())

test('the index page finds a town by name without a script', async () => {
  const { body } = await app.inject('/notices?q=austin')

  expect(body).toContain('<form class="find" action="/notices" role="search">')
  expect(body).toContain('<a href="/notices/US-TX-453-austin">Austin, Travis County, Texas</a>')
})

test('the index page takes no number of a county from the census for what a resident asks about', async () => {
  const areas = smallCountry().map((area) => (area.code === 'US-TX-453' ? { ...area, fips: '48453' } : area))
  await transact(app.context.db, (trx) => replaceAreas(trx, areas))
  await app.context.areas.refresh()
  const { body } = await app.inject('/notices?q=48453')
  expect(body).toContain('No place is called “48453”.')
  expect(body).not.toContain('Travis County')
})

test('the index page reports an unknown name, escaped', async () => {
  const { statusCode, body } = await app.inject('/notices?q=%3Cb%3EAtlantis')

  expect(statusCode).toBe(200)
  expect(body).toContain('No place is called “&lt;b&gt;Atlantis”.')
})

test('the index page lists the states and current notices anywhere, the most severe first', async () => {
  await aNotice(app.context, { headline: 'Slow post', severity: 'minor', reach: ['US-FL'] })
  await aNotice(app.context, { headline: 'Boil water', severity: 'critical' })
  await aNotice(app.context, { headline: 'Spring offer', kind: 'marketing', severity: 'routine' })

  const { body } = await app.inject('/notices')

  expect(body).toMatch(/Boil water[\s\S]*Slow post[\s\S]*<a href="\/notices\/US-FL">Florida<\/a>/)
  expect(body).not.toContain('Spring offer')
})

test('an unknown area is 404, and the page offers areas of that name', async () => {
  const { statusCode, body } = await app.inject('/notices/Austin')

  expect(statusCode).toBe(404)
  expect(body).toContain('Area not found')
  expect(body).toContain('<a href="/notices/US-TX-453-austin">Austin, Travis County, Texas</a>')
  expect((await app.inject('/notices/US-XX/feed.atom')).statusCode).toBe(404)
  expect((await app.inject('/notices/announcements/none')).statusCode).toBe(404)
})

test('a retired area is 410 and links to the area it was part of', async () => {
  const areas = withRetired(smallCountry(), 'US-TX-453-pflugerville')
  await transact(app.context.db, (trx) => replaceAreas(trx, areas))
  await app.context.areas.refresh()
  app.clock.pass({ seconds: 1 })

  const { statusCode, body } = await app.inject('/notices/US-TX-453-pflugerville')

  expect(statusCode).toBe(410)
  expect(body).toContain('Pflugerville, Texas is no longer listed')
  expect(body).toContain('<a href="/notices/US-TX-453">Travis County</a>')
})

test('every notice has a page with its text, its places and newer notices of its incident', async () => {
  const first = await aNotice(app.context, {
    incident: 'i1',
    stage: 'initial',
    headline: 'Water off',
    text: 'One.\n\nTwo.',
  })
  app.clock.pass({ hours: 1 })
  const second = await aNotice(app.context, { incident: 'i1', stage: 'update', headline: 'Main found' })

  const { statusCode, body } = await app.inject(`/notices/announcements/${first}`)

  expect(statusCode).toBe(200)
  expect(body).toMatch(/<h1 lang="en">Water off<\/h1>/)
  expect(body).toMatch(/<p[^>]*>One\.<\/p>\s*<p[^>]*>Two\.<\/p>/)
  expect(body).toContain(`There is a newer notice: <a href="/notices/announcements/${second}" lang="en">Main found</a>`)
  expect(body).toContain('<a href="/notices/US-TX-453-austin">Austin, Texas</a>')
})

test('a notice that area pages no longer list keeps its page', async () => {
  const first = await aNotice(app.context, { headline: 'Water off', incident: 'i1', stage: 'initial' })
  await aNotice(app.context, { headline: 'Water back', incident: 'i1', stage: 'all_clear' })
  app.clock.pass({ days: 100 })

  const { statusCode, body } = await app.inject(`/notices/announcements/${first}`)

  expect(statusCode).toBe(200)
  expect(body).toContain('Water off')
  expect(body).toContain('Water back')
})

test('a withdrawn notice is 410 and says when, without its text', async () => {
  const id = await aNotice(app.context, { headline: 'Water off', text: 'Do not drink it.' })
  await withdraw(app.context.db, id, '2026-06-10T14:20:00.000Z')

  const { statusCode, body } = await app.inject(`/notices/announcements/${id}`)

  expect(statusCode).toBe(410)
  expect(body).toMatch(
    /published <time[^>]*>Wed, Jun 10, 9:00 am CDT<\/time> and withdrawn <time[^>]*>Wed, Jun 10, 9:20 am CDT/,
  )
  expect(body).not.toMatch(/Water off|Do not drink/)
})
