import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openAreas } from '../../server/areas/directory.ts'
import { replaceAreas } from '../../server/areas/queries.ts'
import { replant } from '../../server/areas/tree/forest.ts'
import { numberPlaces } from '../../server/areas/tree/number.ts'
import { transact } from '../../server/platform/transact.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get } from '../support/announcements.ts'
import { as, startApp, type TestApp } from '../support/app.ts'
import { smallCountry } from '../support/areas.ts'
import { databases } from '../support/databases.ts'

const day = (number: number) => `2026-07-${String(number).padStart(2, '0')}T17:00:00.000Z`

describe.each(databases)('The list filtered by time and channel on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let id: string
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
    await aChannel(app, 'letter')
    const later = { at: day(10), wall: null, zone: null }
    const { dana, ana } = team
    const given = { at: day(1), atByChannel: { letter: later }, channels: ['board', 'letter'] }
    id = (await anAnnouncement(app, { by: dana, approvedBy: ana, status: 'scheduled', ...given })).id
  })
  afterEach(() => app.stop())

  const cases = [
    ['between its two bookings', { from: day(4), to: day(6) }, false],
    ['around the first', { from: day(1), to: day(2) }, true],
    ['from between the two', { from: day(4) }, true],
    ['until between the two', { to: day(4) }, true],
    ['around the first, on the channel of the second', { from: day(1), to: day(2), channel: 'letter' }, false],
    ['around the second, on its channel', { from: day(9), to: day(11), channel: 'letter' }, true],
    ['on one channel at any time', { channel: 'letter' }, true],
  ] as const

  test('a single booking has to match all filters', async () => {
    for (const [name, query, isFound] of cases) {
      const url = `/api/v1/announcements?${new URLSearchParams(query as Record<string, string>)}`
      const { items } = (await app.inject({ url, headers: as(team.dana) })).json()
      expect(
        items.map((item: { id: string }) => item.id),
        name,
      ).toEqual(isFound ? [id] : [])
    }
  })
})

describe.each(databases)('The list of an area on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  async function retire(code: string): Promise<void> {
    const { db } = app.context
    const kept = numberPlaces(
      smallCountry().filter((area) => area.code !== code),
      0,
    )
    const areas = replant(smallCountry(), { country: 'US', plan: kept }, '2026-06-10T14:00:00.000Z')
    await transact(db, (trx) => replaceAreas(trx, areas))
    app.context.areas = await openAreas(db)
  }

  async function idsOf(area: string): Promise<string[]> {
    const { items } = (await app.inject({ url: `/api/v1/announcements?area=${area}`, headers: as(team.dana) })).json()
    return items.map(({ id }: { id: string }) => id)
  }

  test('finds announcements that name an area which was retired', async () => {
    const { id } = await anAnnouncement(app, {
      by: team.dana,
      audience: { include: ['US-TX-453-pflugerville', 'US-FL-086-miami'], exclude: [] },
    })
    await retire('US-TX-453-pflugerville')
    for (const area of ['US-TX-453-pflugerville', 'US-TX-453', 'US-TX', 'US', 'US-FL-086-miami'])
      expect(await idsOf(area), area).toEqual([id])
    for (const area of ['US-TX-453-austin', 'US-TX-141']) expect(await idsOf(area), area).toEqual([])
    const page = await get(app, team.dana, '/announcements?area=US-TX-453-pflugerville')
    expect(page.body).toContain(`/announcements/${id}`)
  })
})
