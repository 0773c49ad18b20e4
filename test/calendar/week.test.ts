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

test('the present week is shown on the organisation’s clock, today marked, and says whose time it is', async () => {
  await desk.booked({ headline: 'Water is off' })
  const { status, html, text } = await desk.page('/calendar')
  expect(status).toBe(200)
  expect(text).toContain('8 to 14 June 2026')
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

test('earlier and later weeks keep the filters, and a day leads to its week', async () => {
  const { html } = await desk.page('/calendar?week=2026-W24&kind=marketing')
  expect(html).toContain('href="/calendar?week=2026-W23&amp;kind=marketing" rel="prev"')
  expect(html).toContain('href="/calendar?week=2026-W25&amp;kind=marketing" rel="next"')
  expect(html).toContain('href="/calendar?kind=marketing">This week</a>')
  expect((await desk.page('/calendar?from=2026-12-31')).text).toContain('28 December 2026 to 3 January 2027')
})

test.each([
  { name: 'spring, with a 23-hour day', week: '2027-W10', at: '2027-03-15T04:30:00.000Z', day: 6, clock: '11:30 pm' },
  { name: 'spring, the Monday after', week: '2027-W11', at: '2027-03-15T05:30:00.000Z', day: 0, clock: '12:30 am' },
  { name: 'autumn, with a 25-hour day', week: '2026-W44', at: '2026-11-02T05:30:00.000Z', day: 6, clock: '11:30 pm' },
  { name: 'autumn, the Monday after', week: '2026-W45', at: '2026-11-02T06:30:00.000Z', day: 0, clock: '12:30 am' },
])('a post stands on its local day in a week of $name', async ({ week, at, day, clock }) => {
  await desk.draft({ headline: 'Near midnight', at })
  const days = daysOf((await desk.page(`/calendar?week=${week}`)).html)
  expect(days).toHaveLength(7)
  expect(days.map(({ text }) => text.includes('Near midnight'))).toEqual(days.map((_, index) => index === day))
  expect(days[day]!.text).toContain(clock)
})

test('the hour that comes twice says which one is meant', async () => {
  await desk.draft({ headline: 'First', at: '2026-11-01T06:30:00.000Z' })
  await desk.draft({ headline: 'Second', at: '2026-11-01T07:30:00.000Z' })
  const { html, text } = await desk.page('/calendar?week=2026-W44')
  expect(text).toContain('Times in Chicago (CDT, then CST).')
  expect(daysOf(html)[6]!.text).toMatch(/1:30 am CDT First.*1:30 am CST Second/)
})

test('service and marketing have lanes of their own, tentative and booked differ in words and in edge', async () => {
  await desk.booked({ headline: 'Booked one' })
  await desk.draft({ headline: 'Draft one', kind: 'marketing', at: '2026-06-11T17:00:00.000Z' })
  const { html } = await desk.page('/calendar')
  const [, , wednesday, thursday] = daysOf(html)
  expect(wednesday!.html).toMatch(/class="slot service [^"]*"/)
  expect(wednesday!.html).toMatch(/class="post service plain "/)
  expect(thursday!.html).toMatch(/class="slot marketing [^"]*"/)
  expect(thursday!.html).toMatch(/class="post marketing plain loose"/)
  expect(thursday!.text).toContain('Tentative, draft , marketing')
})

test('several channels at one instant are one entry, and channels of different fates say so', async () => {
  await desk.channel('wall', { name: 'Wall' })
  const id = await desk.booked({ channels: ['board', 'wall'], atByChannel: { wall: '2026-06-10T17:00:00.000Z' } })
  const { html } = await desk.page('/calendar')
  expect(html.split(`href="/announcements/${id}"`)).toHaveLength(2)
  expect(daysOf(html)[2]!.text).toContain('Board and Wall Booked')
})

test('held and cancelled: the first stays with its word, the second is gone', async () => {
  const held = await desk.booked({ headline: 'Held one' })
  const gone = await desk.booked({ headline: 'Gone one', at: '2026-06-11T17:00:00.000Z' })
  await desk.act(held, 'hold', { reason: 'Wait' }, 3)
  await desk.act(gone, 'cancel', { reason: 'Over' }, 3)
  const { html, text } = await desk.page('/calendar')
  expect(html).toContain('class="post service caution loose"')
  expect(text).toMatch(/Held one Austin, Texas Board Held/)
  expect(text).not.toContain('Gone one')
})

test('only what reaches the area that is asked for is shown; a name, a code or several will do', async () => {
  await desk.booked({ headline: 'For Austin' })
  await desk.booked({ headline: 'For Miami', audience: { include: ['US-FL-086-miami'], exclude: [] } })
  const travis = (await desk.page('/calendar?area=Travis')).status
  expect(travis).toBe(422)
  const texas = await desk.page('/calendar?area=texas')
  expect(texas.text).toContain('For Austin')
  expect(texas.text).not.toContain('For Miami')
  expect(texas.text).toContain('Only what reaches Texas.')
  const miami = await desk.page('/calendar?area=US-FL-086')
  expect(miami.text).not.toContain('For Austin')
  expect(miami.text).toContain('Miami-Dade County is an hour later.')
  expect((await desk.page('/calendar?area=Texas;+Florida')).text).toMatch(/For Austin.*For Miami/)
})

test('an area that nobody knows is said under its field, and hides nothing', async () => {
  await desk.booked({ headline: 'For Austin' })
  const { status, text, html } = await desk.page('/calendar?area=Atlantis')
  expect(status).toBe(422)
  expect(text).toContain('There is no area “Atlantis”.')
  expect(text).toContain('For Austin')
  expect(html).toContain('value="Atlantis"')
})

test('channel, team and what is tentative can be left out', async () => {
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
  const firm = await desk.page('/calendar?tentative=0')
  expect(firm.text).not.toContain('Offer')
  expect(firm.html).not.toMatch(/name="tentative" value="1"\s+checked/)
  expect((await desk.page('/calendar?tentative=0&tentative=1')).text).toContain('Offer')
})

test('a week that cannot be read is refused with a sentence', async () => {
  for (const query of ['week=2026-W60', 'week=soon', 'from=2026-02-30', 'kind=other', 'from=1066-10-14']) {
    expect((await desk.page(`/calendar?${query}`)).status, query).toBe(400)
  }
})

test('what people wrote is text', async () => {
  await desk.booked({ headline: '<img src=x onerror=alert(1)> & {{x}}'.replace('{{x}}', 'more') })
  const { html } = await desk.page('/calendar')
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; more')
  expect(html).not.toContain('<img src=x')
})

test('a week without posts says so on each day', async () => {
  const days = daysOf((await desk.page('/calendar?week=2027-W02')).html)
  expect(days.every(({ text }) => text.includes('Nothing on this day.'))).toBe(true)
})

test('more posts in a quarter of an hour than there is room for are counted and lead to the list', async () => {
  for (let number = 1; number <= 8; number++) await desk.draft({ headline: `Post ${number}` })
  const { html, text } = await desk.page('/calendar')
  expect(text).toContain('2 more')
  expect(html).toContain('href="/calendar/list?from=2026-06-10"')
})
