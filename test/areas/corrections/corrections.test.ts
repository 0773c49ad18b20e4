import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAreas } from '../../../server/areas/gazetteer/actions.ts'
import type { Area } from '../../../server/areas/tree/area.ts'
import { numberPlaces } from '../../../server/areas/tree/number.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, startApp, type TestApp } from '../../support/app.ts'
import { countryWithParts } from '../../support/areas.ts'
import { databases } from '../../support/databases.ts'

const travis = 'US-TX-453'
const austin = 'US-TX-453-austin'
const pflugerville = 'US-TX-453-pflugerville'
const boston = 'US-MA-025-boston'
const backBay = `${boston}-back-bay`
const jamaicaPlain = `${boston}-jamaica-plain`

describe.each(databases)('Corrections of areas, on %s', (_name, open) => {
  let app: TestApp
  let ana: Caller
  beforeEach(async () => {
    app = await startApp({ open, areas: countryWithParts() })
    ana = caller(app, await aPerson(app, { name: 'Ana Ruiz', can: ['administrator'] }))
    await reload(countryWithParts())
  })
  afterEach(() => app.stop())

  const read = async (code: string) => (await ana('GET', `/areas/${code}`)).json()
  const correct = (code: string, body: object, revision = 0) => ana('PATCH', `/areas/${code}`, { body, revision })
  const undo = (code: string, field: string, revision: number) =>
    ana('DELETE', `/areas/${code}/corrections/${field}`, { revision })
  const children = async (code: string) =>
    (await ana('GET', `/areas/${code}/children`)).json().items.map((area: { code: string }) => area.code)
  const reload = (areas: Area[]) =>
    loadAreas(app.context, {
      country: 'US',
      plan: { areas: numberPlaces(areas, 0), names: [], zips: [] },
      actor: commandLine,
    })
  const without = (...codes: string[]) => countryWithParts().filter(({ code }) => !codes.includes(code))

  test('a name holds at once, is found, is in the audit, and gives way to that of the gazetteer when it is undone', async () => {
    const before = await read(travis)
    const { statusCode, body } = await correct(travis, { name: 'Travis' })
    expect([statusCode, JSON.parse(body)]).toMatchObject([
      200,
      {
        code: travis,
        name: 'Travis',
        revision: 1,
        corrections: [{ field: 'name', value: 'Travis', gazetteer: 'Travis County', by: 'Ana Ruiz', unapplied: null }],
      },
    ])
    expect((await read(`${travis}~`)).name).toBe('Elsewhere in Travis')
    const found = (await ana('GET', '/areas?q=travis&kind=county')).json()
    expect(found.items.map(({ name }: { name: string }) => name)).toEqual(['Travis'])
    const { items } = (await ana('GET', `/audit?subject=area:${travis}`)).json()
    expect(items).toMatchObject([
      { action: 'correct', actorName: 'Ana Ruiz', before: { name: 'Travis County' }, after: { name: 'Travis' } },
    ])

    expect((await undo(travis, 'name', 1)).json()).toEqual({ ...before, revision: 2 })
    expect((await read(`${travis}~`)).name).toBe('Elsewhere in Travis County')
  })

  test('the name that the gazetteer has still leads to an area that is called otherwise, after a reload, too', async () => {
    const found = async (q: string) =>
      (await ana('GET', `/areas?q=${encodeURIComponent(q)}`)).json().items.map(({ code }: { code: string }) => code)
    const readAs = async (area: string) =>
      (await ana('POST', '/areas/people', { body: { figures: [{ area, people: 5 }], preview: true } })).json()
    const leads = async () => {
      expect((await found('Back Bay'))[0]).toBe(backBay)
      expect((await found('Back Bay East'))[0]).toBe(backBay)
      for (const line of ['Back Bay, MA', 'Back Bay East, MA'])
        expect(await readAs(line)).toMatchObject({ problems: [], changes: [{ code: backBay }] })
      expect((await read(backBay)).names).toEqual(['Back Bay'])
    }
    await correct(backBay, { name: 'Back Bay East' })
    await leads()
    await correct(backBay, { name: 'Back Bay West' }, 1)
    expect((await read(backBay)).names).toEqual(['Back Bay'])
    await correct(backBay, { name: 'Back Bay East' }, 2)
    await reload(countryWithParts().map((one) => (one.code === austin ? { ...one, population: 1 } : one)))
    await leads()
    await undo(backBay, 'name', 3)
    expect((await read(backBay)).names).toEqual([])
    expect((await readAs('Back Bay East, MA')).problems).toHaveLength(1)
  })

  test('a town becomes part of another: codes stay, "elsewhere" comes and goes, and people are counted once', async () => {
    const [county, before] = [await read(travis), await read(austin)]
    expect((await correct(pflugerville, { partOf: austin })).json()).toMatchObject({
      ...{ kind: 'part', parent: austin, basis: 'correction', population: 57_122 },
      path: ['United States', 'Texas', 'Travis County', 'Austin'],
    })
    expect(await children(austin)).toEqual([pflugerville, `${austin}~`])
    expect(await read(austin)).toMatchObject({ population: 931_830 + 57_122, places: 2 })
    expect(await read(`${austin}~`)).toMatchObject({
      ...{ population: 931_830, zones: ['America/Chicago'], retiredAt: null },
    })
    expect(await read(travis)).toMatchObject({ population: county.population, places: 3 })

    await undo(pflugerville, 'partOf', 1)
    expect(await read(travis)).toEqual(county)
    expect(await read(austin)).toEqual(before)
    expect(await read(`${austin}~`)).toMatchObject({ places: 0, retiredAt: expect.any(String) })

    await correct(pflugerville, { partOf: austin }, 2)
    expect(await read(`${austin}~`)).toMatchObject({ places: 1, retiredAt: null })
  })

  test('a part of more people than its town leaves nobody elsewhere, and never fewer', async () => {
    await correct(pflugerville, { population: 2_000_000 })
    await correct(pflugerville, { partOf: austin }, 1)
    await correct(austin, { population: 900_000 })
    expect((await read(`${austin}~`)).population).toBe(0)
    expect((await read(travis)).population).toBe(2_000_000)
  })

  test('whoever is moved is counted once: people go with a town that joins another and with a part that leaves', async () => {
    await reload(
      countryWithParts().map((area) => {
        if (area.code === boston) return { ...area, population: 600_000 }
        return area.code === `${boston}~` ? { ...area, population: 600_000 - 21_844 - 37_468 } : area
      }),
    )
    const all = (await read('US-MA')).population
    const people = async (code: string) => (await read(code)).population
    await correct('US-MA-025-chelsea', { partOf: boston })
    expect([await people(boston), await people(`${boston}~`)]).toEqual([640_787, 600_000 - 21_844 - 37_468])
    await correct(backBay, { partOf: null })
    expect([await people(boston), await people(backBay)]).toEqual([640_787 - 21_844, 21_844])
    await correct(jamaicaPlain, { partOf: 'US-MA-017-cambridge' })
    expect(await people('US-MA-017-cambridge')).toBe(110_402 + 37_468)
    await undo('US-MA-025-chelsea', 'partOf', 1)
    expect(await read(boston)).toMatchObject({ population: 600_000 - 21_844 - 37_468, places: 1 })
    expect(await people('US-MA')).toBe(all)

    // A figure that is given now is of Boston as it is now.
    app.clock.pass({ minutes: 1 })
    await correct(boston, { population: 600_000 })
    expect((await read(boston)).corrections).toMatchObject([{ value: 600_000, unapplied: null }])
    app.clock.pass({ minutes: 1 })
    await correct('US-MA-025-chelsea', { partOf: boston }, 2)
    expect(await read(boston)).toMatchObject({ population: 640_787, corrections: [{ unapplied: null }] })
    await undo(boston, 'population', 1)
    expect(await people('US-MA')).toBe(all)
    for (const code of ['US-MA-025-chelsea', backBay, jamaicaPlain])
      await undo(code, 'partOf', (await read(code)).revision)
    expect(await people(boston)).toBe(600_000)
  })

  test('parts become towns of their own and parts again', async () => {
    expect((await correct(backBay, { partOf: null })).json()).toMatchObject({
      ...{ kind: 'town', parent: 'US-MA-025', basis: null },
    })
    expect(await children(boston)).toEqual([jamaicaPlain, `${boston}~`])
    await correct(jamaicaPlain, { partOf: null })
    expect(await children(boston)).toEqual([])
    expect(await read(boston)).toMatchObject({ places: 1, zones: ['America/New_York'] })
    expect((await correct(backBay, { partOf: boston }, 1)).json()).toMatchObject({ basis: 'test', corrections: [] })
    expect(await children(boston)).toEqual([backBay, `${boston}~`])
  })

  test('a town that is all of its county has one "elsewhere", which keeps the code of the county', async () => {
    const brooklyn = 'US-NY-047-brooklyn'
    const filled = countryWithParts()
      .filter(({ code }) => code !== `${brooklyn}~`)
      .map((area) => (area.code === 'US-NY-047~' ? { ...area, parent: brooklyn, population: 50_000 } : area))
    await reload(filled)
    await correct(`${brooklyn}-bushwick`, { population: 120_000 })
    await correct('US-NY-047', { name: 'Kings' })
    expect(await children(brooklyn)).toEqual([`${brooklyn}-bushwick`, `${brooklyn}-park-slope`, 'US-NY-047~'])
    await correct(`${brooklyn}-bushwick`, { partOf: null }, 1)
    await correct(`${brooklyn}-park-slope`, { partOf: null })
    expect(await children(brooklyn)).toEqual(['US-NY-047~'])
    expect(await children('US-NY-047')).toEqual([brooklyn, `${brooklyn}-bushwick`, `${brooklyn}-park-slope`])
  })

  test('a town that was made a part goes back to its own county, not that of the other town', async () => {
    await correct('US-MA-017-cambridge', { partOf: 'US-MA-025-chelsea' })
    expect((await read('US-MA-017-cambridge')).path).toContain('Chelsea')
    expect((await correct('US-MA-017-cambridge', { partOf: null }, 1)).json()).toMatchObject({
      ...{ parent: 'US-MA-017', corrections: [] },
    })
  })

  test('the zone of a place and the people of one are said by an administrator', async () => {
    const body = { zone: 'america/denver', population: 12 }
    expect((await correct(`${travis}~`, body)).json()).toMatchObject({ zones: ['America/Denver'], population: 12 })
    expect((await read(travis)).zones).toEqual(['America/Chicago', 'America/Denver'])
    await correct(boston, { population: 650_000 })
    expect((await read(`${boston}~`)).population).toBe(650_000 - 21_844 - 37_468)
  })

  test.each([
    ['a town into itself', austin, { partOf: austin }, 'Austin cannot be part of itself.'],
    ['a town into a county', austin, { partOf: travis }, 'Travis County is not a town: it is a county.'],
    ['a town into another state', austin, { partOf: boston }, 'Boston is in Massachusetts, and Austin is in Texas.'],
    ['a town with parts', boston, { partOf: 'US-MA-025-chelsea' }, 'Boston has parts itself, such as Back Bay.'],
    ['a town into its part', boston, { partOf: backBay }, 'Back Bay is a part of Boston.'],
    ['a town into a part', 'US-MA-025-chelsea', { partOf: backBay }, 'Back Bay is not a town: it is a part of a town.'],
    ['a county into a town', travis, { partOf: austin }, 'Only a town can become part of another town.'],
    ['a town into nothing', austin, { partOf: 'US-TX-none' }, 'There is no area US-TX-none.'],
    [
      'a zone of another continent',
      austin,
      { zone: 'Europe/Paris' },
      'Europe/Paris is not a time zone of the United States.',
    ],
    ['no zone at all', austin, { zone: 'Mars/Base' }, 'There is no time zone Mars/Base.'],
    ['the zone of a county', travis, { zone: 'America/Denver' }, 'Travis County has the zones of its places.'],
    ['the zone of a town with parts', boston, { zone: 'America/Denver' }, 'Boston has the zones of its places.'],
    ['fewer people than none', austin, { population: -1 }, 'Enter 0 or more people.'],
    ['half a person', austin, { population: 1.5 }, 'Enter a whole number of people.'],
    ['the people of a county', travis, { population: 5 }, 'The people of a county are the sum of its places.'],
    ['the people of a rest', `${boston}~`, { population: 5 }, 'who are in none of its parts.'],
    ['the name of a rest', `${boston}~`, { name: 'Roxbury' }, 'is named after the area that it is in.'],
    ['no name', austin, { name: ' ' }, 'Enter a name.'],
    ['a name of two lines', austin, { name: 'Aus\ntin' }, 'in letters that can be seen, on one line.'],
    ['a name of two other lines', austin, { name: 'a\u2028b' }, 'in letters that can be seen, on one line.'],
    ['an invisible name', austin, { name: '\u3164' }, 'in letters that can be seen, on one line.'],
    ['a name of joiners', austin, { name: '\u200b\u200b' }, 'in letters that can be seen, on one line.'],
  ])('%s is refused, and nothing changes', async (_what, code, body, sentence) => {
    const before = await read(code)
    const refused = await correct(code, body)
    expect([refused.statusCode, refused.json().detail]).toEqual([422, expect.stringContaining(sentence)])
    expect(await read(code)).toEqual(before)
  })

  test('what would leave another correction without effect is refused until that one is undone', async () => {
    await correct(backBay, { partOf: null })
    await correct(jamaicaPlain, { partOf: null })
    expect((await correct(boston, { partOf: 'US-MA-025-chelsea' })).statusCode).toBe(200)
    const refused = await undo(backBay, 'partOf', 1)
    expect(refused.json().detail).toContain('The correction of Boston would have no effect then')
    await undo(boston, 'partOf', 1)
    expect((await undo(backBay, 'partOf', 1)).statusCode).toBe(200)
  })

  test('only the state that someone has seen is corrected, by one of two at once, and once', async () => {
    const answers = await Promise.all([
      correct(austin, { name: 'Austin One' }),
      correct(austin, { name: 'Austin Two' }),
      correct(austin, { population: 5 }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    const { revision } = await read(austin)
    expect(revision).toBe(1)
    await correct(austin, { name: 'Third' }, 1)
    expect((await correct(austin, { name: 'Third' }, 1)).statusCode).toBe(409)
    expect((await correct(austin, { name: 'Third' }, 2)).json()).toMatchObject({ name: 'Third', revision: 2 })
    expect((await undo(austin, 'zone', 2)).json()).toMatchObject({ revision: 2 })
    expect((await ana('PATCH', `/areas/${austin}`, { body: { name: 'X' } })).statusCode).toBe(428)
  })

  test('only administrators correct', async () => {
    const tom = caller(app, await aPerson(app, { can: ['author', 'approver'] }))
    expect((await tom('PATCH', `/areas/${austin}`, { body: { name: 'X' }, revision: 0 })).statusCode).toBe(403)
    expect((await tom('DELETE', `/areas/${austin}/corrections/name`, { revision: 0 })).statusCode).toBe(403)
    expect((await read(austin)).name).toBe('Austin')
  })

  test('they survive a reload, and undoing one gives what the gazetteer says now', async () => {
    await correct(pflugerville, { name: 'Pf', partOf: austin })
    await correct(austin, { population: 1_000_000 })
    expect(await reload(countryWithParts())).toMatchObject({ changed: 0, corrected: 3, unapplied: [] })
    const newer = countryWithParts().map((area) =>
      area.code === pflugerville ? { ...area, name: 'Pflugerville City', population: 70_000 } : area,
    )
    await reload(newer)
    expect(await read(pflugerville)).toMatchObject({ name: 'Pf', parent: austin, population: 70_000 })
    expect((await read(`${austin}~`)).population).toBe(930_000)
    expect((await undo(pflugerville, 'name', 2)).json()).toMatchObject({ name: 'Pflugerville City', parent: austin })
    expect((await undo(austin, 'population', 1)).json()).toMatchObject({ population: 931_830 + 70_000 })
  })

  test('a reload that fails at its last step leaves the areas and the corrections as they were', async () => {
    await correct(pflugerville, { name: 'Pf', partOf: austin })
    const before = [await read(pflugerville), await read(boston)]
    const { db } = app.context
    await db.schema.alterTable('audit').renameTo('audit_elsewhere').execute()
    await expect(reload(without('US-MA-025-chelsea', `${austin}~`))).rejects.toThrow('audit')
    await db.schema.alterTable('audit_elsewhere').renameTo('audit').execute()
    expect([await read(pflugerville), await read(boston)]).toEqual(before)
    expect(await reload(countryWithParts())).toMatchObject({ changed: 0, corrected: 2 })
  })

  test('one that the gazetteer no longer allows stays without effect and says why, until it allows it again', async () => {
    await correct(pflugerville, { partOf: austin })
    const { unapplied, retired } = await reload(without(austin))
    expect(unapplied).toEqual([
      `The correction of ${pflugerville} (part of) has no effect now: The gazetteer no longer lists ${austin}.`,
    ])
    expect(retired.sort()).toEqual([austin, `${austin}~`])
    expect(await read(pflugerville)).toMatchObject({
      kind: 'town',
      corrections: [{ field: 'partOf', value: austin, unapplied: `The gazetteer no longer lists ${austin}.` }],
    })
    expect((await correct(austin, { name: 'X' })).statusCode).toBe(409)
    await reload(countryWithParts())
    expect(await read(pflugerville)).toMatchObject({ kind: 'part', corrections: [{ unapplied: null }] })
    expect(await read(`${austin}~`)).toMatchObject({ places: 1, retiredAt: null })
  })
})
