import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, get } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'

const one = '2026-06-10T18:00:00.000Z'
const two = '2026-06-10T19:00:00.000Z'
const three = '2026-06-10T20:00:00.000Z'

/** A post on two channels, overridden as a whole for a cap of one post a day on each. */
describe.each(databases)('An override for a whole post covers each part at its own time, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let ana: Caller
  let dana: Caller
  let rule: string
  let first: string
  let id: string
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    ana = caller(app, team.ana)
    dana = caller(app, team.dana)
    for (const key of ['board', 'sms']) await aChannel(app, key)
    const channels = ['board', 'sms']
    const earlier = { by: team.dana, approvedBy: team.tom, status: 'scheduled', channels } as const
    first = (await anAnnouncement(app, earlier)).id
    rule = await aRule(app)
    const atByChannel = { sms: { at: two, wall: null, zone: null } }
    const given = { by: team.dana, status: 'in_review', at: one, channels, atByChannel } as const
    const { id: made, revision } = await anAnnouncement(app, given)
    id = made
    const approved = await ana('POST', `/announcements/${id}/approve`, { revision, body: { overrides: [because()] } })
    expect(approved.json()).toMatchObject({ status: 'scheduled' })
  })
  afterEach(() => app.stop())

  const because = () => ({ rule, reason: 'People are without water.' })
  const bookings = async () => (await listBookingsOf(app.context.db, id)).filter(({ status }) => status !== 'cancelled')
  const act = async (who: Caller, transition: string, body: object, of = id) => {
    const { revision } = (await who('GET', `/announcements/${of}`)).json()
    return who('POST', `/announcements/${of}/${transition}`, { revision, body })
  }
  /** As switching a channel off does; the other post goes on when it is on again. */
  async function holdOn(channel: string): Promise<void> {
    for (const enabled of [false, true]) {
      const shown = (await ana('GET', `/channels/${channel}`)).json()
      const body = enabled ? { enabled } : { enabled, posts: 'hold' }
      const changed = await ana('PATCH', `/channels/${channel}`, { revision: shown.revision, body })
      expect(changed.statusCode, changed.body).toBe(200)
    }
    expect((await act(dana, 'resume', {}, first)).statusCode).toBe(200)
    expect((await bookings()).filter(({ status }) => status === 'held')).toMatchObject([{ channel }])
  }

  test('a part that was held is resumed at its own time without another override, and at no other', async () => {
    await holdOn('sms')
    expect((await act(dana, 'resume', { at: three })).statusCode).toBe(422)
    const resumed = await act(dana, 'resume', {})
    expect(resumed.json()).toMatchObject({ status: 'scheduled' })
    expect((await bookings()).map(({ at, waivedRules }) => [at, waivedRules])).toEqual([
      [one, [rule]],
      [two, [rule]],
    ])
  })

  test('both parts are still overridden when one of them was overridden anew for another time', async () => {
    await holdOn('board')
    const resumed = await act(ana, 'resume', { at: three, overrides: [because()] })
    expect(resumed.json()).toMatchObject({ status: 'scheduled' })
    expect((await ana('POST', `/rules/${rule}/hold-posts`, {})).json()).toEqual({ held: [] })
    expect((await bookings()).map(({ status }) => status)).toEqual(['booked', 'booked'])
  })

  test('a part that was only kept on the plan is held, and an overridden one is not', async () => {
    const other = await aRule(app, { name: 'One in two days', window: { rolling: 'PT48H' } })
    await holdOn('board')
    const refused = await act(ana, 'resume', { at: three, overrides: [because()] })
    expect(refused.statusCode).toBe(422)
    const overrides = [because(), { ...because(), rule: other }]
    expect((await act(ana, 'resume', { at: three, overrides })).statusCode).toBe(200)
    expect((await ana('POST', `/rules/${other}/hold-posts`, {})).json().held).toContain(id)
    expect((await bookings()).map(({ channel, status }) => [channel, status])).toEqual([
      ['sms', 'held'],
      ['board', 'booked'],
    ])
  })

  test('the field for a reason names everything that the rule found', async () => {
    const given = { by: team.dana, at: three, channels: ['board', 'sms'] }
    const { id: other } = await anAnnouncement(app, { ...given, status: 'in_review' })
    const { body } = await get(app, team.ana, `/announcements/${other}/review`)
    const label = new RegExp(`<label[^>]*for="[^"]*override:${rule}"[^>]*>([^<]*)`).exec(body)?.[1]
    expect(label).toContain('Third board post in 24 hours for Austin; Third sms post in 24 hours for Austin')
  })

  test('it ends when a part is moved away, also when it comes back', async () => {
    expect((await act(dana, 'move', { at: '2026-06-13T18:00:00.000Z' })).statusCode).toBe(200)
    expect((await act(dana, 'move', { at: one })).statusCode).toBe(422)
    expect((await act(ana, 'hold', { reason: 'Wait.' })).statusCode).toBe(200)
    expect((await act(dana, 'resume', { at: one })).statusCode).toBe(422)
    expect((await act(ana, 'resume', { at: one, overrides: [because()] })).statusCode).toBe(200)
  })

  test.each([
    ['after', 1],
    ['before', -4],
  ])('it ends when its rule is changed, by a clock on which that is %s it was given', async (_when, minutes) => {
    expect((await act(ana, 'hold', { reason: 'Wait.' })).statusCode).toBe(200)
    app.clock.pass({ minutes })
    const changed = await ana('PATCH', `/rules/${rule}`, { body: { window: { rolling: 'PT72H' } } })
    expect(changed.statusCode, changed.body).toBe(200)
    expect((await act(dana, 'resume', {})).statusCode).toBe(422)
    expect((await act(ana, 'resume', { overrides: [because()] })).statusCode).toBe(200)
  })

  test('it is only for the parts in which its rule found something', async () => {
    await aChannel(app, 'poster')
    const given = { by: team.dana, at: one, channels: ['board', 'poster'] }
    const { id: both, revision } = await anAnnouncement(app, { ...given, status: 'in_review' })
    const approved = await ana('POST', `/announcements/${both}/approve`, { revision, body: { overrides: [because()] } })
    expect(approved.json()).toMatchObject({ status: 'scheduled' })
    const waived = (await listBookingsOf(app.context.db, both)).map(({ channel, waivedRules }) => [
      channel,
      waivedRules,
    ])
    expect(Object.fromEntries(waived)).toEqual({ board: [rule], poster: [] })
    // What was seen still holds for all of it.
    expect((await act(ana, 'hold', { reason: 'Wait.' }, both)).statusCode).toBe(200)
    expect((await act(dana, 'resume', {}, both)).json()).toMatchObject({ status: 'scheduled' })
    // What nobody has seen does not.
    expect((await act(ana, 'hold', { reason: 'Wait again.' }, both)).statusCode).toBe(200)
    const neighbor = { by: team.dana, approvedBy: team.tom, status: 'scheduled', at: two } as const
    await anAnnouncement(app, { ...neighbor, channels: ['poster'] })
    expect((await act(dana, 'resume', {}, both)).statusCode).toBe(422)
  })
})
