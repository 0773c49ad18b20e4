import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { signIn } from '../support/people.ts'
import { aDesk, daysOf, textOf } from './support/desk.ts'

let app: TestApp
let desk: Awaited<ReturnType<typeof aDesk>>
beforeEach(async () => {
  app = await startApp()
  desk = await aDesk(app)
  await desk.channel('board', { name: 'Board' })
})
afterEach(() => app.stop())

test('the page shows the current week in the zone of the organization, names that zone and marks today', async () => {
  await desk.booked({ headline: 'Water is off' })
  const { status, html, text } = await desk.page('/calendar')
  expect(status).toBe(200)
  expect(text).toContain('June 8 to 14, 2026')
  expect(text).toContain('Times in Chicago (CDT).')
  const days = daysOf(html)
  expect(days.map(({ label }) => label)).toEqual([
    '8 Mon',
    '9 Tue',
    '10 Wed, today',
    '11 Thu',
    '12 Fri',
    '13 Sat',
    '14 Sun',
  ])
  expect(days[2]!.text).toContain('12:00 pm Water is off Austin, Texas Board Booked')
  expect(days.filter(({ text }) => text.includes('Water is off'))).toHaveLength(1)
})

test('links to other weeks keep the filters, and a date opens its week', async () => {
  const { html } = await desk.page('/calendar?week=2026-W24&kind=marketing')
  expect(html).toContain('href="/calendar?week=2026-W23&amp;kind=marketing" rel="prev"')
  expect(html).toContain('href="/calendar?week=2026-W25&amp;kind=marketing" rel="next"')
  expect(html).toContain('href="/calendar?kind=marketing">This week</a>')
  expect((await desk.page('/calendar?from=2026-12-31')).text).toContain('December 28, 2026 to January 3, 2027')
})

test.each([
  { name: 'spring, with a 23-hour day', week: '2027-W10', at: '2027-03-15T04:30:00.000Z', day: 6, clock: '11:30 pm' },
  { name: 'spring, the Monday after', week: '2027-W11', at: '2027-03-15T05:30:00.000Z', day: 0, clock: '12:30 am' },
  { name: 'fall, with a 25-hour day', week: '2026-W44', at: '2026-11-02T05:30:00.000Z', day: 6, clock: '11:30 pm' },
  { name: 'fall, the Monday after', week: '2026-W45', at: '2026-11-02T06:30:00.000Z', day: 0, clock: '12:30 am' },
])('a post appears on its local day in a week of $name', async ({ week, at, day, clock }) => {
  await desk.draft({ headline: 'Near midnight', at })
  const days = daysOf((await desk.page(`/calendar?week=${week}`)).html)
  expect(days).toHaveLength(7)
  expect(days.map(({ text }) => text.includes('Near midnight'))).toEqual(days.map((_, index) => index === day))
  expect(days[day]!.text).toContain(clock)
})

test('times in the repeated hour carry their zone', async () => {
  await desk.draft({ headline: 'First', at: '2026-11-01T06:30:00.000Z' })
  await desk.draft({ headline: 'Second', at: '2026-11-01T07:30:00.000Z' })
  const { html, text } = await desk.page('/calendar?week=2026-W44')
  expect(text).toContain('Times in Chicago (CDT, then CST).')
  expect(daysOf(html)[6]!.text).toMatch(/1:30 am CDT First.*1:30 am CST Second/)
})

test('service and marketing have separate lanes, and tentative posts differ from booked ones in words and style', async () => {
  await desk.booked({ headline: 'Booked one' })
  await desk.draft({ headline: 'Draft one', kind: 'marketing', at: '2026-06-11T17:00:00.000Z' })
  const { html } = await desk.page('/calendar')
  const [, , wednesday, thursday] = daysOf(html)
  expect(wednesday!.html).toMatch(/class="cell service [^"]*"/)
  expect(wednesday!.html).toMatch(/class="post service plain "/)
  expect(thursday!.html).toMatch(/class="cell marketing [^"]*"/)
  expect(thursday!.html).toMatch(/class="post marketing plain loose"/)
  expect(thursday!.text).toContain('Tentative, draft , marketing')
})

test('an announcement on several channels at one instant is one entry', async () => {
  await desk.channel('wall', { name: 'Wall' })
  const id = await desk.booked({ channels: ['board', 'wall'], atByChannel: { wall: '2026-06-10T17:00:00.000Z' } })
  const { html } = await desk.page('/calendar')
  expect(html.split(`href="/announcements/${id}"`)).toHaveLength(2)
  expect(daysOf(html)[2]!.text).toContain('Board and Wall Booked')
})

test('a held post stays and says so; a cancelled one disappears', async () => {
  const held = await desk.booked({ headline: 'Held one' })
  const cancelled = await desk.booked({ headline: 'Gone one', at: '2026-06-11T17:00:00.000Z' })
  await desk.act(held, 'hold', { reason: 'Wait' }, 3)
  await desk.act(cancelled, 'cancel', { reason: 'Over' }, 3)
  const { html, text } = await desk.page('/calendar')
  expect(html).toContain('class="post service caution loose"')
  expect(text).toMatch(/Held one Austin, Texas Board On hold/)
  expect(text).not.toContain('Gone one')
})

test('the area filter shows only what reaches the area, given by name or code', async () => {
  await desk.booked({ headline: 'For Austin' })
  await desk.booked({ headline: 'For Miami', audience: { include: ['US-FL-086-miami'], exclude: [] } })
  const travis = (await desk.page('/calendar?area=Travis')).status
  expect(travis).toBe(422)
  const texas = await desk.page('/calendar?area=texas')
  expect(texas.text).toContain('For Austin')
  expect(texas.text).not.toContain('For Miami')
  expect(texas.text).toContain('Only what reaches Texas.')
  expect((await desk.page('/calendar?area=US')).text).toContain('Only what reaches the United States.')
  const miami = await desk.page('/calendar?area=US-FL-086')
  expect(miami.text).not.toContain('For Austin')
  expect(miami.text).toContain('Miami-Dade County is an hour later.')
  expect((await desk.page('/calendar?area=Texas;+Florida')).text).toMatch(/For Austin.*For Miami/)
})

test('an unknown area is reported in the form and hides nothing', async () => {
  await desk.booked({ headline: 'For Austin' })
  const { status, text, html } = await desk.page('/calendar?area=Atlantis')
  expect(status).toBe(422)
  expect(text).toContain('There is no area “Atlantis”.')
  expect(text).toContain('For Austin')
  expect(html).toContain('value="Atlantis"')
})

test('filters by channel and kind, and hides tentative posts', async () => {
  await desk.channel('wall', { name: 'Wall' })
  await desk.booked({ headline: 'On the board' })
  await desk.booked({ headline: 'On the wall', channels: ['wall'] })
  await desk.draft({ headline: 'Offer', kind: 'marketing' })
  const wall = await desk.page('/calendar?channel=wall')
  expect(wall.text).toContain('On the wall')
  expect(wall.text).not.toContain('On the board')
  const marketing = await desk.page('/calendar?kind=marketing')
  expect(marketing.text).toContain('Offer')
  expect(marketing.text).not.toContain('On the board')
  const shown = /name="tentative" value="1"\s+checked/
  expect((await desk.page('/calendar')).html).toMatch(shown)
  const withoutTentative = await desk.page('/calendar?tentative=0')
  expect(withoutTentative.text).not.toContain('Offer')
  expect(withoutTentative.html).not.toMatch(shown)
  expect((await desk.page('/calendar?tentative=0&tentative=1')).text).toContain('Offer')
})

test('an invalid query is rejected', async () => {
  for (const query of ['week=2026-W60', 'week=soon', 'from=2026-02-30', 'kind=other', 'from=1066-10-14']) {
    expect((await desk.page(`/calendar?${query}`)).status, query).toBe(400)
  }
})

test('headlines are escaped', async () => {
  await desk.booked({ headline: '<img src=x onerror=alert(1)> & more' })
  const { html } = await desk.page('/calendar')
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; more')
  expect(html).not.toContain('<img src=x')
})

test('every day without posts says so', async () => {
  const days = daysOf((await desk.page('/calendar?week=2027-W02')).html)
  expect(days.every(({ text }) => text.includes('Nothing scheduled.'))).toBe(true)
})

/** The cells of a day: where each begins, how many quarters it takes, and what it says. */
function cellsOf(html: string) {
  return [
    ...html.matchAll(/<div class="cell (\w+) h(\d+) q(\d) s(\d+)">([\s\S]*?)(?=<div class="cell|<\/section>|$)/g),
  ].map(([, lane, hour, quarter, span, inside]) => ({
    lane,
    from: Number(hour) * 4 + Number(quarter),
    span: Number(span),
    isStack: inside!.includes('<details'),
    text: textOf(inside!).trim(),
  }))
}

test('posts that are minutes apart are one stack that opens, and cells of a lane never overlap', async () => {
  for (const [index, minute] of ['00', '10', '20', '40', '59'].entries())
    await desk.draft({ headline: `Update ${index + 1}`, at: `2026-06-10T17:${minute}:00.000Z` })
  await desk.draft({ headline: 'Hours later', at: '2026-06-10T18:00:00.000Z' })
  await desk.draft({ headline: 'Late', at: '2026-06-11T04:50:00.000Z' })
  const cells = cellsOf(daysOf((await desk.page('/calendar')).html)[2]!.html)
  expect(cells.map(({ from, span, isStack }) => ({ from, span, isStack }))).toEqual([
    { from: 24, span: 4, isStack: true },
    { from: 28, span: 12, isStack: false },
    { from: 68, span: 4, isStack: false },
  ])
  expect(cells[0]!.text).toMatch(
    /^5 posts 12:00 pm to 12:59 pm Update 1 Update 2 Update 3 12:00 pm Update 1 .* 12:59 pm Update 5/,
  )
})

test('a stack says the worst of its posts, and that two of them begin at one time', async () => {
  await desk.booked({ headline: 'Fine' })
  const held = await desk.booked({ headline: 'Held one' })
  await desk.act(held, 'hold', { reason: 'Wait' }, 3)
  const [cell] = cellsOf(daysOf((await desk.page('/calendar')).html)[2]!.html)
  expect(cell!.text).toMatch(/^2 posts 12:00 pm On hold /)
})

test('a stack of many opens with the first of them and a link to the list', async () => {
  for (let number = 1; number <= 22; number++) await desk.draft({ headline: `Post ${number}` })
  const { html, text } = await desk.page('/calendar')
  expect(text).toContain('22 posts')
  expect(text).toContain('2 more posts in the list')
  expect(html).toContain('href="/calendar/list?from=2026-06-10"')
})

test('a post with one local time names in each zone the towns of that zone', async () => {
  await desk.booked({
    audience: { include: ['US-TX-453-austin', 'US-TX-141-el-paso'], exclude: [] },
    at: { local: '2026-06-11T12:00' },
  })
  const [, , , thursday] = daysOf((await desk.page('/calendar')).html)
  expect(thursday!.text).toMatch(
    /12:00 pm Water main burst Austin, Texas Board, for Central time .* 1:00 pm Water main burst El Paso, Texas Board, for Mountain time/,
  )
})

test('an empty hour begins an announcement there, with what the page is limited to', async () => {
  const slots = (html: string) =>
    [...html.matchAll(/<a class="slot (\w+) h(\d+)" href="([^"]*)"/g)].map(([, lane, hour, href]) => ({
      lane,
      hour: Number(hour) + 6,
      query: Object.fromEntries(new URL(href!.replaceAll('&amp;', '&'), 'http://hark').searchParams),
    }))
  const days = daysOf((await desk.page('/calendar?area=Texas&channel=board')).html)
  // It is 9:00 am on Wednesday.
  expect(slots(days[1]!.html)).toEqual([])
  expect(days[1]!.html).not.toContain('class="write"')
  expect(slots(days[2]!.html)[0]).toEqual({
    lane: 'service',
    hour: 9,
    query: {
      kind: 'service',
      date: '2026-06-10',
      time: '09:00',
      zone: 'America/Chicago',
      channel: 'board',
      area: 'US-TX',
    },
  })
  expect(slots(days[3]!.html)).toHaveLength(32)
  expect(slots(days[3]!.html).at(-1)).toMatchObject({ lane: 'marketing', hour: 21, query: { time: '21:00' } })
  const write = days[3]!.html.match(/class="write" href="([^"]*)"/)![1]!.replaceAll('&amp;', '&')
  const composer = await desk.page(write)
  expect(composer.status).toBe(200)
  expect(composer.html).toMatch(/name="date"[^>]*value="2026-06-11"/)
})

test('nobody who does not write is offered to', async () => {
  const headers = await signIn(app, await aPerson(app, { can: [] }))
  const { body } = await app.inject({ url: '/calendar', headers })
  expect(body).toContain('class="day')
  expect(body).not.toMatch(/class="(slot|write)/)
  const marketing = await signIn(app, await aPerson(app, { can: ['author'], team: 'marketing' }))
  const own = (await app.inject({ url: '/calendar', headers: marketing })).body
  expect(own).toContain('class="slot marketing')
  expect(own).not.toContain('class="slot service')
})
