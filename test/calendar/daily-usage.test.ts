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

const cap = { type: 'cap', name: 'Three in 24 hours', limit: 3, window: { rolling: 'PT24H' } }

/** The cap usage shown under each day, such as "2 of 3 Austin". */
async function dailyUsage(url: string): Promise<(string | null)[]> {
  const { html } = await desk.page(url)
  return daysOf(html).map(({ text }) => text.match(/\d+ of \d+ [A-Z][a-z]+/)?.[0] ?? null)
}

test('each day shows its fullest place; of equally full places, the one with the most people', async () => {
  await desk.rule(cap)
  await desk.booked({ audience: { include: ['US-TX'], exclude: [] }, at: '2026-06-10T15:00:00.000Z' })
  await desk.booked({ audience: { include: ['US-TX-141'], exclude: [] }, at: '2026-06-10T17:00:00.000Z' })
  await desk.booked({ at: '2026-06-12T17:00:00.000Z' })
  await desk.draft({ headline: 'Tentative', at: '2026-06-13T17:00:00.000Z' })
  expect(await dailyUsage('/calendar')).toEqual([null, null, '2 of 3 El', null, '1 of 3 Austin', null, null])
  expect((await desk.page('/calendar')).text).toContain('Under each day: the fullest place by “Three in 24 hours”.')
  expect(await dailyUsage('/calendar?area=US-TX-453')).toEqual([
    null,
    null,
    '1 of 3 Austin',
    null,
    '1 of 3 Austin',
    null,
    null,
  ])
})

test('channels are counted each or together, as the rule says', async () => {
  await desk.channel('wall', { name: 'Wall' })
  const rule = await desk.rule(cap)
  const both = { channels: ['board', 'wall'], atByChannel: { wall: '2026-06-10T19:00:00.000Z' } }
  await desk.booked(both)
  expect((await dailyUsage('/calendar'))[2]).toBe('1 of 3 Austin')
  const { approver } = desk
  await app.inject({
    method: 'PATCH',
    url: `/api/v1/rules/${rule.id}`,
    headers: { authorization: `Bearer ${approver.token}` },
    payload: { across: 'together' },
  })
  expect((await dailyUsage('/calendar'))[2]).toBe('2 of 3 Austin')
})

test('a day at the limit is marked as full', async () => {
  await desk.rule({ ...cap, limit: 1, window: { calendar: 'day' } })
  await desk.booked()
  const { html } = await desk.page('/calendar')
  expect(html).toContain('<p class="meter full">')
  expect(html).toContain('1 of 1 Austin')
})

test('without a cap per day or per 24 hours, no usage is shown', async () => {
  await desk.rule({ ...cap, window: { rolling: 'P7D' } })
  await desk.booked()
  const { html } = await desk.page('/calendar')
  expect(html).not.toContain('class="meter')
  expect(html).not.toContain('fullest place')
})
