import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  aChannel,
  allowBypass,
  anAnnouncement,
  aRule,
  aTeam,
  type Colleagues,
  get,
  signedInAgain,
} from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'

let app: TestApp
let team: Colleagues
let ana: Caller
beforeEach(async () => {
  app = await startApp()
  team = await aTeam(app)
  ana = caller(app, team.ana)
  await aChannel(app, 'board', { name: 'Board' })
})
afterEach(() => app.stop())

const booked = (headline: string, at: string, given = {}) =>
  anAnnouncement(app, { headline, at, by: team.dana, approvedBy: team.tom, status: 'scheduled', ...given })

test('the page says so if no window is exceeded', async () => {
  await aRule(app)
  const { body } = await get(app, team.dana, '/rules/over')
  expect(body).toContain('No place is over a limit')
  expect((await get(app, team.dana, '/rules')).body).toContain('href="/rules/over"')
})

test('each exceeded window is listed with its posts and the reason each was allowed', async () => {
  const rule = await aRule(app, { limit: 2, window: { calendar: 'day' }, exemptFrom: 'critical' })
  await booked('Main burst', '2026-06-11T14:00:00.000Z')
  await booked('Still off', '2026-06-11T16:00:00.000Z')
  await allowBypass(app)
  await booked('Boil water', '2026-06-11T15:00:00.000Z', { severity: 'critical' })
  const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.tom, status: 'approved' })
  const overrides = [{ rule, reason: 'People ask for it.' }]
  const body = { at: '2026-06-11T18:00:00.000Z', overrides }
  expect((await ana('POST', `/announcements/${id}/schedule`, { revision, body })).statusCode).toBe(200)

  const page = (await get(app, team.dana, '/rules/over')).body
  expect(page).toContain('Austin gets 4 posts on Board on Thursday, June 11; the limit is 2 a day.')
  expect(page).toContain('1 time a place is over a limit')
  expect(page).toMatch(/Boil water[\s\S]*exempt because of its severity/)
  expect(page).toMatch(/Water main burst[\s\S]*overridden by an approver/)
  expect(page).toMatch(/Still off[\s\S]*within the limit without the others/)
  expect(page).toMatch(new RegExp(`href="/announcements/${id}#moves">Move or cancel`))
})

test('windows in the past are listed only on request', async () => {
  const rule = await aRule(app, { limit: 3 })
  await booked('One', '2026-06-10T15:00:00.000Z')
  await booked('Two', '2026-06-10T16:00:00.000Z')
  await ana('PATCH', `/rules/${rule}`, { body: { limit: 1 } })
  expect((await ana('GET', '/over-windows')).json().items).toHaveLength(1)
  expect((await ana('GET', '/over-windows?to=2026-06-10T15:00:00.000Z')).json().items).toEqual([])

  app.clock.pass({ days: 2 })
  expect((await ana('GET', '/over-windows')).json().items).toEqual([])
  expect((await ana('GET', '/over-windows?from=2026-06-10T00:00:00.000Z')).json().items).toHaveLength(1)
  const dana = await signedInAgain(app, team.dana)
  expect((await get(app, dana, '/rules/over')).body).toContain('Include the last 31 days')
  expect((await get(app, dana, '/rules/over?past=1')).body).toContain('scheduled before the rule said this')
})

test('the list is paginated', async () => {
  const rule = await aRule(app, { limit: 2, window: { rolling: 'PT2H' } })
  for (const day of ['11', '12', '13'])
    for (const hour of ['14', '15']) await booked(`At ${hour}`, `2026-06-${day}T${hour}:00:00.000Z`)
  await ana('PATCH', `/rules/${rule}`, { body: { limit: 1 } })
  const first = (await ana('GET', '/over-windows?limit=2')).json()
  expect(first.items.map(({ window }: { window: { from: string } }) => window.from)).toEqual([
    '2026-06-11T14:00:00.000Z',
    '2026-06-12T14:00:00.000Z',
  ])
  const second = (await ana('GET', `/over-windows?limit=2&cursor=${first.next}`)).json()
  expect(second).toMatchObject({ items: [{ window: { from: '2026-06-13T14:00:00.000Z' } }], next: null })
})
