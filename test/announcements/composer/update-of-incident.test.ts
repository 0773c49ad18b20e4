import { expect, onTestFinished, test } from 'vitest'
import { reportIncident } from '../../../server/incidents/actions.ts'
import { newIncident } from '../../../server/incidents/schema.ts'
import { aChannel, anAnnouncement, aTeam, get } from '../../support/announcements.ts'
import { startApp } from '../../support/app.ts'
import { composerFields } from '../support/composer-fields.ts'

test('an update of an incident begins with what was published about it last: text, places and channels', async () => {
  const app = await startApp()
  onTestFinished(() => app.stop())
  const team = await aTeam(app)
  await aChannel(app, 'board')
  await aChannel(app, 'lists')
  const { id: incident } = await reportIncident(
    app.context,
    newIncident.parse({
      kind: 'unplanned',
      title: 'Main broken',
      areas: ['US-TX-453'],
      severity: 'major',
      began: '2026-06-10T11:40:00.000Z',
    }),
    team.dana,
  )
  const address = `/announcements/new?kind=service&incident=${incident}`
  const first = composerFields((await get(app, team.dana, address)).body)
  expect(first).toMatchObject({ headline: [''], include: ['US-TX-453'] })
  const told = { by: team.dana, approvedBy: team.ana, incident, channels: ['board', 'lists'] }
  await anAnnouncement(app, { ...told, status: 'published', headline: 'Water is off', body: 'Crews are on site.' })
  const draft = { by: team.dana, incident, stage: 'update' as const, headline: 'Never sent' }
  await anAnnouncement(app, draft)
  const update = composerFields((await get(app, team.dana, address)).body)
  expect(update).toMatchObject({
    headline: ['Water is off'],
    body: ['Crews are on site.'],
    include: ['US-TX-453-austin'],
    channels: ['board', 'lists'],
    stage: ['update'],
    severity: ['major'],
  })
})
