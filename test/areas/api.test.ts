import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'

let app: TestApp
let headers: Record<string, string>
beforeEach(async () => {
  app = await startApp()
  headers = as(await aPerson(app, { can: [] }))
})
afterEach(() => app.stop())

async function get(path: string) {
  const response = await app.inject({ url: `/api/v1${path}`, headers })
  return { status: response.statusCode, body: response.json() }
}
const codes = (body: { items: { code: string }[] }) => body.items.map(({ code }) => code)

test('a search returns everything a list needs', async () => {
  const { status, body } = await get('/areas?q=aus&kind=town&under=US-TX&limit=20')
  expect(status).toBe(200)
  expect(body).toEqual({
    items: [
      {
        code: 'US-TX-453-austin',
        name: 'Austin',
        kind: 'town',
        parent: 'US-TX-453',
        path: ['United States', 'Texas', 'Travis County'],
        zones: ['America/Chicago'],
        population: 931_830,
        places: 1,
        ids: { fips: null, geonames: null },
        understood: null,
        share: null,
      },
    ],
    next: null,
  })
})

test('an area includes its zones, known population, bounds and number of children', async () => {
  const { body } = await get('/areas/US-FL')
  expect(body).toMatchObject({
    places: 5,
    zones: ['America/Chicago', 'America/New_York'],
    population: 441_003 + 237_069,
    children: 2,
    ids: { fips: '12' },
    retiredAt: null,
  })
  const [west, south, east, north] = body.bounds
  expect(west).toBeLessThan(-87)
  expect(south).toBeLessThan(25.5)
  expect(east).toBeGreaterThan(-80.1)
  expect(north).toBeGreaterThan(30.9)
})

test('elsewhere in a county is an area like any other, without a population', async () => {
  const { status, body } = await get('/areas/US-TX-453~')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    name: 'Elsewhere in Travis County',
    kind: 'rest',
    population: null,
    places: 1,
    children: 0,
    bounds: null,
  })
})

test('children are listed by name in pages, with elsewhere last', async () => {
  const first = await get('/areas/US-TX-453/children?limit=2')
  expect(codes(first.body)).toEqual(['US-TX-453-austin', 'US-TX-453-pflugerville'])
  const second = await get(`/areas/US-TX-453/children?limit=2&cursor=${first.body.next}`)
  expect(codes(second.body)).toEqual(['US-TX-453~'])
  expect(second.body.next).toBeNull()
})

test('without a search, all areas are listed, and can be filtered by kind and by parent', async () => {
  expect(codes((await get('/areas?kind=state')).body)).toEqual(['US-FL', 'US-TX'])
  expect(codes((await get('/areas?kind=county&kind=rest&under=US-TX')).body)).toEqual([
    'US-TX-141',
    'US-TX-141~',
    'US-TX-453',
    'US-TX-453~',
  ])
})

test('the pages of a search have no gaps or duplicates', async () => {
  const all = codes((await get('/areas?q=e&limit=200')).body)
  const paged: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body }: { body: { items: { code: string }[]; next: string | null } } = await get(
      `/areas?q=e&limit=3${cursor && `&cursor=${cursor}`}`,
    )
    paged.push(...codes(body))
    cursor = body.next
  }
  expect(all.length).toBeGreaterThan(6)
  expect(paged).toEqual(all)
})

test.each([
  ['/areas?kind=village', 400, 'kind: is one of country, state, city, county, town, part, or rest.'],
  ['/areas?under=US-XX', 400, 'under: there is no area US-XX.'],
  ['/areas?limit=0', 400, 'limit: is at least 1.'],
  ['/areas?cursor=nonsense', 400, 'cursor: is not one that this list gave out.'],
  ['/areas?name=Austin', 400, 'name: Unknown field.'],
  ['/areas/US-XX', 404, 'There is no area US-XX.'],
  ['/areas/US-XX/children', 404, 'There is no area US-XX.'],
])('%s is rejected', async (path, status, detail) => {
  expect(await get(path)).toMatchObject({ status, body: { status, detail } })
})

test('reading areas requires signing in', async () => {
  expect((await app.inject('/api/v1/areas?q=austin')).statusCode).toBe(401)
})
