import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'

const channels = ['board', 'sms']

describe.each(databases)('A blocked channel does not hold back a free one, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let ana: Caller
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    ana = caller(app, team.ana)
    for (const key of channels) await aChannel(app, key)
    await aRule(app, { channels: ['sms'] })
    await anAnnouncement(app, { by: team.dana, approvedBy: team.tom, status: 'scheduled', channels: ['sms'] })
  })
  afterEach(() => app.stop())

  const approve = async (options: Partial<Parameters<typeof anAnnouncement>[1]> = {}, body: object = {}) => {
    const waiting = await anAnnouncement(app, { by: team.dana, status: 'in_review', channels, ...options })
    return ana('POST', `/announcements/${waiting.id}/approve`, { revision: waiting.revision, body })
  }
  const bookings = async (id: string) =>
    (await listBookingsOf(app.context.db, id)).map(({ channel, status }) => `${channel} ${status}`).sort()

  test.each(['approval', '2026-06-10T20:00:00.000Z'])(
    'approving at %s books what is free and holds the rest',
    async (at) => {
      const approved = await approve({ at })
      expect(approved.statusCode, approved.body).toBe(200)
      const { id, status, reason, check } = approved.json()
      expect(status).toBe('scheduled')
      expect(check.verdict).toBe('blocked')
      expect(reason).toBe(check.findings[0].message)
      expect(await bookings(id)).toEqual(['board booked', 'sms held'])
    },
  )

  test('an override books the blocked channel too', async () => {
    const [{ id: rule }] = (await ana('GET', '/rules')).json().items
    const approved = await approve({}, { overrides: [{ rule, reason: 'People are without water.' }] })
    expect(await bookings(approved.json().id)).toEqual(['board booked', 'sms booked'])
    expect(approved.json().check).toBeUndefined()
  })

  test('nothing is booked of marketing, nor when no channel is free', async () => {
    const offer = await approve({ by: team.mei, kind: 'marketing' })
    expect(offer.json()).toMatchObject({ status: 'approved', check: { verdict: 'blocked' } })
    expect(await bookings(offer.json().id)).toEqual(['board tentative', 'sms tentative'])
    const blocked = await approve({ channels: ['sms'] })
    expect(blocked.json()).toMatchObject({ status: 'approved' })
    expect(await bookings(blocked.json().id)).toEqual(['sms tentative'])
  })

  test('the held channel is resumed at a time with room, and at no other', async () => {
    const { id } = (await approve({ at: 'approval' })).json()
    const resume = async (at: string) => {
      const { revision } = (await ana('GET', `/announcements/${id}`)).json()
      return ana('POST', `/announcements/${id}/resume`, { revision, body: { at } })
    }
    expect((await resume('2026-06-10T22:00:00.000Z')).statusCode).toBe(422)
    const resumed = await resume('2026-06-12T22:00:00.000Z')
    expect(resumed.statusCode, resumed.body).toBe(200)
    expect(await bookings(id)).toEqual(['board booked', 'sms booked'])
  })
})
