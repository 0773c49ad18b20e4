import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tick } from '../../server/delivery/worker/tick.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, get, post } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { formsOf } from '../support/forms.ts'

const at = (time: string) => `2026-06-${time}:00.000Z`
const moment = (time: string) => ({ at: at(time), wall: null, zone: null })

describe.each(databases)('One time for an announcement with several, on %s', (_name, open) => {
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
    await aChannel(app, 'sms')
  })
  afterEach(() => app.stop())

  /** Approved and not booked, with the board at 17:00 and texts at 18:00. */
  async function approved(content: Record<string, unknown> = {}) {
    const given = { channels: ['board', 'sms'], at: at('10T17:00'), atByChannel: { sms: moment('10T18:00') } }
    const by = content['kind'] === 'marketing' ? team.mei : team.dana
    const { id, revision } = await anAnnouncement(app, { ...given, ...content, by, status: 'in_review' })
    const answer = await caller(app, team.tom)('POST', `/announcements/${id}/approve`, { revision })
    return { id, revision: answer.json().revision as number, answer: answer.json() }
  }

  const times = (answer: { bookings: { channel: string; at: string; status: string }[] }) =>
    Object.fromEntries(answer.bookings.filter(({ status }) => status === 'booked').map((one) => [one.channel, one.at]))

  test('the next free time keeps the distances, and is accepted as it is answered', async () => {
    await aRule(app, { channels: ['sms'] })
    await anAnnouncement(app, {
      ...{ channels: ['sms'], at: at('10T17:30') },
      ...{ by: team.dana, approvedBy: team.ana, status: 'scheduled' },
    })
    // Of a service post, the board would go out without the texts.
    const { id, revision, answer } = await approved({ kind: 'marketing' })
    expect(answer).toMatchObject({ status: 'approved', check: { nextFree: at('11T16:30') } })
    const body = { at: answer.check.nextFree }
    const booked = await ana('POST', `/announcements/${id}/schedule`, { revision, body })
    expect(booked.json()).toMatchObject({ status: 'scheduled', at: at('11T16:30') })
    expect(times(booked.json())).toEqual({ board: at('11T16:30'), sms: at('11T17:30') })
  })

  test('a stated map replaces the times of channels, and an empty one clears them', async () => {
    const { id, revision } = await approved()
    const body = { at: at('12T17:00'), atByChannel: { sms: at('12T20:00') } }
    const moved = await dana('POST', `/announcements/${id}/move`, { revision, body })
    expect(times(moved.json())).toEqual({ board: at('12T17:00'), sms: at('12T20:00') })
    const shifted = { revision: moved.json().revision, body: { at: at('13T17:00') } }
    const later = await dana('POST', `/announcements/${id}/move`, shifted)
    expect(times(later.json())).toEqual({ board: at('13T17:00'), sms: at('13T20:00') })
    const together = { revision: later.json().revision, body: { at: at('13T18:00'), atByChannel: {} } }
    const cleared = await dana('POST', `/announcements/${id}/move`, together)
    expect(times(cleared.json())).toEqual({ board: at('13T18:00'), sms: at('13T18:00') })
    expect(cleared.json().atByChannel).toEqual({})
    const unknown = {
      revision: cleared.json().revision,
      body: { at: at('13T18:00'), atByChannel: { fax: at('13T18:00') } },
    }
    expect((await dana('POST', `/announcements/${id}/move`, unknown)).json().errors).toEqual([
      { path: 'atByChannel.fax', message: 'It does not go out on a channel fax.' },
    ])
  })

  test('resuming shifts all channels too, and the time of an earlier channel is never before now', async () => {
    const { id, revision } = await approved({ atByChannel: { sms: moment('10T16:00') } })
    const held = await ana('POST', `/announcements/${id}/hold`, { revision, body: { reason: 'Wait.' } })
    const soon = { revision: held.json().revision, body: { at: at('10T14:30') } }
    expect((await ana('POST', `/announcements/${id}/resume`, soon)).json().errors).toEqual([
      { path: 'atByChannel.sms', message: 'That time has passed. Choose a later one.' },
    ])
    const resumed = await ana('POST', `/announcements/${id}/resume`, { ...soon, body: { at: at('11T17:00') } })
    expect(times(resumed.json())).toEqual({ board: at('11T17:00'), sms: at('11T16:00') })
  })

  test('for the rest of a post, one time is that of the earliest part, and the next free time means the same', async () => {
    await aChannel(app, 'mast')
    await aRule(app, { channels: ['board'], window: { rolling: 'PT1H' } })
    await anAnnouncement(app, { at: at('10T22:00'), by: team.dana, approvedBy: team.ana, status: 'scheduled' })
    const { id } = await approved({
      channels: ['board', 'sms', 'mast'],
      at: at('10T20:00'),
      atByChannel: { sms: moment('10T16:00'), mast: moment('10T15:00') },
    })
    app.clock.set(at('10T15:00'))
    await tick(app.context, 'w')
    const move = async (body: object) => {
      const { revision } = (await ana('GET', `/announcements/${id}`)).json()
      return ana('POST', `/announcements/${id}/move`, { revision, body })
    }
    const refused = await move({ at: at('10T18:00') })
    expect(refused.json()).toMatchObject({ status: 422, check: { nextFree: at('10T19:00') } })
    const moved = await move({ at: refused.json().check.nextFree })
    expect(times(moved.json())).toEqual({ board: at('10T23:00'), sms: at('10T19:00') })
    expect(times((await move({ at: at('10T16:30') })).json())).toEqual({ board: at('10T20:30'), sms: at('10T16:30') })
  })

  test('"as soon as approved" is no time to keep a distance from: channels with their own time keep it', async () => {
    const { id, revision } = await approved({ at: null })
    const body = { at: at('10T19:00') }
    const booked = await ana('POST', `/announcements/${id}/schedule`, { revision, body })
    expect(times(booked.json())).toEqual({ board: at('10T19:00'), sms: at('10T18:00') })
    await aRule(app, { name: 'Gap', channels: ['board'], window: { rolling: 'PT2H' } })
    await anAnnouncement(app, { at: at('10T14:30'), by: team.dana, approvedBy: team.ana, status: 'scheduled' })
    const asap = await approved({ kind: 'marketing', at: 'approval', atByChannel: { sms: moment('10T15:00') } })
    expect(asap.answer).toMatchObject({ status: 'approved', check: { nextFree: at('10T16:30') } })
    const next = { revision: asap.revision, body: { at: asap.answer.check.nextFree } }
    const later = await ana('POST', `/announcements/${asap.id}/schedule`, next)
    expect(times(later.json())).toEqual({ board: at('10T16:30'), sms: at('10T15:00') })
  })

  test('one local time for everyone stays one, over a change of the clocks too', async () => {
    const audience = { include: ['US-FL-086-hialeah', 'US-FL-033-pensacola', 'US-TX-141-el-paso'], exclude: [] }
    const local = { audience, channels: ['board'], atByChannel: {}, at: { local: '2026-10-31T09:00' } }
    const { id, revision } = await approved(local)
    const body = { at: '2026-11-01T15:00:00.000Z' }
    const moved = await dana('POST', `/announcements/${id}/move`, { revision, body })
    expect(moved.json()).toMatchObject({ status: 'scheduled', at: { local: '2026-11-01T10:00' } })
    const zones = moved.json().bookings.map(({ zone, at: time }: { zone: string; at: string }) => [zone, time])
    expect(Object.fromEntries(zones)).toEqual({
      'America/New_York': '2026-11-01T15:00:00.000Z',
      'America/Chicago': '2026-11-01T16:00:00.000Z',
      'America/Denver': '2026-11-01T17:00:00.000Z',
    })
    const twice = { revision: moved.json().revision, body: { at: '2026-11-01T06:30:00.000Z' } }
    expect((await dana('POST', `/announcements/${id}/move`, twice)).statusCode).toBe(422)
    const page = await get(app, team.dana, `/announcements/${id}`)
    const form = formsOf(page.body).find(({ action }) => action.endsWith('/move'))!
    expect(form.fields).toMatchObject({ date: '2026-11-01', time: '10:00', zone: 'local' })
    await post(app, team.dana, form.action, { ...form.fields, time: '11:00' })
    const again = (await dana('GET', `/announcements/${id}`)).json()
    expect(again).toMatchObject({ at: { local: '2026-11-01T11:00' } })
    const oneMoment = { ...form.fields, revision: String(again.revision), zone: 'America/New_York' }
    await post(app, team.dana, form.action, oneMoment)
    expect((await dana('GET', `/announcements/${id}`)).json().at).toBe('2026-11-01T15:00:00.000Z')
  })

  test('nothing is proposed at or after the publish-by time, nor in the past', async () => {
    await aRule(app)
    await anAnnouncement(app, { at: at('10T17:30'), by: team.dana, approvedBy: team.ana, status: 'scheduled' })
    const limited = { channels: ['board'], atByChannel: {}, publishBy: at('11T17:30') }
    expect((await approved(limited)).answer.check.nextFree).toBeNull()
    expect((await approved({ ...limited, publishBy: at('11T17:31') })).answer.check.nextFree).toBe(at('11T17:30'))
    const message = { kind: 'service', audience: { include: ['US-TX'] }, channels: ['sms'] }
    const now = app.context.now().toUTC().toISO()!
    for (const time of ['approval', now, at('01T00:00')]) {
      const checked = await dana('POST', '/check', { body: { ...message, at: time } })
      expect(checked.json()).toMatchObject({ verdict: 'clear' })
      expect(Date.parse(checked.json().nextFree) - Date.parse(now)).toBe(60_000)
    }
    const horizon = { from: at('01T00:00'), to: at('12T00:00'), publishBy: at('11T00:00') }
    const found = await dana('POST', '/free-times', { body: { ...message, ...horizon } })
    expect(found.json().free).toEqual([{ from: new Date(Date.parse(now) + 60_000).toISOString(), to: at('11T00:00') }])
  })

  test('a refused override shows its error in its own form, which is open', async () => {
    await aRule(app, { name: 'Board a day', channels: ['board'] })
    const sms = await aRule(app, { name: 'Text a day', channels: ['sms'] })
    for (const channel of ['board', 'sms'])
      await anAnnouncement(app, {
        ...{ channels: [channel], at: at('10T16:30') },
        ...{ by: team.dana, approvedBy: team.ana, status: 'scheduled' },
      })
    const { id, revision } = await approved()
    const fields = { revision: String(revision), anyway: '1', [`override:${sms}`]: 'People are without water.' }
    const refused = await post(app, team.ana, `/announcements/${id}/schedule`, fields)
    expect(refused.statusCode).toBe(422)
    const [, open] = refused.body.match(/<details class="reveal"\s+open>([\s\S]*?)<\/details>/)!
    expect(open).toContain('People are without water.')
    expect(open).toContain('class="error"')
    expect(refused.body.match(/<details class="reveal"\s+open>/g)).toHaveLength(1)
  })
})
