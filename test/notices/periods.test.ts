import { afterEach, beforeEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { aNotice, anIncident } from '../support/notices.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.stop())

async function read(): Promise<string> {
  app.clock.pass({ seconds: 1 })
  const { body } = await app.inject('/notices/US-TX-453-austin')
  return body
    .slice(body.indexOf('<main'))
    .replace(/<\/?(?:time|a|span)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('information is planned before its period, current in it, and past after it', async () => {
  const period = {
    began: '2026-06-12T14:00:00.000Z',
    expectedEnd: '2026-06-13T22:00:00.000Z',
    confidence: 'known' as const,
  }
  await aNotice(app.context, { headline: 'Meters are read', severity: 'routine', ...period })
  const times = 'Fri, Jun 12, 9:00 am CDT Until Sat, Jun 13, 5:00 pm CDT'

  expect(await read()).toMatch(new RegExp(`No known problems here\\. Planned Meters are read .*From ${times}`))
  app.clock.set('2026-06-12T14:00:00.000Z')
  expect(await read()).toMatch(new RegExp(`No known problems here\\. Information Meters are read .*Since ${times}`))
  app.clock.set('2026-06-13T21:59:00.000Z')
  expect(await read()).toContain('Information Meters are read')
  app.clock.set('2026-06-13T22:00:00.000Z')
  expect(await read()).toContain('No known problems here. Last 14 days Meters are read Until Sat, Jun 13, 5:00 pm CDT')
})

test.each([
  ['routine', 1],
  ['minor', 7],
] as const)('without an end, %s information leaves %i days after it begins', async (severity, days) => {
  await aNotice(app.context, { headline: 'Shop closed', severity, began: '2026-06-12T14:00:00.000Z' })
  app.clock.set('2026-06-12T14:00:00.000Z')
  app.clock.pass({ days, minutes: -1 })
  expect(await read()).toMatch(/(Information|Happening now, minor) Shop closed/)
  app.clock.pass({ minutes: 1 })
  expect(await read()).toContain('Last 14 days Shop closed')
})

test('a notice of planned works without an incident and without a date leaves after a week', async () => {
  await aNotice(app.context, { category: 'planned_works', headline: 'Pipes are flushed', severity: 'minor' })
  app.clock.pass({ days: 6 })
  expect(await read()).toMatch(/Planned Pipes are flushed/)
  app.clock.pass({ days: 1 })
  expect(await read()).not.toMatch(/Planned Pipes are flushed/)
})

test('what ends in three months is shown until then, and what began earlier than it was told says when', async () => {
  await aNotice(app.context, { headline: 'Lane closed', severity: 'minor', expectedEnd: '2026-09-10T14:00:00.000Z' })
  const incident = await anIncident(app.context.db, 'i1', '2026-06-10T11:00:00.000Z')
  await aNotice(app.context, { incident, headline: 'Water off' })
  expect(await read()).toContain('Water off Where Austin, Texas Since Wed, Jun 10, 6:00 am CDT')
  app.clock.set('2026-09-10T13:00:00.000Z')
  expect(await read()).toMatch(/Happening now, minor Lane closed .*Expected end about Thu, Sep 10, 9:00 am CDT/)
  app.clock.set('2026-09-10T14:00:00.000Z')
  expect(await read()).not.toContain('Happening now')
})
