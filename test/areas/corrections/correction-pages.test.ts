import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toInstant } from '../../../server/platform/clock.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, get, post } from '../../support/announcements.ts'
import { caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { countryWithParts } from '../../support/areas.ts'
import { databases } from '../../support/databases.ts'
import { aNotice, anIncident } from '../../support/notices.ts'

const travis = 'US-TX-453'
const austin = `${travis}-austin`
const pflugerville = `${travis}-pflugerville`

describe.each(databases)('The page of an area and its corrections, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open, areas: countryWithParts() })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  const aBooked = (headline: string, ...include: string[]) =>
    anAnnouncement(app, {
      ...{ headline, by: team.dana, approvedBy: team.tom, status: 'scheduled' },
      audience: { include, exclude: [] },
    })
  const preview = (code: string, query: Record<string, string>) =>
    get(app, team.ana, `/areas/${code}/correction?${new URLSearchParams({ revision: '0', ...query })}`)

  test('a move is shown before it is made: what reaches the town then and no longer, and what is too much', async () => {
    await aBooked('For Austin', austin)
    await aBooked('For Pflugerville', pflugerville)
    await aRule(app)
    await aRule(app, { name: 'Austin rule', area: austin, limit: 9 })
    const page = await preview(pflugerville, { partOf: 'Austin' })
    const words = text(page.body)
    expect(page.statusCode).toBe(200)
    expect(words).toContain('Correct Pflugerville?')
    expect(words).toContain('Part of a town of its own in Travis County Austin')
    expect(words).toContain('1 upcoming post reaches it before and after.')
    expect(words).toMatch(
      /Would newly reach it For Austin Post Austin rule Rule Would be held at their time For Pflugerville board now/,
    )
    expect(words).toMatch(/More posts than the rules allow Pflugerville \(Austin\) gets 2 posts on board/)
    expect(words).toContain('How many people are counted Where Now Then Austin 931,830 988,952 Would')
    expect((await caller(app, team.ana)('GET', `/areas/${pflugerville}`)).json().kind).toBe('town')

    const fields = { revision: '0', partOf: 'Austin' }
    expect((await post(app, team.ana, `/areas/${pflugerville}/correction`, fields)).headers.location).toBe(
      `/areas/${pflugerville}`,
    )
    expect(text((await get(app, team.ana, '/rules/over')).body)).toContain('Pflugerville')
    const back = await preview(pflugerville, { undo: 'partOf', revision: '1' })
    expect(text(back.body)).toMatch(/Undo the correction of Pflugerville\?.*Would no longer reach it For Austin Post/)
    await post(app, team.ana, `/areas/${pflugerville}/correction`, { undo: 'partOf', revision: '1' })
    expect((await caller(app, team.ana)('GET', `/areas/${pflugerville}`)).json()).toMatchObject({ kind: 'town' })
  })

  test('a move says which notices that are out would leave or come to the public page, and which open incidents', async () => {
    const [boston, backBay] = ['US-MA-025-boston', 'US-MA-025-boston-back-bay']
    await anIncident(app.context.db, 'main', toInstant(app.clock.now()), { areas: [boston] })
    await aNotice(app.context, { reach: [boston], headline: 'Boil water', incident: 'main' })
    await aNotice(app.context, { reach: ['US-MA'], headline: 'All of it' })
    await aNotice(app.context, { reach: [boston], headline: 'Withdrawn', retractedAt: toInstant(app.clock.now()) })
    const leaving = text((await preview(backBay, { partOf: '' })).body)
    expect(leaving).toContain('1 notice that is out now would leave its public page. No upcoming post')
    expect(leaving).toMatch(
      /Would no longer reach it Boil water Notice that is out now Something Open incident (?!.*Withdrawn)(?!.*All of it)/,
    )
    const coming = text((await preview('US-MA-025-chelsea', { partOf: 'Boston, MA' })).body)
    expect(coming).toContain('1 notice that is out now would come to its public page.')
    expect(coming).toMatch(/Would newly reach it Boil water Notice that is out now Something Open incident/)
    const asked = await caller(app, team.ana)('POST', `/areas/${backBay}/correction-preview`, {
      body: { partOf: null },
    })
    expect(asked.json()).toMatchObject({
      loses: [{ what: 'notice', title: 'Boil water' }, { what: 'incident' }],
      gains: [],
    })
    expect(text((await preview(backBay, { name: 'Bay' })).body)).not.toContain('public page')
  })

  test('a window that is over its limit already is not listed as one that a new name makes', async () => {
    await aBooked('One', austin)
    await aBooked('Two', austin)
    await aRule(app)
    expect(text((await get(app, team.ana, '/rules/over')).body)).toContain('Austin gets 2 posts')
    expect((await preview(austin, { name: 'Austin City' })).body).not.toContain('More posts than the rules allow')
  })

  test('the page says of each fact where it comes from, and of a correction who made it and what it replaces', async () => {
    const before = text((await get(app, team.ana, `/areas/${pflugerville}`)).body)
    const part = text((await get(app, team.ana, '/areas/US-MA-025-boston-back-bay')).body)
    expect(part).toContain('Part of Boston known by test')
    expect(before).toContain('57,122 people an estimate (GeoNames)')
    expect(before).toContain('Time zone Central time the outlines of time zones')
    const fields = { revision: '0', population: '70,000', name: 'Pflugerville City', zone: 'America/Denver' }
    await post(app, team.ana, `/areas/${pflugerville}/correction`, fields)
    const page = await get(app, team.ana, `/areas/${pflugerville}`)
    const after = text(page.body)
    expect(after).toMatch(/70,000 people your own figure, Jun 10, 2026, [^,]+, Ana Ruiz/)
    expect(after).toMatch(/Time zone Mountain time corrected by Ana Ruiz, Jun 10, 2026/)
    expect(after).toMatch(/People: 70,000 57,122 Ana Ruiz, Jun 10, 2026/)
    expect(after).toContain('Undo: back to 57,122')
    expect(text((await get(app, team.tom, `/areas/${pflugerville}`)).body)).toContain('People: 70,000')
  })

  test('a time zone that no other place of the state has is asked about, on the page and in the API', async () => {
    const sentence = 'No other place in Massachusetts has the time zone America/Los_Angeles.'
    const backBay = 'US-MA-025-boston-back-bay'
    expect((await preview(backBay, { zone: 'America/Los_Angeles' })).body).toContain(sentence)
    expect((await preview(pflugerville, { zone: 'America/Denver' })).body).not.toContain('No other place')
    const path = `/areas/${backBay}/correction-preview`
    const asked = await caller(app, team.ana)('POST', path, { body: { zone: 'America/Los_Angeles' } })
    expect(asked.json().warnings).toEqual([expect.stringContaining(sentence)])
  })

  test('only administrators have the form, and no one else may send it', async () => {
    const page = (await get(app, team.dana, `/areas/${pflugerville}`)).body
    expect(page).not.toContain('Correct it')
    expect(page).not.toContain('/correction')
    for (const person of [team.dana, team.tom]) {
      expect((await get(app, person, `/areas/${pflugerville}/correction?partOf=Austin&revision=0`)).statusCode).toBe(
        403,
      )
      const sent = await post(app, person, `/areas/${pflugerville}/correction`, { revision: '0', name: 'X' })
      expect(sent.statusCode).toBe(403)
    }
  })

  test.each([
    [pflugerville, { partOf: 'Nowhere' }, 'There is no area “Nowhere”'],
    [pflugerville, { partOf: 'Travis County' }, 'Travis County is not a town: it is a county.'],
    [pflugerville, { population: 'many' }, 'Enter a whole number of people, such as 12,500.'],
    [pflugerville, { name: '' }, 'Enter a name.'],
    [pflugerville, { name: 'Pflugerville' }, 'Nothing would change.'],
    [travis, { population: '5' }, 'Nothing would change. Change the name first.'],
  ])(
    'the form of %s with %o is shown again with what is wrong',
    async (code, fields: Record<string, string>, sentence) => {
      const refused = await preview(code, fields)
      expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining(sentence)])
      expect(refused.body).toContain('<details class="fold" open>')
    },
  )

  test('a page that was opened before someone else corrected the area is refused, before and at the confirmation', async () => {
    await post(app, team.ana, `/areas/${pflugerville}/correction`, { revision: '0', name: 'Pf' })
    expect((await preview(pflugerville, { population: '5' })).statusCode).toBe(409)
    const late = await post(app, team.ana, `/areas/${pflugerville}/correction`, { revision: '0', population: '5' })
    expect(late.statusCode).toBe(409)
  })

  test('the API says the same before a correction', async () => {
    await aBooked('For Austin', austin)
    const asked = await caller(app, team.ana)('POST', `/areas/${pflugerville}/correction-preview`, {
      body: { partOf: austin },
    })
    expect([asked.statusCode, asked.json()]).toMatchObject([
      200,
      {
        gains: [{ what: 'post', title: 'For Austin' }],
        ...{ loses: [], keeps: 0, exceeded: [] },
        people: [{ code: austin, name: 'Austin', before: 931_830, after: 988_952 }],
      },
    ])
    const dana = caller(app, team.dana)
    expect((await dana('POST', `/areas/${austin}/correction-preview`, { body: {} })).statusCode).toBe(403)
  })
})
