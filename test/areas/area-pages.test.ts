import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceAreas, saveGazetteer } from '../../server/areas/queries.ts'
import { transact } from '../../server/platform/transact.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { anArea, smallCountry } from '../support/areas.ts'
import { signIn } from '../support/people.ts'

let app: TestApp
let headers: Record<string, string>
beforeEach(async () => {
  app = await startApp()
  headers = await signIn(app, await aPerson(app, { can: [] }))
})
afterEach(() => app.stop())

async function page(url: string, more: Record<string, string> = {}) {
  const response = await app.inject({ url, headers: { ...headers, ...more } })
  return {
    status: response.statusCode,
    html: response.body,
    text: response.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '),
  }
}

test('the list starts with the states of the only country and links down to the towns', async () => {
  const start = await page('/areas')
  expect(start.status).toBe(200)
  expect(start.text).toContain('2 areas in the United States.')
  expect(start.html).toContain('href="/areas/US-TX"')
  expect((await page('/areas/US-TX')).html).toContain('href="/areas/US-TX-453"')
  expect((await page('/areas/US-TX-453')).html).toContain('href="/areas/US-TX-453~"')
})

test('search works as a form and shows where each area is', async () => {
  const { text, html } = await page('/areas?q=el+paso')
  expect(text).toContain('for “el paso”.')
  expect(text).toContain('El Paso El Paso County, Texas, United States')
  expect(html).toContain('value="el paso"')
  expect((await page('/areas?q=zzz')).text).toContain('No area named “zzz”. Check the spelling, or type fewer letters.')
})

test('searching while typing returns only the list', async () => {
  const { html } = await page('/areas?q=mia', { 'hx-request-type': 'partial' })
  expect(html).toMatch(/^<div id="area-list"/)
  expect(html).toContain('Miami')
})

test('people that the census counted are said to be counted, and those of a list of towns, too', async () => {
  const figures: Record<string, number> = { Austin: 961_855, Pflugerville: 683 }
  const areas = smallCountry().map((area) => ({
    ...area,
    name: area.name === 'Pflugerville' ? 'Sunset Valley' : area.name,
    population: figures[area.name] ?? area.population,
  }))
  await transact(app.context.db, (trx) => replaceAreas(trx, areas))
  await app.context.areas.refresh()
  expect((await page('/areas/US-TX-453-austin')).text).toContain('961,855 people counted by the U.S. census of 2020')
  expect((await page('/areas/US-TX-453-pflugerville')).text).toContain('683 people counted by the U.S. census of 2020')
  expect((await page('/areas/US-FL-086-miami')).text).toContain('441,003 people an estimate (GeoNames)')
})

test('a search under an area finds only areas inside it', async () => {
  const { text } = await page('/areas?q=el&under=US-FL')
  expect(text).toContain('Areas in Florida')
  expect(text).not.toContain('El Paso')
})

test('an area page shows its level, zones, people and code', async () => {
  const { text } = await page('/areas/US-TX')
  expect(text).toContain('1,670,076 people')
  expect(text).toContain('an estimate (GeoNames and the 2020 census); 2 of 5 places have no figure')
  expect(text).toContain('Time zones Central time and Mountain time the zones of its places')
  expect(text).toContain('Level State')
  expect(text).toContain('US-TX')
})

test('the page of a retired area says since when it is retired', async () => {
  const old = anArea({
    code: 'US-TX-453-old',
    name: 'Old Town',
    kind: 'town',
    parent: 'US-TX-453',
    retiredAt: '2026-05-01T12:00:00.000Z',
    zone: 'America/Chicago',
  })
  await transact(app.context.db, async (trx) => {
    await replaceAreas(trx, [old])
    await saveGazetteer(trx, { country: 'US', loadedAt: '2026-05-01T12:00:00.000Z', fingerprint: 'newer' })
  })
  await app.context.areas.refresh()
  expect((await page('/areas/US-TX-453-old')).text).toContain(
    'The gazetteer has not listed this area since May 1, 2026',
  )
})

test('an unknown code gets a 404 page', async () => {
  expect(await page('/areas/US-XX')).toMatchObject({ status: 404 })
})

test('no list and no page of an area shows the id of a time zone', async () => {
  for (const url of ['/areas', '/areas?q=texas', '/areas/US-TX', '/areas/US-TX-453', '/areas/US-TX-453-austin'])
    expect((await page(url)).text, url).not.toMatch(/America\//)
  expect((await page('/areas')).text).toContain('Texas State Central time and Mountain time')
})
