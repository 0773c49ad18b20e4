import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listBookingsOf } from '../../server/calendar/booking-queries.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('Booking on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let ana: Caller
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    ana = caller(app, team.ana)
    await aChannel(app, 'board')
    await aChannel(app, 'letter')
  })
  afterEach(() => app.stop())

  const noon = '2026-06-10T17:00:00.000Z'

  test('waits until every channel has a time', async () => {
    const given = { channels: ['board', 'letter'], at: null, by: team.dana }
    const atByChannel = { letter: { at: noon, wall: null, zone: null } }
    const { id, revision } = await anAnnouncement(app, { ...given, atByChannel, status: 'in_review' })
    const approved = (await ana('POST', `/announcements/${id}/approve`, { revision })).json()
    expect(approved.status).toBe('approved')

    const refused = await ana('POST', `/announcements/${id}/schedule`, { revision: approved.revision, body: {} })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().errors).toEqual([{ path: 'at', message: 'Choose a time for board too.' }])

    const body = { at: noon }
    const scheduled = await ana('POST', `/announcements/${id}/schedule`, { revision: approved.revision, body })
    expect(scheduled.json()).toMatchObject({ status: 'scheduled', bookings: [{ at: noon }, { at: noon }] })
  })

  test('an override of a rule that is not broken waives nothing', async () => {
    const rule = await aRule(app)
    const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.tom, status: 'approved' })
    const body = { at: noon, overrides: [{ rule, reason: 'To be safe.' }] }
    expect((await ana('POST', `/announcements/${id}/schedule`, { revision, body })).statusCode).toBe(200)
    expect(await listBookingsOf(app.context.db, id)).toMatchObject([{ status: 'booked', waivedRules: [] }])
  })

  test('an override holds only for the time it was given for', async () => {
    const rule = await aRule(app)
    const common = { by: team.dana, approvedBy: team.tom, status: 'approved' } as const
    const first = await anAnnouncement(app, common)
    await ana('POST', `/announcements/${first.id}/schedule`, { revision: first.revision, body: { at: noon } })
    const second = await anAnnouncement(app, common)
    const body = { at: '2026-06-10T18:00:00.000Z', overrides: [{ rule, reason: 'The mayor asked for it.' }] }
    const overridden = await ana('POST', `/announcements/${second.id}/schedule`, { revision: second.revision, body })
    expect(overridden.json()).toMatchObject({ status: 'scheduled' })

    const { revision } = overridden.json()
    const dana = caller(app, team.dana)
    const moved = { revision, body: { at: '2026-06-10T19:00:00.000Z' } }
    expect((await dana('POST', `/announcements/${second.id}/move`, moved)).statusCode).toBe(422)
  })
})
