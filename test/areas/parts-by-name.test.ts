import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadAreas } from '../../server/areas/gazetteer/actions.ts'
import { commandLine } from '../../server/audit/audit.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { countryWithParts } from '../support/areas.ts'
import { databases } from '../support/databases.ts'
import { signIn } from '../support/people.ts'

const boston = 'US-MA-025-boston'
const backBay = `${boston}-back-bay`

describe.each(databases)('a part with its town behind it, on %s', (_name, open) => {
  let app: TestApp
  let headers: Record<string, string>
  let token: Record<string, string>
  beforeAll(async () => {
    app = await startApp({ open })
    const names = [{ name: 'Southie', code: boston, basis: 'test' }]
    const plan = { areas: countryWithParts(), names, zips: [] }
    await loadAreas(app.context, { country: 'US', plan, actor: commandLine })
    const person = await aPerson(app)
    headers = await signIn(app, person)
    token = as(person)
  })
  afterAll(() => app.stop())

  const ways = ['Back Bay, Boston', 'Back Bay, Boston, MA', 'back bay boston', 'Back Bay, Bost', 'Back Bya, Boston']

  test.each(ways)('is found by residents, staff and the API: %s', async (words) => {
    const q = encodeURIComponent(words)
    expect((await app.inject(`/notices?q=${q}`)).body).toContain(`<a href="/notices/${backBay}">`)
    expect((await app.inject({ url: `/areas?q=${q}`, headers })).body).toContain(
      `href="/areas/${backBay}">Back Bay</a>`,
    )
    const { items } = (await app.inject({ url: `/api/v1/areas?q=${q}`, headers: token })).json()
    expect(items[0]).toMatchObject({ code: backBay })
  })

  test('is what a filter takes, and so is the town for a name that leads to it', async () => {
    const filter = async (area: string) =>
      (await app.inject({ url: `/announcements?area=${encodeURIComponent(area)}`, headers })).body
    expect(await filter('Back Bay, Boston')).toContain('>Back Bay, Boston, Suffolk County, Massachusetts<')
    expect(await filter('Southie, Boston')).toContain('>Boston, Suffolk County, Massachusetts<')
  })
})
