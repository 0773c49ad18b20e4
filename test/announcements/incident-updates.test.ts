import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportIncident } from '../../server/incidents/actions.ts'
import { newIncident } from '../../server/incidents/schema.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get } from '../support/announcements.ts'
import { startApp, type TestApp } from '../support/app.ts'

let app: TestApp
let team: Colleagues
beforeEach(async () => {
  app = await startApp()
  team = await aTeam(app)
  await aChannel(app, 'board')
})
afterEach(() => app.stop())

test('what is written about an incident is its first notice, and an update once one is out', async () => {
  const began = '2026-06-10T11:40:00.000Z'
  const input = { kind: 'unplanned', title: 'Main broken', areas: ['US-TX-453-austin'], severity: 'major', began }
  const { id } = await reportIncident(app.context, newIncident.parse(input), team.dana)
  const stage = async () => {
    const page = await get(app, team.dana, `/announcements/new?kind=service&incident=${id}`)
    return /name="stage" value="(\w+)"[^>]*checked/.exec(page.body)?.[1]
  }
  const first = { incident: id, stage: 'initial', by: team.dana, approvedBy: team.ana } as const
  expect(await stage()).toBe('initial')

  await anAnnouncement(app, { ...first, status: 'published' })
  expect(await stage()).toBe('update')
})
