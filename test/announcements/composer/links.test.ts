import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aChannel, aTeam, type Colleagues, get } from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { composerFields } from '../support/composer-fields.ts'

describe.each(databases)('a link to the composer, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeAll(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
    await aChannel(app, 'wall')
  })
  afterAll(() => app.stop())

  const opened = async (query: string, by: keyof Colleagues = 'dana') => {
    const page = await get(app, team[by], `/announcements/new?${query}`)
    expect(page.statusCode, query).toBe(200)
    return composerFields(page.body)
  }

  test('fills in the day, the time, the zone, the channel and the areas', async () => {
    const fields = await opened(
      'kind=marketing&date=2026-06-12&time=14:00&zone=America/New_York&channel=wall&area=US-TX-453,US-FL',
      'mei',
    )
    expect(fields).toMatchObject({
      kind: ['marketing'],
      when: ['time'],
      date: ['2026-06-12'],
      time: ['14:00'],
      zone: ['America/New_York'],
      channels: ['wall'],
      include: ['US-TX-453', 'US-FL'],
    })
  })

  test('fills in a day without a time, in the zone of the organization', async () => {
    const fields = await opened('date=2026-06-12&channel=board&channel=wall')
    expect(fields).toMatchObject({ date: ['2026-06-12'], time: [''], zone: ['America/Chicago'] })
    expect(fields['channels']!.toSorted()).toEqual(['board', 'wall'])
  })

  test.each([
    'date=2026-02-30&time=14:00',
    'date=tomorrow',
    'date=2026-06-12&date=2026-06-13',
    'time=14:00',
    'zone=Atlantis&channel=carrier-pigeon&area=US-XX&kind=other&at=noon',
    `area=${'x,'.repeat(2000)}`,
    'incident=&like=&audience=none',
  ])('leaves out what cannot be read: %s', async (query) => {
    const fields = await opened(query)
    expect(fields['date']).toEqual([''])
    expect(fields['zone']).toEqual(['America/Chicago'])
    expect(fields['channels'] ?? []).toEqual([])
  })

  test('names a zone that is not known without losing the time', async () => {
    expect(await opened('date=2026-06-12&time=14:00&zone=Atlantis')).toMatchObject({
      date: ['2026-06-12'],
      time: ['14:00'],
      zone: ['America/Chicago'],
    })
  })
})
