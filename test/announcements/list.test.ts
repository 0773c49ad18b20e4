import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get } from '../support/announcements.ts'
import { as, startApp, type TestApp } from '../support/app.ts'
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

  test('each filter narrows it', async () => {
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

    expect(await headlines('?sort=changed')).toEqual(['Spring offer', 'Power in Miami', 'Water in Austin'])
    expect(await headlines('?status=in_review')).toEqual(['Power in Miami'])
    expect(await headlines('?kind=marketing')).toEqual(['Spring offer'])
    expect(await headlines('?channel=sign')).toEqual(['Power in Miami'])
    expect(await headlines('?area=Florida')).toEqual(['Power in Miami'])
    expect(await headlines('?area=US-TX-453&status=draft')).toEqual(['Water in Austin', 'Spring offer'])
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
    expect(page.body).toContain('Nothing is shown until it is clear which area is meant.')
  })

  test('an empty list says so and offers a new announcement to people who may write one', async () => {
    expect((await get(app, team.dana, '/announcements')).body).toContain('No announcements yet')
    expect((await get(app, team.dana, '/announcements')).body).toContain(
      '<a class="button primary" href="/announcements/new">New announcement</a>',
    )
    const reader = (await get(app, team.tom, '/announcements')).body
    expect(reader).not.toContain('href="/announcements/new"')
  })

  const at = (day: number, hour: number) => `2026-06-${String(day).padStart(2, '0')}T${hour}:00:00.000Z`

  test('begins with what goes out next, by day, then what is not on the calendar, then what is over', async () => {
    const { dana, ana } = team
    await anAnnouncement(app, { by: dana, approvedBy: ana, status: 'published', headline: 'Out', at: at(10, 16) })
    await anAnnouncement(app, { by: dana, approvedBy: ana, status: 'scheduled', headline: 'Friday', at: at(12, 17) })
    await anAnnouncement(app, { by: dana, headline: 'Tonight', at: at(10, 23) })
    await anAnnouncement(app, { by: dana, headline: 'No time', at: null })
    await anAnnouncement(app, { by: dana, headline: 'Tomorrow', at: at(11, 15) })
    const { body } = await get(app, team.tom, '/announcements')
    const shown = [...body.matchAll(/scope="rowgroup">([^<]*)<\/th>|<a class="row-link"[^>]*>([^<]*)/g)].map(
      ([, day, headline]) => day ?? headline,
    )
    expect(shown.filter((text) => text !== undefined)).toEqual([
      ...['Today', 'Tonight', 'Tomorrow', 'Tomorrow', 'Fri, Jun 12', 'Friday'],
      ...['Not on the calendar yet', 'No time', 'Earlier today', 'Out'],
    ])
  })

  test('can be sorted by severity and by status, the last changed first', async () => {
    const { dana, ana } = team
    await anAnnouncement(app, { by: dana, headline: 'Minor' })
    app.clock.pass({ minutes: 1 })
    await anAnnouncement(app, { by: dana, approvedBy: ana, status: 'scheduled', headline: 'Major', severity: 'major' })
    app.clock.pass({ minutes: 1 })
    await anAnnouncement(app, { by: dana, headline: 'Minor, later' })
    expect(await headlines('?sort=severity')).toEqual(['Major', 'Minor, later', 'Minor'])
    expect(await headlines('?sort=status')).toEqual(['Minor, later', 'Minor', 'Major'])
    expect(await headlines('?sort=nonsense&after=nonsense&before=%5B%5D')).toHaveLength(3)
    const api = async (sort: string) =>
      (await app.inject({ url: `/api/v1/announcements?sort=${sort}`, headers: as(dana) })).json()
    expect((await api('severity')).items.map((item: { headline: string }) => item.headline)[0]).toBe('Major')
  })

  test('announcements of which one part is held are among those that are held, and are counted there', async () => {
    const { dana, ana } = team
    const times = { at: at(12, 17), atByChannel: { sign: { at: at(13, 17), wall: null, zone: null } } }
    const given = { by: dana, approvedBy: ana, status: 'scheduled' as const, channels: ['board', 'sign'], ...times }
    const { id } = await anAnnouncement(app, { ...given, headline: 'Partly held' })
    await anAnnouncement(app, { ...given, headline: 'All of it goes out', at: at(20, 17), atByChannel: {} })
    await app.context.db
      .updateTable('bookings')
      .set({ status: 'held' })
      .where('announcement_id', '=', id)
      .where('channel', '=', 'sign')
      .execute()
    expect(await headlines('?status=stopped')).toEqual(['Partly held'])
    const { body } = await get(app, team.tom, '/announcements?status=stopped')
    expect(body).toMatch(/On hold, missed, failed <span class="count">1</)
    expect(body).toMatch(/Scheduled<\/span> <span class="status caution">[^\n]*\nOn hold on sign<\/span>/)
    expect(await headlines('?status=scheduled')).toEqual(['Partly held', 'All of it goes out'])
  })

  test('every sort shows each announcement once, page after page and back again, whatever it is limited to', async () => {
    const florida = { include: ['US-FL-086-miami'], exclude: [] }
    for (let number = 0; number < 106; number++) {
      const audience = number % 50 === 7 ? { audience: florida } : {}
      const time = number % 3 === 0 ? null : at(10, 15 + (number % 4))
      await anAnnouncement(app, { by: team.dana, headline: `Number ${number}`, at: time, ...audience })
    }
    app.clock.pass({ hours: 2 })
    const pageOf = async (url: string) => {
      const { body } = await get(app, team.tom, url.replaceAll('&amp;', '&'))
      const link = (rel: string) => body.match(new RegExp(`href="([^"]*)" rel="${rel}"`))?.[1]
      const shown = [...body.matchAll(/<a class="row-link"[^>]*>([^<]*)/g)].map(([, headline]) => headline!)
      return { shown, next: link('next'), previous: link('prev') }
    }
    for (const query of [
      'sort=time',
      'sort=changed',
      'sort=severity',
      'sort=status',
      'sort=changed&area=Texas',
      'q=number',
    ]) {
      const pages = [await pageOf(`/announcements?${query}`)]
      while (pages.at(-1)!.next) pages.push(await pageOf(pages.at(-1)!.next!))
      const all = pages.flatMap(({ shown }) => shown)
      expect(new Set(all).size, query).toBe(query.includes('area') ? 104 : 106)
      expect(all.length, query).toBe(new Set(all).size)
      expect(pages[0]!.shown, query).toHaveLength(50)
      expect(pages[0]!.previous, query).toBeUndefined()
      let back = pages.at(-1)!
      for (const page of pages.slice(0, -1).toReversed()) {
        back = await pageOf(back.previous!)
        expect(back.shown, query).toEqual(page.shown)
      }
      expect(back.previous, query).toBeUndefined()
    }
  })
})
