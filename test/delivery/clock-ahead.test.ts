import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aChannel, anAnnouncement, aTeam, type Colleagues } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

const at = (time: string) => `2026-06-10T${time}:00.000Z`

describe.each(databases)('After a clock that was ahead for a while, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let ana: Caller
  let dana: Caller
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    ana = caller(app, team.ana)
    dana = caller(app, team.dana)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  test('a post goes out at the present time, can be moved to what is ahead, and its history stays in order', async () => {
    app.clock.set(at('20:00'))
    const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review', at: 'approval' })
    app.clock.set(at('14:00'))
    const approved = (await ana('POST', `/announcements/${id}/approve`, { revision })).json()
    expect(approved).toMatchObject({ status: 'scheduled', bookings: [{ status: 'booked', at: at('14:00') }] })
    expect(approved.updatedAt >= at('20:00')).toBe(true)
    const body = { at: at('14:30') }
    const moved = await dana('POST', `/announcements/${id}/move`, { revision: approved.revision, body })
    expect(moved.json()).toMatchObject({ status: 'scheduled', bookings: [{ at: at('14:30') }] })
    const { items } = (await dana('GET', `/audit?subject=announcement:${id}`)).json()
    const times = items.map((entry: { at: string }) => entry.at)
    expect(times).toEqual(times.toSorted())
    const held = { revision: moved.json().revision, body: { reason: 'Wait.' } }
    const answer = (await ana('POST', `/announcements/${id}/hold`, held)).json()
    expect((await dana('POST', `/announcements/${id}/resume`, { revision: answer.revision })).json().status).toBe(
      'scheduled',
    )
  })
})
