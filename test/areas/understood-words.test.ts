import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { signIn } from '../support/people.ts'

describe.each(databases)('words that are understood as areas, on %s', (_name, open) => {
  let app: TestApp
  let headers: Record<string, string>
  let token: Record<string, string>
  beforeAll(async () => {
    app = await startApp({ open })
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
    expect(residents).toContain('No place is called “autsin”. Is it this one?')
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
    expect(body).toMatch(/There is no area “Autsin(, TX)?”. Is it this one\?/)
    expect(body).toMatch(new RegExp(`<a href="[^"]*${link.replace(/[?+]/g, '\\$&')}[^"]*">${austin}</a>`))
  })

  test('a filter says how it understood what is not simply the name', async () => {
    expect(await page('/announcements?area=austin+tx')).toContain(austin)
    expect(await page('/announcements?area=austin')).not.toContain(austin)
    expect(await page('/calendar/exposure?under=travis+county,+tx')).toContain('Travis County, Texas')
  })
})
