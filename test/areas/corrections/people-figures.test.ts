import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAreas } from '../../../server/areas/gazetteer/actions.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { aTeam, type Colleagues, get, post } from '../../support/announcements.ts'
import { anotherProcess } from '../../support/another-process.ts'
import { type Caller, caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { countryWithParts } from '../../support/areas.ts'
import { databases } from '../../support/databases.ts'

const austin = 'US-TX-453-austin'
const boston = 'US-MA-025-boston'

describe.each(databases)('Your own population figures, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let ana: Caller
  beforeEach(async () => {
    app = await startApp({ open, areas: countryWithParts() })
    team = await aTeam(app)
    ana = caller(app, team.ana)
  })
  afterEach(() => app.stop())

  const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  const send = (fields: Record<string, string>) => post(app, team.ana, '/areas/people', fields)
  const people = async (code: string) => (await ana('GET', `/areas/${code}`)).json().population
  const seenOn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)![1]!

  test('a list is shown before it is taken, by code and by name, and then holds after a reload', async () => {
    expect((await get(app, team.ana, '/areas')).body).toContain('href="/areas/people"')
    const csv = `code,name,state,people\n${austin},,,"1,000,000"\n,Boston,MA,600000\n,Miami,Florida,441003\n`
    const shown = await send({ csv })
    expect(shown.statusCode).toBe(200)
    expect(text(shown.body)).toContain('2 areas get another figure. 1 figure holds already.')
    expect(text(shown.body)).toContain('Austin Travis County, Texas 931,830 1,000,000')
    expect(text(shown.body)).toContain('Boston Suffolk County, Massachusetts not known 600,000')
    expect(await people(austin)).toBe(931_830)

    expect((await send({ csv, seen: seenOn(shown.body) })).headers.location).toBe('/areas')
    expect(await people(austin)).toBe(1_000_000)
    expect(await people(`${boston}~`)).toBe(600_000 - 21_844 - 37_468)
    expect(text((await get(app, team.ana, `/areas/${austin}`)).body)).toMatch(
      /1,000,000 people your own figure, Jun 10, 2026, [^,]+, Ana Ruiz/,
    )
    const { items } = (await ana('GET', '/audit?subject=gazetteer:US')).json()
    expect(items[0]).toMatchObject({
      ...{ action: 'correct_people', actorName: 'Ana Ruiz' },
      before: { people: { [austin]: 931_830, [boston]: null } },
      after: { people: { [austin]: 1_000_000, [boston]: 600_000 } },
    })
    await loadAreas(app.context, {
      ...{ country: 'US', actor: commandLine },
      plan: { areas: countryWithParts(), names: [], zips: [] },
    })
    expect(await people(austin)).toBe(1_000_000)
  })

  test('what cannot be read is listed by its line, nothing is taken for it, and nothing of the list is taken', async () => {
    const csv = [
      'name,state,people',
      'Austin,Texas,5',
      'Nowhere,Texas,5',
      'Miami,Florida,-3',
      'Hialeah,Florida,2.5',
      'Travis County,Texas,9',
      'Austin,Texas,6',
      ',,7',
      'El Paso,Texas,1,234',
      'Elsewhere in Boston,MA,5',
    ].join('\n')
    const shown = await send({ csv })
    const words = text(shown.body)
    expect(shown.statusCode).toBe(422)
    expect(words).toContain('1 area gets another figure. 8 lines cannot be read, so nothing is taken yet')
    for (const problem of [
      'Line 3 Nowhere, Texas: 5 There is no area “Nowhere, Texas”',
      'Line 4 Miami, Florida: -3 Enter 0 or more people.',
      'Line 5 Hialeah, Florida: 2.5 Enter a whole number of people.',
      'Line 6 Travis County, Texas: 9 The people of a county are the sum of its places.',
      'Line 7 Austin, Texas: 6 Line 2 says it of Austin already.',
      'Line 8 : 7 The area is missing.',
      'Line 9 El Paso, Texas: 1 It has more columns than the first line.',
      'Line 10 Elsewhere in Boston, MA: 5 Elsewhere in Boston has the people of Boston who are in none of its parts.',
    ])
      expect(words).toContain(problem)
    expect(shown.body).not.toContain('name="seen"')
    expect((await send({ csv, seen: 'x' })).statusCode).toBe(422)
    expect(await people(austin)).toBe(931_830)
  })

  test('a ZIP code names no area, alone or beside one, and five digits that are the number of a county are that county', async () => {
    const areas = countryWithParts().map((area) => (area.code === 'US-TX-453' ? { ...area, fips: '48453' } : area))
    const zip = { name: 'Hialeah', code: 'US-FL-086-hialeah', share: 1 }
    const plan = { areas, names: [], zips: ['48453', '33010'].map((code) => ({ zip: code, ...zip })) }
    await loadAreas(app.context, { country: 'US', actor: commandLine, plan })
    const noArea = 'A ZIP code is no area, and its people can be in several. Write the name or the code of the area.'
    const refused = [
      ['48453', 'The people of a county are the sum of its places.'],
      ['33010', noArea],
      ['99999', noArea],
      ['Hialeah, FL 33010', noArea],
    ] as const
    const figures = refused.map(([area]) => ({ area, people: 5 }))
    const preview = (await ana('POST', '/areas/people', { body: { figures, preview: true } })).json()
    expect(preview.changes).toEqual([])
    expect(preview.problems.map(({ why }: { why: string }) => why)).toEqual(
      refused.map(([, why]) => expect.stringContaining(why)),
    )
    const shown = text((await send({ csv: 'code,name,state,people\n33010,,,5\n,33010,FL,5\n' })).body)
    expect(shown).toContain(`Line 2 33010: 5 ${noArea}`)
    expect(shown).toContain(`Line 3 33010, FL: 5 ${noArea}`)
  })

  test('a list that is none says what is missing', async () => {
    expect((await send({ csv: ' ' })).body).toContain('Paste the figures first.')
    expect(text((await send({ csv: 'code,people\nnowhere,5' })).body)).toContain(
      'No figure changes yet: 1 line cannot be read.',
    )
    expect((await send({ csv: 'Austin,5' })).body).toContain('The first line must name the columns')
    expect((await send({ csv: 'code,people\n' })).body).toContain('There is no line below the names of the columns.')
    const many = `code,people\n${`${austin},5\n`.repeat(1501)}`
    expect((await send({ csv: many })).body).toContain('Send at most 1,500 figures at once. These are 1,501.')
    const wrong = text((await send({ csv: `code,people\n${`nowhere,5\n`.repeat(600)}` })).body)
    expect(wrong).toContain('Line 102 nowhere: 5 Nothing is read from here on, after 100 lines that cannot be read.')
    expect(wrong).not.toContain('Line 103')
  })

  test('what was shown is taken, and nothing else: a figure that someone changed meanwhile is shown again first', async () => {
    const csv = `code,people\n${austin},5`
    const seen = seenOn((await send({ csv })).body)
    await ana('PATCH', `/areas/${austin}`, { body: { population: 7 }, revision: 0 })
    const refused = await send({ csv, seen })
    expect(refused.statusCode).toBe(409)
    expect(text(refused.body)).toContain('someone changed figures in the meantime')
    expect(text(refused.body)).toMatch(/Austin Travis County, Texas 7 5/)
    expect(refused.body).toContain(`code,people\n${austin},5</textarea>`)
    expect(await people(austin)).toBe(7)
    expect((await send({ csv, seen: seenOn(refused.body) })).statusCode).toBe(303)
    expect(await people(austin)).toBe(5)
    expect((await send({ csv: `code,people\n${austin},931830`, seen: 'other' })).statusCode).toBe(409)
  })

  test('what another process has just corrected is what the page, the preview and the confirmation go by', async () => {
    const other = await anotherProcess(app)
    const csv = `code,people\n${austin},5`
    const seen = seenOn((await post(other, team.ana, '/areas/people', { csv })).body)
    await ana('PATCH', `/areas/${austin}`, { body: { population: 7 }, revision: 0 })
    expect(text((await get(other, team.ana, `/areas/${austin}`)).body)).toContain('7 people')
    await ana('PATCH', `/areas/${austin}`, { body: { population: 8 }, revision: 1 })
    expect((await caller(other, team.ana)('GET', `/areas/${austin}`)).json().population).toBe(8)
    await ana('PATCH', `/areas/${austin}`, { body: { population: 9 }, revision: 2 })
    const refused = await post(other, team.ana, '/areas/people', { csv, seen })
    expect([refused.statusCode, text(refused.body)]).toEqual([409, expect.stringMatching(/Texas 9 5/)])
    await ana('PATCH', `/areas/${austin}`, { body: { population: 10 }, revision: 3 })
    expect(text((await post(other, team.ana, '/areas/people', { csv })).body)).toMatch(/Texas 10 5/)
  })

  test('only administrators have the page and send figures', async () => {
    expect((await get(app, team.dana, '/areas')).body).not.toContain('/areas/people')
    expect((await get(app, team.dana, '/areas/people')).statusCode).toBe(403)
    expect((await post(app, team.tom, '/areas/people', { csv: `code,people\n${austin},5` })).statusCode).toBe(403)
    const figures = [{ area: austin, people: 5 }]
    expect((await caller(app, team.tom)('POST', '/areas/people', { body: { figures } })).statusCode).toBe(403)
  })

  test('the API takes all figures or none, and says before what would change', async () => {
    const figures = [
      { area: 'Austin, TX', people: 5 },
      { area: 'Nowhere', people: 6 },
    ]
    const preview = (await ana('POST', '/areas/people', { body: { figures, preview: true } })).json()
    expect(preview).toMatchObject({
      changes: [{ code: austin, before: 931_830, after: 5 }],
      problems: [{ index: 1, why: expect.stringContaining('There is no area “Nowhere”') }],
      applied: false,
    })
    const refused = await ana('POST', '/areas/people', { body: { figures } })
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining('figures.1')])
    expect(await people(austin)).toBe(931_830)
    const done = await ana('POST', '/areas/people', { body: { figures: figures.slice(0, 1) } })
    expect(done.json()).toMatchObject({ changes: [{ code: austin }], unchanged: 0, applied: true })
    expect((await ana('POST', '/areas/people', { body: { figures: figures.slice(0, 1) } })).json()).toMatchObject({
      ...{ changes: [], unchanged: 1, applied: true },
    })
    expect((await ana('DELETE', `/areas/${austin}/corrections/population`, { revision: 1 })).json().population).toBe(
      931_830,
    )
  })
})
