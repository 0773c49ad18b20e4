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

const quiet = { type: 'quiet', name: 'Nights', kinds: ['marketing'], start: '21:00', end: '08:00' }

/** The classes of each day's bands: type, lane and the rows covered. The first row (h0) is 6 am. */
async function bands(url: string): Promise<string[][]> {
  const { html } = await desk.page(url)
  return daysOf(html).map((day) => [...day.html.matchAll(/<div class="band ([^"]+)">/g)].map(([, name]) => name!))
}

test('quiet hours block their lane between 6 am and 10 pm, the hours the page shows', async () => {
  await desk.rule(quiet)
  const days = await bands('/calendar')
  expect(days).toHaveLength(7)
  for (const day of days)
    expect(day).toEqual(['quiet marketing h0 q0 to-h2 to-q0', 'quiet marketing h15 q0 to-h16 to-q0'])
})

test('quiet hours use the zone of the organization, or the zones of the filtered area', async () => {
  await desk.rule(quiet)
  expect((await bands('/calendar?area=US-FL-086'))[0]).toEqual([
    'quiet marketing h0 q0 to-h1 to-q0',
    'quiet marketing h14 q0 to-h16 to-q0',
  ])
  // El Paso is an hour behind Austin: a post to all of Texas waits for both.
  expect((await bands('/calendar?area=US-TX'))[0]).toEqual([
    'quiet marketing h0 q0 to-h3 to-q0',
    'quiet marketing h15 q0 to-h16 to-q0',
  ])
})

test('quiet hours for both kinds block both lanes, and a rule for some channels names them', async () => {
  await desk.channel('wall', { name: 'Wall' })
  await desk.rule({ ...quiet, kinds: ['service', 'marketing'] })
  expect((await bands('/calendar'))[0]![0]).toBe('quiet both h0 q0 to-h2 to-q0')
  await desk.rule({ ...quiet, channels: ['wall'], start: '08:00', end: '09:00' })
  expect((await desk.page('/calendar')).text).toContain('Quiet on Wall')
  expect((await bands('/calendar?channel=board'))[0]).toHaveLength(2)
  expect((await bands('/calendar?channel=wall'))[0]![1]).toBe('quiet marketing h0 q0 to-h3 to-q0')
})

test('what caps leave no room for is full for the area and channel that are chosen, and a full day says so', async () => {
  await desk.channel('wall', { name: 'Wall' })
  await desk.channel('elsewhere', { name: 'Elsewhere', serves: 'US-FL' })
  await desk.rule({
    type: 'cap',
    name: 'Once a day',
    kinds: ['marketing'],
    limit: 1,
    window: { calendar: 'day' },
    across: 'each',
  })
  await desk.booked({ kind: 'marketing', at: '2026-06-11T17:00:00.000Z' })
  const full = (days: string[][]) => days.map((day) => day.filter((band) => band.startsWith('full')))
  const nothing: string[][] = Array.from({ length: 7 }, () => [])
  // Somewhere it is nearly always full, and there is room on the wall.
  expect(full(await bands('/calendar'))).toEqual(nothing)
  expect((await desk.page('/calendar')).text).toContain('Choose an area to see where it is full.')
  expect(full(await bands('/calendar?area=US-TX-453'))).toEqual(nothing)
  const whole = ['full marketing h0 q0 to-h16 to-q0']
  expect(full(await bands('/calendar?area=US-TX-453&channel=board'))).toEqual(nothing.with(3, whole))
  const { html, text } = await desk.page('/calendar?area=US-TX-453&channel=board')
  expect(text).toContain('Full: Once a day')
  expect(text).not.toContain('Choose an area to see')
  expect(daysOf(html).map((day) => day.text.includes('No room for marketing'))).toEqual(
    nothing.map((_, day) => day === 3),
  )
  // Only what a channel reaches counts, and only channels that serve the area.
  expect(full(await bands('/calendar?area=US-FL&channel=board'))).toEqual(nothing)
  await desk.booked({ kind: 'marketing', channels: ['wall'], at: '2026-06-11T19:00:00.000Z' })
  expect(full(await bands('/calendar?area=US-TX-453'))).toEqual(nothing.with(3, whole))
  expect((await desk.page('/calendar/list?area=US-TX-453')).text).toContain('Full: Once a day, all day (marketing)')
})

test('a rule that only warns blocks nothing, nor does one for the notice page alone', async () => {
  await desk.channel('page', { name: 'Notice page', type: 'notices' })
  await desk.rule({ ...quiet, enforcement: 'warn' })
  await desk.rule({ ...quiet, channels: ['page'] })
  expect((await bands('/calendar')).flat()).toEqual([])
})

test('a blackout blocks its part of each day and says why and where', async () => {
  await desk.rule({
    type: 'blackout',
    name: 'billing move',
    area: 'US-TX-453',
    from: '2026-06-11T20:00:00Z',
    to: '2026-06-13T15:10:00Z',
  })
  const days = await bands('/calendar')
  expect(days[3]).toEqual(['blocked both h9 q0 to-h16 to-q0'])
  expect(days[4]).toEqual(['blocked both h0 q0 to-h16 to-q0'])
  expect(days[5]).toEqual(['blocked both h0 q0 to-h4 to-q1'])
  expect((await desk.page('/calendar')).text).toContain('Blackout: billing move, Travis County, Texas')
  expect((await bands('/calendar?area=US-FL')).flat()).toEqual([])
  const list = (await desk.page('/calendar/list')).text
  expect(list).toMatch(/Thursday, June 11 Blackout: billing move, Travis County, Texas, from 3:00 pm/)
  expect(list).toMatch(/Friday, June 12 Blackout: billing move, Travis County, Texas, all day/)
  expect(list).toMatch(/Saturday, June 13 Blackout: billing move, Travis County, Texas, until 10:10 am/)
})

test('an open incident is shown above the week, and its hold blocks marketing in its areas', async () => {
  const held = await desk.booked({ headline: 'Offer', kind: 'marketing', at: '2026-06-10T21:00:00.000Z' })
  await desk.act(held, 'hold', { reason: 'Water is off there' }, 3)
  const incident = await desk.incident({
    title: 'Water main break',
    areas: ['US-TX-453-austin'],
    began: '2026-06-10T11:40:00Z',
    expectedEnd: '2026-06-11T01:00:00Z',
    confidence: 'estimated',
    nextUpdateBy: '2026-06-10T19:00:00Z',
    holds: true,
  })
  await desk.draft({ headline: 'Water is off', incident: incident.id, stage: 'initial' })
  const { text, html } = await desk.page('/calendar')
  expect(text).toContain(
    'Water main break Austin, Texas. Since 6:40 am, expected until about 8:00 pm. Next update by 2:00 pm. 1 marketing post held',
  )
  expect(html).toMatch(/href="\/announcements\/[^"]+">View</)
  expect((await bands('/calendar'))[2]).toEqual(['blocked marketing h0 q2 to-h14 to-q0'])
  expect(text).toContain('Hold: Water main break, Austin, Texas')
  const miami = await desk.page('/calendar?area=US-FL')
  expect(miami.text).not.toContain('Water main break')
})
