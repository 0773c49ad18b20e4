import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  aChannel,
  anAnnouncement,
  aTeam,
  type Colleagues,
  get,
  post,
  postPartial,
} from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'

describe.each(databases)('What an announcement is about, in the composer, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let dana: Caller
  beforeEach(async () => {
    app = await startApp({ open })
    app.clock.set('2026-06-10T14:00:00.000Z')
    team = await aTeam(app)
    dana = caller(app, team.dana)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  const written = {
    ...{ kind: 'service', severity: 'major', when: 'approval', zone: 'America/Chicago', channels: 'board' },
    ...{ headline: 'Water is off', body: 'Off until {{expected end}}.', include: 'US-TX-453-austin' },
    ...{ incident: 'new:unplanned', expectedEnd: '2026-06-10T17:00', confidence: 'known' },
  }
  const submitted = async (fields: object) => {
    const answer = await post(app, team.dana, '/announcements', { ...written, ...fields, do: 'submit' })
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(303)
    const [, id] = /\/announcements\/([^/?#]+)/.exec(String(answer.headers.location))!
    return (await dana('GET', `/announcements/${id}`)).json()
  }
  const incidentOf = async ({ incident }: { incident: string }) => (await dana('GET', `/incidents/${incident}`)).json()

  test('something that is broken opens an incident with its end, and says before what marketing it holds', async () => {
    const offer = { kind: 'marketing', by: team.mei, approvedBy: team.ana, status: 'scheduled' } as const
    await anAnnouncement(app, { ...offer, severity: 'routine', headline: 'Half the price' })
    const page = await get(app, team.dana, '/announcements/new?kind=service')
    expect(page.body).toMatch(/<option value="new:unplanned" selected/)
    const checked = await postPartial(app, team.dana, '/announcements/check', written)
    expect(checked.body).toContain(
      'Sending this for approval opens an incident that holds 1 marketing post in 1 place.',
    )
    const nowhere = await postPartial(app, team.dana, '/announcements/check', { ...written, include: '' })
    expect(nowhere.body).toContain('opens an incident that holds marketing in the places you choose.')
    const announcement = await submitted({})
    expect(announcement).toMatchObject({ stage: 'initial', expectedEnd: '2026-06-10T22:00:00.000Z' })
    expect(await incidentOf(announcement)).toMatchObject({ kind: 'unplanned', confidence: 'known', holds: true })
  })

  test('planned work needs a start, and information opens nothing', async () => {
    const body = 'Water will be off.'
    const planned = { ...written, body, incident: 'new:planned', expectedEnd: '', severity: 'minor' }
    const refused = await post(app, team.dana, '/announcements', { ...planned, do: 'submit' })
    expect(refused.body).toContain('Enter when the work starts.')
    const announcement = await submitted({ ...planned, began: '2026-06-12T08:00' })
    expect(await incidentOf(announcement)).toMatchObject({ kind: 'planned', began: '2026-06-12T13:00:00.000Z' })
    expect(await submitted({ ...planned, incident: '' })).toMatchObject({ incident: null, stage: null })
  })

  test('an update starts with the end of its incident, and only stages that fit are offered', async () => {
    const out = { by: team.dana, approvedBy: team.ana, status: 'published', opens: 'unplanned' } as const
    const first = await anAnnouncement(app, { ...out, expectedEnd: '2026-06-10T22:00:00.000Z' })
    const page = await get(app, team.dana, `/announcements/new?kind=service&incident=${first.incident}`)
    expect(page.body).toMatch(/name="expectedEnd"[^>]*value="2026-06-10T17:00"/)
    const stages = async (incident: string) => {
      const { body } = await postPartial(app, team.dana, '/announcements/check', { ...written, incident })
      return [...body.matchAll(/name="stage" value="(\w+)"/g)].map(([, stage]) => stage)
    }
    expect(await stages('new:unplanned')).toEqual([])
    expect(await stages('')).toEqual(['none', 'correction'])
    expect(await stages(first.incident!)).toEqual(['initial', 'update', 'all_clear', 'correction'])
  })

  test('a correction names what it corrects, and an all-clear says before that it ends the incident', async () => {
    const about = { by: team.dana, approvedBy: team.ana, stage: 'initial', severity: 'major' } as const
    const first = await anAnnouncement(app, { ...about, status: 'published', headline: 'Water is off' })
    const incident = first.incident!
    const given = { ...written, incident, body: 'It was wrong.', expectedEnd: '' }
    const offered = await postPartial(app, team.dana, '/announcements/check', { ...given, stage: 'correction' })
    expect(offered.body).toContain(`<option value="${first.id}"`)
    const correction = await submitted({ ...given, stage: 'correction', corrects: first.id })
    expect(correction).toMatchObject({ corrects: first.id, incident, stage: 'correction' })
    const allClear = await postPartial(app, team.dana, '/announcements/check', { ...given, stage: 'all_clear' })
    expect(allClear.body).toContain(
      'Publishing this ends the incident “Water is off”; it is still marked as reported, with no expected end.',
    )
  })
})
