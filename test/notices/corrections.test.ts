import { afterEach, beforeEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { aNotice, withdraw } from '../support/notices.ts'
import { type Element, parseXml } from '../support/xml.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.stop())

const austin = '/notices/US-TX-453-austin'

async function read(url = austin): Promise<string> {
  app.clock.pass({ seconds: 1 })
  const { body } = await app.inject(url)
  return body
    .slice(body.indexOf('<main'))
    .replace(/<\/?(?:time|a|span)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

function text({ children }: Element, name: string): string | undefined {
  return children.find((child) => child.name === name)?.text
}

/** An hour after what was said last. */
async function later(fields: Parameters<typeof aNotice>[1]): Promise<string> {
  app.clock.pass({ hours: 1 })
  return aNotice(app.context, { severity: 'minor', ...fields })
}

test('the correction of the newest notice is read in its place, and the wrong text is only a link', async () => {
  const first = await aNotice(app.context, {
    incident: 'i1',
    stage: 'initial',
    headline: 'Water off',
    text: 'Until 6 pm.',
  })
  await later({ incident: 'i1', stage: 'correction', corrects: first, headline: 'Water off', text: 'Until 8 pm.' })

  const page = await read()
  expect(page).toContain('This corrects the notice of Wed, Jun 10, 9:00 am CDT')
  expect(page).toMatch(
    /Until 8 pm\. .*First notice, Wed, Jun 10, 9:00 am CDT .*Corrected Wed, Jun 10, 10:00 am CDT: Water off/,
  )
  expect(page).not.toContain('Until 6 pm.')
  expect(await read(`/notices/announcements/${first}`)).toMatch(/Corrected Wed, Jun 10, 10:00 am CDT.*Until 6 pm\./)
})

test('the correction of an older notice stands with that one, below what is newer', async () => {
  const first = await aNotice(app.context, {
    incident: 'i1',
    stage: 'initial',
    headline: 'Water off',
    text: 'In Elm St.',
  })
  const update = { incident: 'i1', stage: 'update' as const, nextUpdateBy: '2026-06-10T20:00:00.000Z' }
  await later({ ...update, headline: 'Crews are there', text: 'They dig.' })
  await later({
    incident: 'i1',
    stage: 'correction',
    corrects: first,
    headline: 'Oak St, not Elm St',
    text: 'In Oak St.',
  })

  const page = await read()
  expect(page).toMatch(/Happening now, minor Crews are there .*Next update by .*They dig\. .*Oak St, not Elm St/)
  expect(page.match(/Next update/g)).toHaveLength(1)
  expect(page).not.toContain('In Elm St.')
})

test('a notice without an incident and its correction are one card, with the period of the correction', async () => {
  const first = await aNotice(app.context, {
    severity: 'minor',
    expectedEnd: '2026-06-10T23:00:00.000Z',
    confidence: 'known',
  })
  const correction = await later({
    stage: 'correction',
    corrects: first,
    headline: 'Until 8 pm, not 6 pm',
    expectedEnd: '2026-06-11T01:00:00.000Z',
    confidence: 'known',
  })

  const page = await read()
  expect(page.match(/Happening now/g)).toHaveLength(1)
  expect(page).toContain('Until Wed, Jun 10, 8:00 pm CDT')
  expect(page).not.toContain('6:00 pm')

  await withdraw(app.context.db, correction, '2026-06-10T15:30:00.000Z')
  const before = await read()
  expect(before).toContain('Until Wed, Jun 10, 6:00 pm CDT')
  expect(before).not.toContain('Corrected')
})

test('a correction stays in the place of a notice that is withdrawn', async () => {
  const first = await aNotice(app.context, { incident: 'i1', stage: 'initial', text: 'Until 6 pm.' })
  await later({ incident: 'i1', stage: 'update', headline: 'Crews are there' })
  await later({ incident: 'i1', stage: 'correction', corrects: first, headline: 'Oak St' })
  await withdraw(app.context.db, first, '2026-06-10T17:00:00.000Z')

  expect(await read()).toMatch(/Happening now, minor Crews are there .*Oak St/)
})

test('the entry of a corrected notice is updated, and leads to the correction', async () => {
  const first = await aNotice(app.context, {
    incident: 'i1',
    stage: 'initial',
    headline: 'Water off',
    text: 'Until 6 pm.',
  })
  const correction = await later({ incident: 'i1', stage: 'correction', corrects: first, headline: 'Until 8 pm' })
  app.clock.pass({ seconds: 1 })
  const feed = parseXml((await app.inject(`${austin}/feed.atom`)).body)
  const entry = feed.children.find((one) => text(one, 'id') === `urn:uuid:${first}`)!
  expect(text(entry, 'updated')).toBe('2026-06-10T15:00:00.000Z')
  expect(text(entry, 'content')).toContain('Corrected Wed, Jun 10, 10:00 am CDT: Until 8 pm')
  expect(text(entry, 'content')).not.toContain('Until 6 pm')
  expect(JSON.stringify(entry)).toContain(`/notices/announcements/${correction}`)
})
