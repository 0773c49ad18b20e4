import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAreas } from '../../server/areas/gazetteer/actions.ts'
import type { Area } from '../../server/areas/tree/area.ts'
import { numberPlaces } from '../../server/areas/tree/number.ts'
import { commandLine } from '../../server/audit/audit.ts'
import { exceededNow } from '../../server/cli/after-restore.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { type Caller, caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { countryWithParts } from '../support/areas.ts'
import { databases } from '../support/databases.ts'
import { signIn } from '../support/people.ts'
import { aDesk, textOf } from './support/desk.ts'

/** Of the last worked cases of docs/scheduling-rules.md#worked-cases. */
const boston = 'US-MA-025-boston'
const backBay = `${boston}-back-bay`
const jamaicaPlain = `${boston}-jamaica-plain`
const cambridge = 'US-MA-017-cambridge'
const brooklyn = 'US-NY-047-brooklyn'
const bushwick = `${brooklyn}-bushwick`

/** A time on June 10, 2026 in Boston and New York. */
const at = (clock: string) => new Date(`2026-06-10T${clock}:00-04:00`).toISOString()
const to = (...include: string[]) => ({ audience: { include, exclude: [] as string[] } })
const bostonWithoutBackBay = { audience: { include: [boston], exclude: [backBay] } }
const offer = { kind: 'marketing', at: at('10:00') }

let app: TestApp
let desk: Awaited<ReturnType<typeof aDesk>>
let dana: Caller

async function start(open: (typeof databases)[number][1], areas: Area[]): Promise<void> {
  app = await startApp({ open, areas })
  app.clock.set(at('06:00'))
  desk = await aDesk(app)
  dana = caller(app, desk.author)
  await desk.channel('notices', { name: 'Notice page', type: 'notices', finest: 'part' })
  await desk.channel('facebook', { name: 'Facebook', finest: 'town' })
}

const oneADay = () =>
  desk.rule({ type: 'cap', name: 'One offer a day', kinds: ['marketing'], limit: 1, window: { calendar: 'day' } })

/** What a check says about an offer five minutes later. */
async function check(given: object): Promise<{ verdict: string; messages: string[] }> {
  const body = { ...offer, channels: ['notices'], at: at('10:05'), ...given }
  const { verdict, findings } = (await dana('POST', '/check', { body })).json()
  return { verdict, messages: findings.map(({ message }: { message: string }) => message) }
}

const clear = { verdict: 'clear', messages: [] }
const refused = (who: string, channel = 'Notice page') => ({
  verdict: 'blocked',
  messages: [`${who} would get 2 posts on ${channel} on Wednesday, June 10; the limit is 1 a day.`],
})
const read = async (id: string) => (await dana('GET', `/announcements/${id}`)).json()

describe.each(databases)('Parts of towns on %s', (_name, open) => {
  beforeEach(() => start(open, countryWithParts()))
  afterEach(() => app.stop())

  test('34: an offer to a town counts in its parts: the second of a day is refused, and the sentence names the part', async () => {
    await oneADay()
    const first = await desk.booked({ ...offer, channels: ['notices'], ...to(brooklyn) })

    expect(await check(to(bushwick))).toEqual(refused('Bushwick (Brooklyn)'))
    expect(await check(to(brooklyn))).toEqual(refused('Brooklyn'))
    expect(await check(to('US-NY'))).toEqual(refused('Brooklyn'))
    expect(await check(to(bushwick, 'US-NY-047~'))).toEqual(refused('Bushwick (Brooklyn) and 1 more place'))
    expect(await check(to('US-MA'))).toEqual(clear)

    const second = await desk.draft({ ...offer, channels: ['notices'], at: null, ...to(bushwick) })
    await dana('POST', `/announcements/${second.id}/submit`, { revision: 1, body: {} })
    await caller(app, desk.approver)('POST', `/announcements/${second.id}/approve`, { revision: 2, body: {} })
    const answer = await dana('POST', `/announcements/${second.id}/schedule`, {
      revision: 3,
      body: { at: at('10:05') },
    })
    expect(answer.statusCode).toBe(422)
    const [finding] = answer.json().check.findings
    expect(finding).toMatchObject({ places: { count: 1, codes: [bushwick] }, collidesWith: [first] })
    expect(finding.message).toBe(refused('Bushwick (Brooklyn)').messages[0])
    const later = await dana('POST', `/announcements/${second.id}/schedule`, {
      revision: answer.json().revision ?? 3,
      body: { at: answer.json().check.nextFree },
    })
    expect(later.json()).toMatchObject({ status: 'scheduled' })
  })

  test('35: a town without one of its parts leaves that part free for another, unless the channel reaches the whole town', async () => {
    await oneADay()
    await desk.booked({ ...offer, channels: ['notices', 'facebook'], ...bostonWithoutBackBay })

    expect(await check(to(backBay))).toEqual(clear)
    expect(await check(to(boston))).toMatchObject({ verdict: 'blocked' })
    expect(await check({ channels: ['facebook'], ...to(backBay) })).toEqual(refused('Boston', 'Facebook'))
    await desk.booked({ ...offer, channels: ['notices'], at: at('10:05'), ...to(backBay) })
    expect(await check(to(backBay))).toEqual(refused('Back Bay (Boston)'))
    expect(await check(to(cambridge))).toEqual(clear)
  })

  test('36: an incident in a part holds what reaches the part: an offer to the town, and none to its neighbors', async () => {
    const held = (where: string) => ({
      verdict: 'blocked',
      messages: [`“Burst main” stops marketing in ${where} while it is open.`],
    })
    await desk.incident({ title: 'Burst main', areas: [backBay], holds: true })

    expect(await check(to(boston))).toEqual(held('Back Bay (Boston)'))
    expect(await check(to(backBay))).toEqual(held('Back Bay (Boston)'))
    expect(await check(to(jamaicaPlain))).toEqual(clear)
    expect(await check(bostonWithoutBackBay)).toEqual(clear)
    expect(await check({ channels: ['facebook'], ...to(jamaicaPlain) })).toEqual(held('Back Bay (Boston)'))
    expect(await check({ channels: ['facebook'], ...to(cambridge) })).toEqual(clear)
    expect((await desk.page('/calendar')).text).toContain('Hold: Burst main, Back Bay, Boston, Massachusetts')
    await desk.incident({ title: 'Power cut', areas: [brooklyn], holds: true })
    expect((await desk.page('/calendar')).text).toContain('Hold: Power cut, Brooklyn, New York')
  })

  test('37: exposure, caps, notices and lists agree on what a place gets', async () => {
    const cap = { type: 'cap', name: 'Two offers a day', kinds: ['marketing'], limit: 2, window: { calendar: 'day' } }
    await desk.rule(cap)
    const toTown = await desk.booked({ ...offer, channels: ['notices'], ...to(boston) })
    const toPart = await desk.booked({ ...offer, channels: ['notices'], at: at('11:00'), ...to(backBay) })
    for (const clock of ['10:00', '11:00']) {
      app.clock.set(at(clock))
      await tick(app.context, 'worker')
    }
    app.clock.pass({ seconds: 1 })

    const day = 'from=2026-06-10T04:00:00Z&to=2026-06-11T04:00:00Z'
    const exposed = async (query: string) => (await desk.get(`/exposure?${day}&${query}`)).body.items
    expect(await exposed(`under=${boston}`)).toEqual([
      { code: backBay, name: 'Back Bay', messages: 2, worstPlace: backBay, limitShare: 1 },
      { code: jamaicaPlain, name: 'Jamaica Plain', messages: 1, worstPlace: jamaicaPlain, limitShare: 0.5 },
      { code: `${boston}~`, name: 'Elsewhere in Boston', messages: 1, worstPlace: `${boston}~`, limitShare: 0.5 },
    ])
    expect(await exposed('under=US-MA&level=town')).toMatchObject([
      { code: boston, messages: 2, worstPlace: backBay, limitShare: 1 },
      { code: cambridge, messages: 0 },
      { code: 'US-MA-017~', messages: 0 },
      { code: 'US-MA-025-chelsea', messages: 0 },
      { code: 'US-MA-025~', messages: 0 },
    ])
    const parts = await exposed('under=US-MA&level=part')
    expect(parts).toHaveLength(7)
    for (const { code, messages } of parts) {
      const listed = (await desk.get(`/announcements?area=${encodeURIComponent(code)}`)).body.items
      expect(listed, code).toHaveLength(messages)
      const feed = await app.inject(`/notices/${encodeURIComponent(code)}/feed.atom`)
      expect(feed.body.split('<entry').length - 1, code).toBe(messages)
      const { body } = await app.inject(`/notices/${encodeURIComponent(code)}`)
      for (const [id, shown] of [
        [toTown, messages > 0],
        [toPart, messages > 1],
      ] as const)
        expect(body.includes(`/notices/announcements/${id}`), code).toBe(shown)
      const { verdict } = await check({ at: at('12:00'), ...to(code) })
      expect(verdict, code).toBe(messages < 2 ? 'clear' : 'blocked')
    }
  })

  test.each([
    ['the borough that it named', [brooklyn], 'notices', false],
    ['the borough, of which it named all', [bushwick, `${brooklyn}-park-slope`, 'US-NY-047~'], 'facebook', false],
    ['the county that it named', ['US-NY-047'], 'notices', true],
    ['the county, which is in the city that it named', ['US-NY-new-york-city'], 'notices', true],
    ['the county, as its channel does', [brooklyn], 'paper', true],
    ['the borough, as its channel does', ['US-NY-047'], 'local', false],
  ])('after a correction, an offer to Brooklyn reaches %s', async (_what, include, channel, reaches) => {
    await oneADay()
    await desk.channel('paper', { name: 'Paper', finest: 'county' })
    await desk.channel('local', { name: 'Local', serves: brooklyn })
    await desk.booked({ ...offer, channels: [channel], ...to(...include) })
    const correct = caller(app, desk.approver)
    const { statusCode } = await correct('PATCH', `/areas/${bushwick}`, { body: { partOf: null }, revision: 0 })
    expect(statusCode).toBe(200)

    const listed = async (code: string) =>
      (await desk.get(`/announcements?area=${encodeURIComponent(code)}`)).body.items
    expect(await listed(`${brooklyn}-park-slope`)).toHaveLength(1)
    // The local channel does not serve Bushwick any more.
    if (channel !== 'local') {
      const { verdict } = await check({ channels: [channel], ...to(bushwick) })
      expect(verdict).toBe(reaches ? 'blocked' : 'clear')
    }
    const exposed = await desk.get('/exposure?from=2026-06-10T04:00:00Z&to=2026-06-11T04:00:00Z&under=US-NY-047')
    const messages = exposed.body.items.find(({ code }: { code: string }) => code === bushwick)?.messages
    expect(messages).toBe(reaches ? 1 : 0)
  })

  test('the page of exposure and its CSV name the parts with their town', async () => {
    await desk.booked({ ...offer, channels: ['notices'], ...to(backBay) })

    const page = await desk.page('/calendar/exposure?under=Suffolk+County')
    expect(page.text).toMatch(/each town in Suffolk County, June 8 to 14, 2026\..*Boston 1 Back Bay \(Boston\)/)
    expect(page.html).toContain(`href="/calendar/exposure?under=${boston}"`)
    const inside = await desk.page(`/calendar/exposure?under=${boston}`)
    expect(inside.text).toContain('each part of a town in Boston, June 8 to 14, 2026.')
    expect(inside.text).toMatch(/Back Bay \(Boston\) 1 .*Jamaica Plain \(Boston\) 0 /)
    const csv = await app.inject({
      url: `/calendar/exposure.csv?level=part&under=${boston}`,
      headers: await signIn(app, desk.author),
    })
    expect(csv.body).toContain(`\r\n${backBay},Back Bay (Boston),1,${backBay},Back Bay (Boston),\r\n`)
    const list = await desk.page(`/calendar/list?from=2026-06-10&area=${jamaicaPlain}`)
    expect(list.text).toContain('Only what reaches Jamaica Plain (Boston).')
    expect(list.text).not.toContain('Water main burst')
    expect((await desk.page(`/calendar/list?from=2026-06-10&area=${boston}`)).text).toContain('Water main burst')
  })
})

/** Bushwick is a town beside Brooklyn, which has no parts. */
function beforeItWasAPart(): Area[] {
  const areas = countryWithParts().filter(({ code }) => code !== `${brooklyn}-park-slope`)
  const besideIt = (area: Area): Area => ({ ...area, parent: 'US-NY-047' })
  return numberPlaces(
    areas.map((area) => {
      if (area.code === bushwick) return { ...besideIt(area), kind: 'town' }
      return area.code === 'US-NY-047~' ? besideIt(area) : area
    }),
    0,
  )
}

/** As `areas load` does. Returns the windows that hold too many only since. */
async function load(areas: Area[]): Promise<string[]> {
  const before = new Set(await exceededNow(app.context))
  await loadAreas(app.context, { country: 'US', plan: { areas, names: [], zips: [] }, actor: commandLine })
  return (await exceededNow(app.context)).filter((sentence) => !before.has(sentence))
}

describe.each(databases)('A town that becomes a part of another, on %s', (_name, open) => {
  beforeEach(() => start(open, beforeItWasAPart()))
  afterEach(() => app.stop())

  const overWindows = async () => (await desk.get('/over-windows')).body.items

  test('38: loses no booking: what it then gets too much of is listed, and nothing more is booked there', async () => {
    await oneADay()
    const forTown = await desk.booked({ ...offer, channels: ['notices'], headline: 'Half', ...to(brooklyn) })
    const forPart = await desk.booked({
      ...offer,
      channels: ['notices'],
      headline: 'Third',
      at: at('11:00'),
      ...to(bushwick),
    })
    expect(await overWindows()).toEqual([])

    const sentence = 'Bushwick (Brooklyn) gets 2 posts on Notice page on Wednesday, June 10; the limit is 1 a day.'
    expect(await load(countryWithParts())).toEqual([sentence])

    for (const id of [forTown, forPart]) expect((await read(id)).bookings).toMatchObject([{ status: 'booked' }])
    expect(await overWindows()).toMatchObject([
      { message: sentence, count: 2, limit: 1, places: { count: 1, codes: [bushwick] } },
    ])
    expect((await overWindows())[0].posts.map(({ announcement }: { announcement: string }) => announcement)).toEqual([
      forTown,
      forPart,
    ])
    expect((await desk.page('/rules/over')).text).toContain(sentence)
    expect(await check({ at: at('12:00'), ...to(bushwick) })).toMatchObject({ verdict: 'blocked' })
    expect(await check({ at: at('12:00'), ...to(`${brooklyn}-park-slope`) })).toEqual(refused('Park Slope (Brooklyn)'))

    expect(await load(beforeItWasAPart())).toEqual([])
    expect(await overWindows()).toEqual([])
  })

  test('39: a post for it on a channel for towns is held when it is due, because nobody checked the rest of the town', async () => {
    const id = await desk.booked({ ...offer, channels: ['facebook'], ...to(bushwick) })
    const asWell = await desk.booked({ ...offer, channels: ['notices'], ...to(bushwick) })
    await load(countryWithParts())

    app.clock.set(at('10:00'))
    await tick(app.context, 'worker')

    expect(await read(id)).toMatchObject({ status: 'held' })
    expect(textOf((await desk.page(`/announcements/${id}`)).html)).toContain('Facebook now also reaches')
    expect(await read(asWell)).toMatchObject({ status: 'published' })
  })
})
