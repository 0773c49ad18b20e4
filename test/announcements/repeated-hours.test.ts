import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, get, post } from '../support/announcements.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { formsOf } from '../support/forms.ts'

/** On November 1 the clocks of New York show 1 to 2 am twice. */
const zone = 'America/New_York'
const half = '2026-11-01T01:30'
const [first, second] = ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'] as const
const [summer, winter] = ['-04:00', '-05:00'] as const

describe.each(databases)('The forms that give an announcement another time, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open })
    app.clock.set('2026-10-31T15:00:00.000Z')
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  const moment = (at: string) => ({ at, wall: half, zone })
  const scheduled = (content: object) =>
    anAnnouncement(app, {
      ...{ by: team.dana, approvedBy: team.ana, status: 'scheduled' },
      ...{ audience: { include: ['US-FL-086-miami'], exclude: [] }, ...content },
    })
  const read = (id: string) => findAnnouncement(app.context.db, id)
  async function moveForm(id: string) {
    const { body } = await get(app, team.dana, `/announcements/${id}`)
    return formsOf(body).find(({ action }) => action.endsWith('/move'))!
  }

  test('begin with the readings that its time and its publish-by time have', async () => {
    const { id } = await scheduled({ at: moment(first), publishBy: second })
    const { action, fields } = await moveForm(id)
    expect(fields).toMatchObject({ time: '01:30', 'offset:time': summer, publishBy: half, 'offset:publishBy': winter })
    const moved = await post(app, team.dana, action, { ...fields, time: '01:15' })
    expect(moved.statusCode, moved.body).toBe(303)
    expect(await read(id)).toMatchObject({ at: { at: '2026-11-01T05:15:00.000Z' }, publishBy: second })
  })

  test('ask for each time that comes twice', async () => {
    const { id } = await scheduled({ at: '2026-10-31T20:00:00.000Z', publishBy: '2026-11-02T15:00:00.000Z' })
    const { action, fields } = await moveForm(id)
    expect(Object.keys(fields).filter((name) => name.startsWith('offset:'))).toEqual([])
    const night = { ...fields, zone, date: '2026-11-01', time: '01:30', publishBy: half }
    const asked = await post(app, team.dana, action, night)
    expect(asked.statusCode).toBe(422)
    for (const field of ['time', 'publishBy']) {
      expect(asked.body).toContain(`href="#move-offset:${field}"`)
      expect(asked.body).toContain(`id="move-offset:${field}"`)
    }
    const moved = await post(app, team.dana, action, { ...night, 'offset:time': summer, 'offset:publishBy': winter })
    expect(moved.statusCode, moved.body).toBe(303)
    expect(await read(id)).toMatchObject({ at: { at: first, zone }, publishBy: second })
  })

  test('keep the publish-by time when the time becomes that of each reader', async () => {
    const publishBy = '2026-11-03T15:00:00.000Z'
    const { id } = await scheduled({ at: moment(first), publishBy })
    const { action, fields } = await moveForm(id)
    const moved = await post(app, team.dana, action, { ...fields, zone: 'local', date: '2026-11-02', time: '09:00' })
    expect(moved.statusCode, moved.body).toBe(303)
    expect(await read(id)).toMatchObject({ at: { local: '2026-11-02T09:00' }, publishBy })
  })

  test('keep the reading of the publish-by time with the next free time, when theirs was refused', async () => {
    await aRule(app, { window: { rolling: 'PT1H' } })
    await scheduled({ at: '2026-11-01T04:30:00.000Z' })
    const { id } = await scheduled({ at: '2026-10-31T20:00:00.000Z', publishBy: '2026-11-02T15:00:00.000Z' })
    const { action, fields } = await moveForm(id)
    const night = { zone, date: '2026-11-01', time: '00:45', publishBy: half, 'offset:publishBy': winter }
    const refused = await post(app, team.dana, action, { ...fields, ...night })
    expect(refused.statusCode).toBe(422)
    const offered = formsOf(refused.body).find((one) => one.action === action)!
    expect(offered.fields).toMatchObject({ at: first, publishBy: half, 'offset:publishBy': winter })
    const moved = await post(app, team.dana, action, offered.fields)
    expect(moved.statusCode, moved.body).toBe(303)
    expect(await read(id)).toMatchObject({ at: { at: first }, publishBy: second })
  })
})
