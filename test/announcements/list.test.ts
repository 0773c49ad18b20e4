import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get } from '../support/announcements.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('The list on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
    await aChannel(app, 'sign')
  })
  afterEach(() => app.stop())

  async function headlines(query = ''): Promise<string[]> {
    const { body } = await get(app, team.tom, `/announcements${query}`)
    return [...body.matchAll(/<a class="row-link"[^>]*>([^<]*)<\/a>/g)].map(([, headline]) => headline!)
  }

  test('shows the last changed first, and each filter narrows it', async () => {
    await anAnnouncement(app, { by: team.dana, headline: 'Water in Austin' })
    app.clock.pass({ minutes: 1 })
    const miami = { include: ['US-FL-086-miami'], exclude: [] }
    await anAnnouncement(app, {
      by: team.dana,
      status: 'in_review',
      headline: 'Power in Miami',
      audience: miami,
      channels: ['sign'],
    })
    app.clock.pass({ minutes: 1 })
    await anAnnouncement(app, {
      by: team.mei,
      kind: 'marketing',
      severity: 'routine',
      headline: 'Spring offer',
      body: 'Cheaper water.',
    })

    expect(await headlines()).toEqual(['Spring offer', 'Power in Miami', 'Water in Austin'])
    expect(await headlines('?status=in_review')).toEqual(['Power in Miami'])
    expect(await headlines('?kind=marketing')).toEqual(['Spring offer'])
    expect(await headlines('?channel=sign')).toEqual(['Power in Miami'])
    expect(await headlines('?area=Florida')).toEqual(['Power in Miami'])
    expect(await headlines('?area=US-TX-453&status=draft')).toEqual(['Spring offer', 'Water in Austin'])
    expect(await headlines('?q=cheaper+WATER')).toEqual(['Spring offer'])
  })

  test.each(['ÉCLAIR', 'éclair', 'eclair', 'E\u0301clair', '100%_', 'straße'])('a search finds %s', async (q) => {
    const body = 'L’éclair est tombé. Straße gesperrt, 100%_ sicher.'
    await anAnnouncement(app, { by: team.dana, headline: 'Panne', body })
    await anAnnouncement(app, { by: team.dana, headline: 'Clair', body: 'Another, 100 of them.' })
    const { body: page } = await get(app, team.tom, `/announcements?q=${encodeURIComponent(q)}`)
    expect(page).toContain('Panne')
    expect(page).not.toContain('Clair')
  })

  test('an unknown area is reported and matches nothing', async () => {
    await anAnnouncement(app, { by: team.dana, headline: 'Water main repair' })
    const page = await get(app, team.tom, '/announcements?area=Atlantis')
    expect(page.body).toContain('There is no area “Atlantis”.')
    expect(page.body).toContain('Nothing matches')
  })

  test('an empty list says so and offers a new announcement to people who may write one', async () => {
    expect((await get(app, team.dana, '/announcements')).body).toContain('No announcements yet')
    expect((await get(app, team.dana, '/announcements')).body).toContain(
      '<a class="button primary" href="/announcements/new">New announcement</a>',
    )
    const reader = (await get(app, team.tom, '/announcements')).body
    expect(reader).not.toContain('href="/announcements/new"')
  })

  test('shows 50 announcements per page', async () => {
    for (let count = 1; count <= 51; count++) await anAnnouncement(app, { by: team.dana, headline: `Number ${count}` })
    const first = await get(app, team.tom, '/announcements')
    expect(first.body).toContain('1 to 50')
    expect(first.body).toContain('href="/announcements?page=2"')
    expect(await headlines('?page=2')).toEqual(['Number 1'])
    expect((await get(app, team.tom, '/announcements?page=2')).body).toContain('51 to 51')
  })
})
