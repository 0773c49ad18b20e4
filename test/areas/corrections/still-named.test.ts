import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAreas } from '../../../server/areas/gazetteer/actions.ts'
import type { Area } from '../../../server/areas/tree/area.ts'
import { numberPlaces } from '../../../server/areas/tree/number.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, get } from '../../support/announcements.ts'
import { caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { aCounty, anArea, countryWithParts } from '../../support/areas.ts'
import { databases } from '../../support/databases.ts'

const gone = 'US-TX-453-pflugerville'

describe.each(databases)('Areas that are no longer listed and still named, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open, areas: countryWithParts() })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  const page = async (path: string, person = team.dana) => text((await get(app, person, path)).body)
  const audience = { include: ['US-TX-453-austin', gone], exclude: [] }
  const reload = (areas: Area[]) =>
    loadAreas(app.context, {
      ...{ country: 'US', actor: commandLine },
      plan: { areas: numberPlaces(areas, 0), names: [], zips: [] },
    })
  const without = (...codes: string[]) => countryWithParts().filter(({ code }) => !codes.includes(code))
  const ana = () => caller(app, team.ana)

  test('are listed with everything that names them and where to decide, until they are back', async () => {
    expect(await page('/areas')).not.toContain('no longer listed')
    await anAnnouncement(app, { headline: 'A draft', by: team.dana, audience })
    const draft = { by: team.dana, approvedBy: team.tom, audience: { include: ['US-TX-453'], exclude: [gone] } }
    const { id } = await anAnnouncement(app, { headline: 'To come', status: 'scheduled', ...draft })
    await anAnnouncement(app, { headline: 'Given up', status: 'cancelled', ...draft })
    await anAnnouncement(app, { headline: 'Elsewhere', by: team.dana })
    const rule = await aRule(app, { name: 'Only there', area: gone })
    const copied = await aRule(app, { name: 'Not there', audience: { include: ['US-TX-453'], exclude: [gone] } })
    await aChannel(app, 'local', { name: 'Local paper', serves: gone })
    const incident = { kind: 'unplanned', title: 'Main break', areas: [gone] }
    expect((await ana()('POST', '/incidents', { body: incident })).statusCode).toBe(201)
    for (const [name, shared] of [
      ['Ours', true],
      ['Mine', false],
    ] as const) {
      const body = { name, shared, audience: { include: [gone], exclude: [] } }
      expect((await caller(app, team.dana)('POST', '/audiences', { body })).statusCode).toBe(201)
    }
    await reload(without(gone, 'US-FL-033-pensacola'))

    expect(await page('/areas')).toContain('2 areas are no longer listed : see what still names them.')
    const listed = await page('/areas/retired')
    expect(listed).toContain('1 area is no longer listed and still named.')
    expect(listed).toContain('1 other area that is no longer listed is named by nothing.')
    expect(listed).toContain('Did you mean Elsewhere in Travis County ( US-TX-453~ )?')
    for (const line of [
      'A draft Announcement draft Choose new areas',
      'To come Announcement scheduled Choose new areas',
      'Only there Rule Choose another area or audience for it',
      'Not there Rule Choose another area or audience for it',
      'Local paper Channel Choose another area that it serves',
      'Main break Incident Change its areas through the API',
      'Ours Saved audience Choose new areas',
      'Mine Saved audience',
    ])
      expect(listed).toContain(line)
    expect(listed).not.toMatch(/Given up|Elsewhere Announcement/)
    expect(await page('/areas/retired', team.tom)).not.toContain('Mine')
    const { body } = await get(app, team.dana, `/areas/${gone}`)
    expect(text(body)).toContain('Still in use by')
    for (const href of [`/announcements/${id}`, `/rules/${rule}`, `/rules/${copied}`, '/channels/local'])
      expect(body).toContain(href)
    const { items } = (await ana()('GET', '/areas/retired')).json()
    expect(items).toMatchObject([{ code: gone, instead: { code: 'US-TX-453~' }, namedBy: expect.any(Array) }])
    expect(items[0].namedBy.map(({ title }: { title: string }) => title).sort()).toEqual([
      ...['A draft', 'Local paper', 'Main break', 'Not there', 'Only there', 'Ours', 'To come'],
    ])

    await reload(countryWithParts())
    expect(await page('/areas')).not.toContain('no longer listed')
    expect((await ana()('GET', '/areas/retired')).json().items).toEqual([])
    expect(await page(`/areas/${gone}`)).not.toContain('Still in use by')
  })

  test('an area with another code and the same name nearby is proposed', async () => {
    await anAnnouncement(app, { by: team.dana, audience })
    const renamed = countryWithParts().map((area) => (area.code === gone ? { ...area, code: `${gone}-2` } : area))
    await reload(renamed)
    expect((await ana()('GET', '/areas/retired')).json().items[0].instead.code).toBe(`${gone}-2`)
  })

  test('instead of a part of a town the rest of it is proposed, and never all of the town', async () => {
    const boston = 'US-MA-025-boston'
    await aRule(app, { name: 'Back Bay only', area: `${boston}-back-bay` })
    await loadAreas(app.context, {
      ...{ country: 'US', actor: commandLine },
      plan: {
        areas: numberPlaces(without(`${boston}-back-bay`), 0),
        names: [{ name: 'Back Bay', code: boston, basis: 'listed' }],
        zips: [],
      },
    })
    expect((await ana()('GET', '/areas/retired')).json().items).toMatchObject([{ instead: { code: `${boston}~` } }])
  })

  test('instead of a territory that was a country the state that it is now is proposed, and its towns there', async () => {
    const zone = 'America/Puerto_Rico'
    const before = [
      anArea({ code: 'PR', name: 'Puerto Rico', kind: 'country', parent: null }),
      anArea({ code: 'PR-ponce', name: 'Ponce', kind: 'town', parent: 'PR', zone }),
    ]
    await loadAreas(app.context, {
      ...{ country: 'PR', actor: commandLine },
      plan: { areas: numberPlaces(before, 0), names: [], zips: [] },
    })
    await aRule(app, { name: 'All', area: 'PR' })
    await aRule(app, { name: 'Ponce', area: 'PR-ponce' })
    await reload([
      ...countryWithParts(),
      anArea({ code: 'US-PR', name: 'Puerto Rico', kind: 'state', parent: 'US' }),
      ...aCounty('US-PR-113', 'Ponce Municipio', zone, { Ponce: 100_000 }),
    ])
    expect((await ana()('GET', '/areas/retired')).json().items).toMatchObject([
      { code: 'PR-ponce', instead: { code: 'US-PR-113-ponce' } },
      { code: 'PR', instead: { code: 'US-PR' } },
    ])
  })

  test('many of them are found, too', async () => {
    await anAnnouncement(app, { headline: 'A draft', by: team.dana, audience })
    const many = Array.from({ length: 25 }, (_, index) => ({
      ...countryWithParts().find(({ code }) => code === gone)!,
      ...{ code: `US-TX-453-old-${index}`, name: `Old ${index}` },
    }))
    await reload([...countryWithParts(), ...many])
    await reload(without(gone))
    const { items } = (await ana()('GET', '/areas/retired')).json()
    expect(items.map(({ code }: { code: string }) => code)).toEqual([gone])
  })
})
