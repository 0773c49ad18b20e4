import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportIncident } from '../../../server/incidents/actions.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get } from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { composerFields } from '../support/composer-fields.ts'

let app: TestApp
let team: Colleagues
beforeAll(async () => {
  app = await startApp()
  team = await aTeam(app)
  for (const key of ['board', 'sign', 'wall']) await aChannel(app, key)
})
afterAll(() => app.stop())

const chosen = async (who: Colleagues[keyof Colleagues], query: string) =>
  composerFields((await get(app, who, `/announcements/new?${query}`)).body)['channels'] ?? []

test('marketing begins with the channels of what this author wrote last', async () => {
  expect(await chosen(team.mei, 'kind=marketing')).toEqual([])
  await anAnnouncement(app, { by: team.mei, kind: 'marketing', channels: ['sign', 'wall'] })
  await anAnnouncement(app, { by: team.dana, channels: ['board'] })
  expect((await chosen(team.mei, 'kind=marketing')).toSorted()).toEqual(['sign', 'wall'])
})

test('service begins with the channels of the last message of its incident', async () => {
  const incident = await reportIncident(
    app.context,
    {
      kind: 'unplanned',
      title: 'Main broken',
      areas: ['US-TX-453-austin'],
      severity: 'major',
      began: '2026-06-10T11:40:00.000Z',
    } as Parameters<typeof reportIncident>[1],
    team.dana,
  )
  expect(await chosen(team.ana, `kind=service&incident=${incident.id}`)).toEqual([])
  await anAnnouncement(app, { by: team.dana, incident: incident.id, channels: ['board', 'wall'] })
  expect((await chosen(team.ana, `kind=service&incident=${incident.id}`)).toSorted()).toEqual(['board', 'wall'])
})
