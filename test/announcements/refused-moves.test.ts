import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { listBookingsOf } from '../../server/calendar/booking-queries.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, get, post } from '../support/announcements.ts'
import { caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { formsOf, type PostForm } from '../support/forms.ts'

const at = (time: string) => `2026-06-${time}:00.000Z`

/** “The game” closes Austin from 1:30 pm to 3:30 pm on its clocks. */
describe.each(databases)('A time that was refused, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    for (const key of ['board', 'sms']) await aChannel(app, key, { name: key === 'sms' ? 'SMS' : 'Board' })
    await aRule(app, { type: 'blackout', from: at('10T18:30'), to: at('10T20:30'), name: 'The game' })
  })
  afterEach(() => app.stop())

  const booked = (options: object) =>
    anAnnouncement(app, { by: team.dana, approvedBy: team.tom, status: 'scheduled', at: at('10T18:00'), ...options })
  const typed = (time: string, zone = 'America/Chicago') => ({ date: '2026-06-10', time, zone })
  async function send(id: string, step: string, fields: Record<string, string>) {
    const { revision } = await findAnnouncement(app.context.db, id)
    return post(app, team.dana, `/announcements/${id}/${step}`, { revision: String(revision), ...fields })
  }
  /** The forms that send another time, in the order of the page. */
  const offered = (html: string, step = 'move'): PostForm[] =>
    formsOf(html).filter(({ action, fields }) => action.endsWith(`/${step}`) && fields['at'] !== undefined)
  const times = async (id: string) =>
    (await listBookingsOf(app.context.db, id)).map(({ channel, zone, at }) => [zone ?? channel, at])

  test('has the help of the checks: what is in the way, the nearest free times, and a week of them', async () => {
    const { id } = await booked({})
    const refused = await send(id, 'move', typed('14:00'))
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Cannot go out at 2:00 pm CDT')
    expect(refused.body).toContain('Blackout: The game')
    expect(refused.body).not.toContain('Can go out')
    expect(refused.body).not.toContain('verdict good')
    const [next, earlier, week] = offered(refused.body)
    expect([next, earlier].map((form) => form?.fields['at'])).toEqual([at('10T20:30'), at('10T18:29')])
    const choices = [...refused.body.matchAll(/name="at" value="([^"]*)"[^>]*><span class="visually-hidden"/g)]
    expect(choices.map(([, value]) => value)).toContain(at('10T20:30'))
    const chosen = await send(id, 'move', { ...week!.fields, at: at('11T13:00') })
    expect(chosen.statusCode, chosen.body).toBe(303)
    expect(await times(id)).toEqual([['board', at('11T13:00')]])
  })

  test('never offers the time that it has', async () => {
    const { id } = await booked({ at: at('10T20:30') })
    const refused = await send(id, 'move', typed('14:00'))
    expect(offered(refused.body)[0]?.fields['at']).toBe(at('10T18:29'))
    expect(refused.body).not.toContain(`value="${at('10T20:30')}"`)
  })

  test('a move to the time that it has makes no version, and says so', async () => {
    const { id, revision } = await booked({})
    const same = await send(id, 'move', typed('13:00'))
    expect(same.headers.location).toBe(`/announcements/${id}`)
    const [cookie] = String(same.headers['set-cookie']).split(';')
    const headers = { cookie: `${team.dana.cookie}; ${cookie}` }
    const shown = await app.inject({ url: `/announcements/${id}`, headers })
    expect(shown.body).toContain('Nothing changed: that is the time it already has.')
    const dana = caller(app, team.dana)
    const answer = await dana('POST', `/announcements/${id}/move`, { revision, body: { at: at('10T18:00') } })
    expect(answer.json()).toMatchObject({ revision, status: 'scheduled' })
    expect((await findAnnouncement(app.context.db, id)).revision).toBe(revision)
  })

  test('a revision that is no whole number is none', async () => {
    const { id } = await booked({})
    const fields = { ...typed('16:00'), revision: '3e0' }
    expect((await post(app, team.dana, `/announcements/${id}/move`, fields)).statusCode).toBe(409)
  })

  test('one local time for everybody is answered with local times', async () => {
    const audience = { include: ['US-TX-453-pflugerville', 'US-TX-141-el-paso'], exclude: [] }
    const { id } = await booked({ audience, at: { local: '2026-06-10T12:00' } })
    const refused = await send(id, 'move', typed('15:00', 'local'))
    expect(refused.statusCode).toBe(422)
    const [next] = offered(refused.body)
    expect(next?.fields).toMatchObject({ at: '2026-06-10T15:30', zone: 'local' })
    expect((await send(id, 'move', next!.fields)).statusCode).toBe(303)
    expect(await times(id)).toEqual([
      ['America/Chicago', at('10T20:30')],
      ['America/Denver', at('10T21:30')],
    ])
  })

  test('one moment instead of a local time is answered with moments', async () => {
    const { id } = await booked({ at: { local: '2026-06-10T12:00' } })
    const refused = await send(id, 'move', { ...typed('15:00'), 'was-local': '1' })
    const [next] = offered(refused.body)
    expect(next?.fields).toMatchObject({ at: at('10T20:30'), zone: 'America/Chicago', 'was-local': '1' })
    expect((await send(id, 'move', next!.fields)).statusCode).toBe(303)
    expect((await findAnnouncement(app.context.db, id)).at).toMatchObject({ at: at('10T20:30') })
  })

  test('names the channel that keeps its distance, and the time that was typed', async () => {
    const atByChannel = { sms: { at: at('10T17:00'), wall: null, zone: null } }
    const { id } = await booked({ channels: ['board', 'sms'], atByChannel })
    await aRule(app, { type: 'quiet', start: '21:00', end: '08:00', channels: ['sms'], name: 'Night' })
    const refused = await send(id, 'move', { ...typed('08:30'), date: '2026-06-11' })
    expect(refused.body).toContain('You chose tomorrow, 8:30 am CDT.')
    expect(refused.body).toContain('keep their distance: SMS tomorrow, 7:30 am CDT.')
    expect(refused.body).toContain('It would be 7:30 am Central time in Austin on SMS; quiet hours last until 8 am.')
    app.clock.set(at('10T16:30'))
    const past = await send(id, 'move', typed('12:00'))
    expect(past.body).toContain('SMS would move with it: That time has passed. Choose a later one.')
    expect(past.body).toContain('Not moved')
    expect(past.body).not.toContain('Can go out')
  })

  test('what is approved and not scheduled has the same help', async () => {
    const { id } = await booked({ status: 'approved' })
    const refused = await send(id, 'schedule', typed('14:00'))
    const [next] = offered(refused.body, 'schedule')
    expect(next?.fields['at']).toBe(at('10T20:30'))
    expect(refused.body).toContain('id="free-times"')
    expect((await send(id, 'schedule', next!.fields)).statusCode).toBe(303)
    expect(await times(id)).toEqual([['board', at('10T20:30')]])
  })

  test('a free time that becomes a local one is named as that', async () => {
    const audience = { include: ['US-TX-453-pflugerville', 'US-TX-141-el-paso'], exclude: [] }
    const { id } = await booked({ audience, at: { local: '2026-06-10T15:00' }, status: 'draft' })
    const composer = await get(app, team.dana, `/announcements/${id}/edit`)
    expect(composer.body).toMatch(/name="do" value="at:[^>]*><span[^>]*>Today, <\/span>3:30 pm local</)
    expect(composer.body).toContain('to today, 3:30 pm local time in each zone')
  })

  test('the address of a refusal leads to the announcement when it is opened again', async () => {
    const { id } = await booked({})
    for (const step of ['move', 'schedule', 'retract', 'approve', 'check']) {
      const opened = await get(app, team.dana, `/announcements/${id}/${step}?x=1`)
      expect([opened.statusCode, opened.headers.location], step).toEqual([303, `/announcements/${id}`])
    }
    expect((await get(app, team.dana, '/sign-out')).statusCode).toBe(405)
  })
})
