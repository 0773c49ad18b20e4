import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { numberPlaces } from '../../../server/areas/tree/number.ts'
import { aTeam, type Colleagues, get, post } from '../../support/announcements.ts'
import { caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { aCounty, anArea, countryWithParts } from '../../support/areas.ts'
import { databases } from '../../support/databases.ts'
import { aNotice } from '../../support/notices.ts'

const boston = 'US-MA-025-boston'
const backBay = `${boston}-back-bay`
const brookline = 'US-MA-021-brookline'
const chelsea = 'US-MA-025-chelsea'
const alexandria = 'US-VA-510'
const zone = 'America/New_York'

/** With two towns called Brookline, an independent city, and a state that has an article. */
function neighbors() {
  return numberPlaces(
    [
      ...countryWithParts(),
      ...aCounty('US-MA-021', 'Norfolk County', zone, { Brookline: 63_191 }),
      anArea({ code: 'US-NH', name: 'New Hampshire', kind: 'state', parent: 'US', fips: '33' }),
      ...aCounty('US-NH-011', 'Hillsborough County', zone, { Brookline: 5_639, Nashua: 91_322 }),
      anArea({ code: 'US-VA', name: 'Virginia', kind: 'state', parent: 'US', fips: '51' }),
      anArea({ code: alexandria, name: 'City of Alexandria', kind: 'county', parent: 'US-VA', fips: '51510' }),
      anArea({ code: `${alexandria}-old-town`, name: 'Old Town', kind: 'town', parent: alexandria, zone }),
      anArea({ code: 'US-DC', name: 'District of Columbia', kind: 'state', parent: 'US', fips: '11' }),
      ...aCounty('US-DC-001', 'Washington County', zone, { Georgetown: null }),
    ],
    0,
  )
}

describe.each(databases)('Moves between towns, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open, areas: neighbors() })
    team = await aTeam(app)
  })
  afterEach(() => app.stop())

  const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  const preview = async (code: string, query: Record<string, string>) =>
    text(
      (await get(app, team.ana, `/areas/${code}/correction?${new URLSearchParams({ revision: '0', ...query })}`)).body,
    )
  const publicPage = async (code: string) => {
    app.clock.pass({ seconds: 1 })
    return text((await app.inject(`/notices/${code}`)).body)
  }

  test('the page before a move, and before it is undone, names the towns whose public page changes', async () => {
    await aNotice(app.context, { reach: [backBay], headline: 'Water is off', where: 'Back Bay' })
    await aNotice(app.context, { reach: ['US-MA'], headline: 'All of it', where: 'Massachusetts' })
    const before = await preview(backBay, { partOf: 'Brookline' })
    expect(before).toContain(
      '1 notice that is out now would leave the public page of Boston. 1 notice that is out now would leave the public page of Suffolk County.',
    )
    expect(before).toContain('1 notice that is out now would come to the public page of Brookline.')
    expect(before).toMatch(/Would leave other public pages Water is off Boston Water is off Suffolk County Would come/)
    expect(before).toMatch(/Would come to other public pages Water is off Brookline .*Water is off Norfolk County/)
    expect(before).not.toContain('its public page')

    await post(app, team.ana, `/areas/${backBay}/correction`, { revision: '0', partOf: 'Brookline' })
    expect(await publicPage(boston)).not.toContain('Water is off')
    expect(await publicPage(brookline)).toContain('Water is off')
    const undone = await preview(backBay, { undo: 'partOf', revision: '1' })
    expect(undone).toContain('1 notice that is out now would leave the public page of Brookline.')
    expect(undone).toContain('1 notice that is out now would come to the public page of Boston.')
    await post(app, team.ana, `/areas/${backBay}/correction`, { revision: '1', undo: 'partOf' })
    expect(await publicPage(boston)).toContain('Water is off')
    expect(await publicPage(brookline)).not.toContain('Water is off')
  })

  test('the page of what is elsewhere in a town, which comes with the first part and goes with the last, is named', async () => {
    await aNotice(app.context, { reach: [brookline], headline: 'Gas is off', where: 'Brookline' })
    const partOf = { partOf: brookline }
    const sentence = (way: string) => `would ${way} the public page of Elsewhere in Brookline.`
    expect(await preview(backBay, partOf)).toContain(`1 notice that is out now ${sentence('come to')}`)
    const asked = await caller(app, team.ana)('POST', `/areas/${backBay}/correction-preview`, { body: partOf })
    expect(asked.json()).toMatchObject({
      gains: [{ title: 'Gas is off' }],
      pages: [{ code: `${brookline}~`, name: 'Elsewhere in Brookline', gains: [{ title: 'Gas is off' }], loses: [] }],
    })
    await post(app, team.ana, `/areas/${backBay}/correction`, { revision: '0', ...partOf })
    expect(await publicPage(`${brookline}~`)).toContain('Gas is off')
    await aNotice(app.context, { reach: [`${brookline}~`], headline: 'Power is off', where: 'Brookline' })
    const undone = await preview(backBay, { undo: 'partOf', revision: '1' })
    expect(undone).toContain(`2 notices that are out now ${sentence('leave')}`)
    expect(undone).toContain('1 notice that is out now would leave the public page of Brookline.')
  })

  test('the town that an area becomes part of is looked for in its state, and only towns are suggested', async () => {
    expect(await preview(chelsea, { partOf: 'Brookline' })).toContain('Correct Chelsea?')
    expect(await preview(chelsea, { partOf: 'Brookline, MA' })).toContain('Correct Chelsea?')
    expect(await preview(chelsea, { partOf: 'Brookline, NH' })).toContain(
      'Brookline is in New Hampshire, and Chelsea is in Massachusetts.',
    )
    expect(await preview(chelsea, { partOf: 'Nashua' })).toContain('Nashua is in New Hampshire')
    const unknown = await preview(chelsea, { partOf: 'Bostn' })
    expect(unknown).toMatch(/There is no area “Bostn” in Massachusetts\. .*such as US-MA-025-boston for Boston/)
    expect(unknown).not.toMatch(/such as [^.]*for (Elsewhere|Back Bay)/)
    expect(await preview(chelsea, { partOf: 'Elsewher in Boston' })).not.toContain('for Elsewhere')
  })

  test('a town with parts says why it has no time zone of its own', async () => {
    const form = async (code: string) => text((await get(app, team.ana, `/areas/${code}`)).body)
    expect(await form(boston)).toContain('Each part has its own time zone.')
    expect(await form(backBay)).not.toContain('Each part has')
    expect(await form('US-MA-025')).not.toContain('Each part has')
  })

  test.each([
    [chelsea, 'US-DC-001-georgetown', 'Georgetown is in the District of Columbia, and Chelsea is in Massachusetts.'],
    [`${alexandria}-old-town`, alexandria, 'City of Alexandria is not a town: it is an independent city.'],
    [chelsea, `${boston}~`, 'Elsewhere in Boston is not a town.'],
  ])('a refusal to make %s part of %s is a whole sentence', async (code, into, sentence) => {
    expect(await preview(code, { partOf: into })).toContain(sentence)
  })

  test.each([
    [alexandria, { population: 5 }, 'The people of an independent city are the sum of its places. Correct those.'],
    [
      alexandria,
      { partOf: boston },
      'Only a town can become part of another town. City of Alexandria is an independent',
    ],
    [`${boston}~`, { partOf: chelsea }, /Only a town can become part of another town\.(?! Elsewhere)/],
  ])('the API refuses to correct %s with %o in a whole sentence', async (code, body, sentence) => {
    const asked = await caller(app, team.ana)('POST', `/areas/${code}/correction-preview`, { body })
    expect(asked.statusCode).toBe(422)
    expect(asked.body).toMatch(sentence)
  })
})
