import { afterEach, beforeEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { aDesk, daysOf } from './support/desk.ts'

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
  expect(text).toMatch(/Held one Austin, Texas Board Held/)
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
  expect(days.every(({ text }) => text.includes('Nothing on this day.'))).toBe(true)
})

test('posts that do not fit in a quarter of an hour are counted, with a link to the list', async () => {
  for (let number = 1; number <= 8; number++) await desk.draft({ headline: `Post ${number}` })
  const { html, text } = await desk.page('/calendar')
  expect(text).toContain('2 more')
  expect(html).toContain('href="/calendar/list?from=2026-06-10"')
})
