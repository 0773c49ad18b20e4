import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { countryWithParts } from '../support/areas.ts'
import { databases } from '../support/databases.ts'
import { aNotice } from '../support/notices.ts'

const boston = 'US-MA-025-boston'
const backBay = `${boston}-back-bay`

describe.each(databases)('The pages of a town with parts on %s', (_name, open) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp({ open, areas: countryWithParts() })
  })
  afterEach(() => app.stop())

  async function read(path: string): Promise<string> {
    app.clock.pass({ seconds: 1 })
    const { body } = await app.inject(`/notices${path}`)
    return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  }

  test('a notice for the town is on the page and in the feed of each of its parts, which say so', async () => {
    await aNotice(app.context, { reach: [boston], headline: 'Water is off', where: 'Boston, Massachusetts' })

    const page = await read(`/${backBay}`)
    expect(page).toContain('Back Bay, Boston, Massachusetts')
    expect(page).toContain('Notices for Back Bay, and for all of Boston, Suffolk County, or Massachusetts.')
    expect(page).toMatch(/Water is off .*Where Boston, Massachusetts Notice,/)
    const rest = await read(`/${boston}~`)
    expect(rest).toContain('Elsewhere in Boston, Massachusetts')
    expect(rest).toContain(
      'Notices for the other parts of Boston, and for all of Boston, Suffolk County, or Massachusetts.',
    )
    expect(rest).toContain('Water is off')
    expect(await read(`/${backBay}/feed.atom`)).toMatch(
      /notices for Back Bay, Boston, Massachusetts .*Water is off .*Where: Boston, Massachusetts/,
    )
    expect(await read('/US-MA-025-chelsea')).not.toContain('Water is off')
    expect(await read('/US-MA-017-cambridge/feed.atom')).not.toContain('Water is off')
  })

  test('what concerns only a part of the town is on the page of the town, which says so, and not on other parts', async () => {
    const where = 'Back Bay, Boston, Massachusetts'
    await aNotice(app.context, { reach: [backBay], headline: 'Water is off', where })
    await aNotice(app.context, { kind: 'marketing', severity: 'routine', reach: [backBay], headline: 'Half', where })
    await aNotice(app.context, { reach: ['US-MA'], headline: 'All of it', where: 'Massachusetts' })

    const page = await read(`/${boston}`)
    expect(page).toContain('Notices for Boston or any part of it, and for all of Suffolk County or Massachusetts.')
    expect(page).toMatch(/Water is off Where Back Bay, Boston, Massachusetts \(part of this town\) Notice,/)
    expect(page).toContain('Back Bay, Boston, Massachusetts (part of this town). A main broke.')
    expect(page).toMatch(/All of it Where Massachusetts Notice,/)
    expect(page).toMatch(/Parts of town \(3\) Back Bay Jamaica Plain Elsewhere in Boston/)
    expect(await read(`/${boston}/feed.atom`)).toContain('Water is off')
    expect(await read(`/${backBay}`)).toMatch(/Water is off Where Back Bay, Boston, Massachusetts Notice,/)
    const other = await read(`/${boston}-jamaica-plain`)
    expect(other).not.toContain('Water is off')
    expect(other).toContain('All of it')
  })

  test('on the page of a town, a notice for other places too says which of its parts it concerns', async () => {
    const reach = ['US-TX-453-austin', backBay, `${boston}~`, 'US-NY-047']
    const where = 'Austin, Texas; Back Bay, Boston, Massachusetts; Kings County, New York'
    await aNotice(app.context, { reach, headline: 'Water is off', where })
    expect(await read(`/${boston}`)).toContain(
      `Water is off Where ${where} (in this town: Back Bay and Elsewhere in Boston) Notice,`,
    )
    expect(await read(`/${backBay}`)).toContain(`Where ${where} Notice,`)
    expect(await read('/US-TX-453-austin')).toContain(`Where ${where} Notice,`)
  })

  test('the page of one notice links to the parts that it concerns, and a search tells them apart', async () => {
    const id = await aNotice(app.context, { reach: [backBay, `${boston}~`], headline: 'Water is off' })

    expect(await read(`/announcements/${id}`)).toMatch(
      /Back Bay, Boston, Massachusetts Elsewhere in Boston, Massachusetts/,
    )
    const wider = await aNotice(app.context, { reach: ['US-NY-047'], headline: 'Power is off' })
    expect(await read(`/announcements/${wider}`)).toContain(' Brooklyn, New York ')
    const found = await read('?q=boston')
    expect(found).toContain('Boston, Suffolk County, Massachusetts town')
    expect(await read('?q=back+bay')).toContain('Back Bay, Boston, Suffolk County, Massachusetts part of a town')
    expect(await read('?q=elsewhere+in+boston')).toContain('outside its listed parts')
  })
})
