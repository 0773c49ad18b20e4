import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { holdBookings } from '../../server/announcements/workflow/partly-out.ts'
import { withLockedCalendar } from '../../server/calendar/locked-calendar.ts'
import { toInstant } from '../../server/platform/clock.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get, post } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('The publish-by time, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let dana: Caller
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    dana = caller(app, team.dana)
    await aChannel(app, 'board')
    await aChannel(app, 'letter')
  })
  afterEach(() => app.stop())

  const noon = '2026-06-10T17:00:00.000Z'
  const later = '2026-06-11T17:00:00.000Z'
  const after = 'Choose a “Don’t publish after” time later than every time it goes out.'
  // At 9 am there it is 14:00 and 15:00 in UTC.
  const twoZones = { include: ['US-TX-453-austin', 'US-TX-141'] }
  const common = { kind: 'service', audience: { include: ['US-TX-453-austin'] }, channels: ['board', 'letter'] }

  test.each([
    ['its own time', { at: noon, publishBy: noon }],
    ['the time of one channel', { at: noon, atByChannel: { letter: later }, publishBy: '2026-06-11T12:00:00Z' }],
    [
      'a local time in one zone',
      { at: { local: '2026-06-11T09:00' }, audience: twoZones, publishBy: '2026-06-11T14:30:00Z' },
    ],
    ['a time without an audience', { at: noon, audience: { include: [] }, publishBy: noon }],
  ])('is refused when it is not after %s', async (_case, content) => {
    const answer = await dana('POST', '/announcements', { body: { ...common, ...content } })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().errors).toEqual([{ path: 'publishBy', message: after }])
  })

  test('is refused when a later edit of the time makes it too early', async () => {
    const body = { ...common, at: noon, publishBy: '2026-06-10T18:00:00Z' }
    const { id, revision } = (await dana('POST', '/announcements', { body })).json()
    const edited = await dana('PATCH', `/announcements/${id}`, { revision, body: { at: later } })
    expect(edited.statusCode).toBe(422)
    expect(edited.json().errors).toEqual([{ path: 'publishBy', message: after }])
  })

  test('is asked for again when a missed announcement is resumed', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'missed' })
    const resume = (body: object) => dana('POST', `/announcements/${id}/resume`, { revision, body })
    const refused = await resume({ at: later })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().errors).toMatchObject([{ path: 'publishBy' }])
    expect((await resume({ at: later, publishBy: later })).statusCode).toBe(422)
    const resumed = await resume({ at: later, publishBy: '2026-06-11T18:00:00Z' })
    expect(resumed.json()).toMatchObject({ status: 'scheduled', publishBy: '2026-06-11T18:00:00.000Z' })
  })

  test('is asked for on the page, and can be given up there', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'missed' })
    const page = await get(app, team.dana, `/announcements/${id}`)
    expect(page.body).toContain('Leave empty if it can go out at any time.')
    expect(page.body.match(/id="resume[^"]*publishBy"/g)).toEqual([
      'id="resume-free-publishBy"',
      'id="resume-publishBy"',
    ])
    const fields = { revision: String(revision), date: '2026-06-11', time: '12:00', zone: 'America/Chicago' }
    const wrong = await post(app, team.dana, `/announcements/${id}/resume`, {
      ...fields,
      publishBy: '2026-06-11T11:00',
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('href="#resume-publishBy"')
    const free = { revision: String(revision), at: later, zone: 'America/Chicago', publishBy: '2026-06-11T11:00' }
    expect((await post(app, team.dana, `/announcements/${id}/resume`, free)).body).toContain(
      'href="#resume-free-publishBy"',
    )
    await post(app, team.dana, `/announcements/${id}/resume`, { ...fields, publishBy: '' })
    expect(await findAnnouncement(app.context.db, id)).toMatchObject({ status: 'scheduled', publishBy: null })
  })

  test('is after the parts that stay booked too, when others are resumed', async () => {
    const given = { by: team.dana, approvedBy: team.ana, status: 'scheduled' as const, channels: ['board', 'letter'] }
    const { id } = await anAnnouncement(app, { ...given, at: '2026-06-10T20:00:00.000Z' })
    const hold = { reason: 'Wait.', actor: team.ana, now: toInstant(app.context.now()) }
    const held = await withLockedCalendar(app.context, (calendar) =>
      holdBookings(calendar, id, ({ channel }) => channel === 'letter', hold),
    )
    const resume = (publishBy: string) =>
      dana('POST', `/announcements/${id}/resume`, { revision: held!.revision, body: { at: noon, publishBy } })
    expect((await resume('2026-06-10T18:00:00Z')).json().errors).toEqual([{ path: 'publishBy', message: after }])
    expect((await resume('2026-06-10T21:00:00Z')).statusCode).toBe(200)
  })

  test('stops a move past it, unless the move brings another', async () => {
    const publishBy = '2026-06-10T18:00:00.000Z'
    const given = { by: team.dana, approvedBy: team.ana, status: 'scheduled', at: noon, publishBy } as const
    const { id, revision } = await anAnnouncement(app, given)
    const move = (body: object) => dana('POST', `/announcements/${id}/move`, { revision, body })
    expect((await move({ at: later })).statusCode).toBe(422)
    expect((await move({ at: later, publishBy: null })).json()).toMatchObject({ at: later, publishBy: null })
  })
})
