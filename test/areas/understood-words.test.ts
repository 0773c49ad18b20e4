import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadAreas } from '../../server/areas/gazetteer/actions.ts'
import { commandLine } from '../../server/audit/audit.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { smallCountry } from '../support/areas.ts'
import { databases } from '../support/databases.ts'
import { signIn } from '../support/people.ts'

const zips = [
  { zip: '78701', name: 'Austin', code: 'US-TX-453-austin', share: 1 },
  { zip: '78660', name: 'Pflugerville', code: 'US-TX-453-pflugerville', share: 0.7 },
  { zip: '78660', name: 'Pflugerville', code: 'US-TX-453-austin', share: 0.3 },
]
const oldTown = { name: 'Old Town', code: 'US-TX-453-austin', basis: 'test' }

describe.each(databases)('words that are understood as areas, on %s', (_name, open) => {
  let app: TestApp
  let headers: Record<string, string>
  let token: Record<string, string>
  beforeAll(async () => {
    app = await startApp({ open })
    await loadAreas(app.context, {
      country: 'US',
      plan: { areas: smallCountry(), names: [oldTown], zips },
      actor: commandLine,
    })
    const person = await aPerson(app)
    headers = await signIn(app, person)
    token = as(person)
  })
  afterAll(() => app.stop())

  const page = async (url: string) => (await app.inject({ url, headers })).body
  const austin = 'Austin, Travis County, Texas'

  test('the API says how a misspelled name was read, and nothing of one that is written as it is', async () => {
    const items = async (q: string) => {
      const response = await app.inject({ url: `/api/v1/areas?q=${q}`, headers: token })
      return response.json().items
    }
    expect(await items('autsin')).toMatchObject([
      { code: 'US-TX-453-austin', understood: 'autsin: Austin', share: null },
    ])
    expect(await items('austin')).toMatchObject([{ code: 'US-TX-453-austin', understood: null, share: null }])
    expect((await items(''))[0]).toMatchObject({ understood: null, share: null })
  })

  test('residents and staff are shown what a misspelled name may be', async () => {
    const residents = await page('/notices?q=autsin')
    expect(residents).toContain('No place is called “autsin”. Did you mean this one?')
    expect(residents).toContain(`<a href="/notices/US-TX-453-austin">${austin}</a>`)
    expect(residents).toContain('autsin: Austin')
    expect(await page('/notices?q=austin')).toContain('Places for “austin”')
    expect(await page('/areas?q=autsin')).toContain('autsin: Austin')
  })

  test.each([
    ['announcements', '/announcements?area=Autsin', '/announcements?area=US-TX-453-austin'],
    [
      'the calendar',
      '/calendar?area=El+Paso%3B+Autsin&kind=service',
      'area=El+Paso%3B+US-TX-453-austin&amp;kind=service',
    ],
    ['exposure', '/calendar/exposure?under=Autsin%2C+TX&kind=service', 'kind=service&amp;under=US-TX-453-austin'],
  ])('the filter of %s suggests what a misspelled name may be, and filters by nothing', async (_page, url, link) => {
    const body = await page(url)
    expect(body).toMatch(/There is no area “Autsin(, TX)?”. Did you mean this one\?/)
    expect(body).toMatch(new RegExp(`<a href="[^"]*${link.replace(/[?+]/g, '\\$&')}[^"]*">${austin}</a>`))
  })

  test('a ZIP code leads residents and staff to its towns, with the share of each', async () => {
    const one = await page('/notices?q=78701')
    expect(one).toContain(`<a href="/notices/US-TX-453-austin">${austin}</a>`)
    expect(one).toContain('78701: Austin, Travis County')
    for (const address of ['/notices?q=78660', '/areas?q=78660']) {
      const two = await page(address)
      expect(two).toContain('78660: Pflugerville, Travis County, about 70% of its people')
      expect(two).toContain('78660: Austin, Travis County, about 30% of its people')
    }
    const response = await app.inject({ url: '/api/v1/areas?q=78660', headers: token })
    expect(response.json().items).toMatchObject([
      { code: 'US-TX-453-pflugerville', understood: '78660: Pflugerville, Travis County', share: 0.7 },
      { code: 'US-TX-453-austin', share: 0.3 },
    ])
  })

  test('a filter takes a ZIP code of one town, and asks about one of two', async () => {
    expect(await page('/announcements?area=78701')).toContain(austin)
    const two = await page('/announcements?area=78660')
    expect(two).toContain('“78660” can mean 2 areas. Did you mean one of these?')
    expect(two).toContain('Pflugerville, Travis County, Texas, about 70% of its people</a>')
  })

  test('in a list of names, a ZIP code of two towns and a name that only leads to a town are asked about', async () => {
    const ask = (names: string) =>
      app.inject({ method: 'POST', url: '/api/v1/audiences/read', headers: token, payload: { names } })
    const { read, toDecide, unknown } = (await ask('78701; 78660\nOld Town\nPflugervile, TX 78660')).json()
    expect(read).toMatchObject([{ text: '78701', area: { code: 'US-TX-453-austin' } }])
    expect(toDecide).toMatchObject([{ text: '78660', choices: [{ share: 0.7 }, { share: 0.3 }] }])
    expect(unknown).toMatchObject([
      { text: 'Old Town', choices: [{ code: 'US-TX-453-austin' }] },
      { text: 'Pflugervile, TX, 78660', choices: [{ code: 'US-TX-453-pflugerville' }] },
    ])
  })

  test('a filter says how it understood what is not simply the name', async () => {
    expect(await page('/announcements?area=austin+tx')).toContain(austin)
    expect(await page('/announcements?area=austin')).not.toContain(austin)
    expect(await page('/calendar/exposure?under=travis+county,+tx')).toContain('Travis County, Texas')
  })
})
