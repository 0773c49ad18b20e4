import { afterEach, beforeEach, expect, test } from 'vitest'
import { withUnbrokenTimes } from '../../server/platform/pages/unbroken-times.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues } from '../support/announcements.ts'
import { startApp, type TestApp } from '../support/app.ts'

let app: TestApp
let team: Colleagues
beforeEach(async () => {
  app = await startApp()
  team = await aTeam(app)
  await aChannel(app, 'board')
})
afterEach(() => app.stop())

test('no line ends between a clock and its half of the day, and what can be sent back keeps its spaces', () => {
  const page = '<p title="at 9 am">From 9:30 am, not 5 amps, to 9 pm.</p><textarea>9 am</textarea>'
  const shown = '<p title="at 9 am">From 9:30\u00a0am, not 5 amps, to 9\u00a0pm.</p><textarea>9 am</textarea>'
  expect(withUnbrokenTimes(page)).toBe(shown)
})

test('a page has such times, and its forms keep what was typed', async () => {
  const { id } = await anAnnouncement(app, { by: team.dana, body: 'Water is off since 9 am.' })
  const headers = { cookie: team.dana.cookie }
  const shown = await app.server.inject({ url: `/announcements/${id}`, headers })
  expect(shown.body).toContain('since 9\u00a0am.')
  const form = await app.server.inject({ url: `/announcements/${id}/edit`, headers })
  expect(form.body).toMatch(/<textarea[^>]*>\nWater is off since 9 am\.<\/textarea>/)
})
