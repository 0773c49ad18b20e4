import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { listBookingsOf } from '../../server/calendar/booking-queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import {
  aChannel,
  anAnnouncement,
  aRule,
  aTeam,
  type Colleague,
  type Colleagues,
  get,
  post,
} from '../support/announcements.ts'
import { caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

/** A post on a board and as a text an hour later. The text was stopped, and another one is in the way of its time. */
describe.each(databases)('The page of a post with a part that was stopped, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let id: string
  let rule: string
  let blackout: string
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    for (const key of ['board', 'sms']) await aChannel(app, key, { name: key === 'sms' ? 'SMS' : 'Board' })
    const atByChannel = { sms: { at: '2026-06-10T19:00:00.000Z', wall: null, zone: null } }
    const given = { by: team.dana, approvedBy: team.tom, status: 'scheduled' } as const
    const channels = ['board', 'sms']
    id = (await anAnnouncement(app, { ...given, at: '2026-06-10T18:00:00.000Z', channels, atByChannel })).id
    await switched('sms', { enabled: false, posts: 'hold' })
    await switched('sms', { enabled: true })
    const other = { at: '2026-06-10T17:00:00.000Z', channels: ['sms'], headline: 'Low pressure' }
    await anAnnouncement(app, { ...given, ...other })
    rule = await aRule(app)
    const closed = { type: 'blackout', from: '2026-06-10T18:30:00Z', to: '2026-06-10T20:30:00Z', name: 'The game' }
    blackout = await aRule(app, closed)
  })
  afterEach(() => app.stop())

  async function switched(channel: string, body: object): Promise<void> {
    const answer = await caller(app, team.ana)('PATCH', `/channels/${channel}`, { body })
    expect(answer.statusCode, answer.body).toBe(200)
  }
  const path = (step: string) => `/announcements/${id}/${step}`
  const sms = async () => (await listBookingsOf(app.context.db, id)).findLast(({ channel }) => channel === 'sms')!
  const page = async (who: Colleague) => (await get(app, who, `/announcements/${id}`)).body
  const send = async (who: Colleague, step: string, fields: Record<string, string>) => {
    const { revision } = await findAnnouncement(app.context.db, id)
    return post(app, who, path(step), { revision: String(revision), ...fields })
  }
  /** The form whose button begins like this, with the fields that a browser would send. */
  function formOf(html: string, label: string) {
    const forms = html.match(/<form class="transition"[\s\S]*?<\/form>/g) ?? []
    const form = forms.find((one) => new RegExp(`<button[^>]*>${label}`).test(one))
    if (form === undefined) throw new Error(`There is no form “${label}”.`)
    const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([input]) => {
      const value = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1] ?? ''
      return [value('name'), value('value')] as const
    })
    return { form, fields: Object.fromEntries(inputs) }
  }
  const nextFree = '2026-06-11T17:00:00.000Z'

  test('offers the next free time, which is booked when it is pressed', async () => {
    const html = await page(team.dana)
    const { fields } = formOf(html, 'Resume SMS for')
    expect(fields).toMatchObject({ at: nextFree })
    expect((await send(team.dana, 'resume', fields)).statusCode).toBe(303)
    expect(await sms()).toMatchObject({ status: 'booked', at: nextFree })
  })

  test('lists what is in the way of its own time, and takes overrides from those who may', async () => {
    const ofAuthor = await page(team.dana)
    for (const title of ['Second SMS post in 24 hours for Austin', 'Blackout: The game'])
      expect(ofAuthor).toContain(title)
    expect(ofAuthor).toContain('An approver can override this, with a reason: Ana Ruiz and Tom Okafor.')
    expect(ofAuthor).not.toContain('name="override:')
    const { fields } = formOf(await page(team.ana), 'Override and resume SMS for')
    expect(fields).toMatchObject({ at: '2026-06-10T19:00:00.000Z', [`seen:${rule}`]: '1', [`seen:${blackout}`]: '1' })
    const reasons = { [`override:${rule}`]: 'No water.', [`override:${blackout}`]: 'No water.' }
    expect((await send(team.ana, 'resume', { ...fields, ...reasons })).statusCode).toBe(303)
    expect(await sms()).toMatchObject({ status: 'booked', waivedRules: expect.arrayContaining([rule, blackout]) })
  })

  test('a time that is refused names all findings, and offers the next free one and overrides at that time', async () => {
    const asked = { date: '2026-06-10', time: '15:00', zone: 'America/Chicago' }
    const refused = await send(team.ana, 'resume', asked)
    expect(refused.statusCode).toBe(422)
    for (const sentence of ['Second SMS post in 24 hours for Austin', 'Blackout: The game', 'the limit is 1'])
      expect(refused.body).toContain(sentence)
    expect(formOf(refused.body, 'Resume SMS for').fields).toMatchObject({ at: nextFree })
    const { fields } = formOf(refused.body, 'Override and resume SMS for')
    expect(fields).toMatchObject(asked)
    const once = await send(team.ana, 'resume', { ...fields, [`override:${rule}`]: 'No water.' })
    expect(once.statusCode).toBe(422)
    const again = formOf(once.body, 'Override and resume SMS for').fields
    expect(again).toMatchObject({ ...asked, [`override:${rule}`]: 'No water.', [`seen:${rule}`]: '1' })
    const booked = await send(team.ana, 'resume', { ...again, [`override:${blackout}`]: 'No water.' })
    expect(booked.statusCode).toBe(303)
    expect(await sms()).toMatchObject({ status: 'booked', at: '2026-06-10T20:00:00.000Z' })
  })

  test('begins with a time that is still to come', async () => {
    const shown = async () => formOf(await page(team.dana), 'Resume SMS at another time').fields
    expect(await shown()).toMatchObject({ date: '2026-06-10', time: '14:00' })
    app.clock.set('2026-06-10T18:00:00.000Z')
    await tick(app.context, 'worker')
    app.clock.set('2026-06-10T19:10:00.000Z')
    expect(await shown()).toMatchObject({ date: '2026-06-11', time: '13:00' })
  })

  test('moving what is booked says for which channel, names all findings, and offers the next free time', async () => {
    await aRule(app, { channels: ['board'], name: 'Board', limit: 0 })
    const html = await page(team.dana)
    expect(formOf(html, 'Move Board').fields).toMatchObject({ date: '2026-06-10', time: '13:00' })
    const asked = { date: '2026-06-10', time: '14:00', zone: 'America/Chicago' }
    const refused = await send(team.dana, 'move', asked)
    expect(refused.statusCode).toBe(422)
    for (const title of ['No Board post allowed in Austin', 'Blackout: The game']) expect(refused.body).toContain(title)
    expect(refused.body).not.toContain('Override and schedule for')
  })

  test('moving away from a refused time books the one that is offered', async () => {
    const refused = await send(team.dana, 'move', { date: '2026-06-10', time: '14:00', zone: 'America/Chicago' })
    const { fields } = formOf(refused.body, 'Move Board to')
    expect(fields).toMatchObject({ at: '2026-06-10T20:30:00.000Z' })
    expect((await send(team.dana, 'move', fields)).statusCode).toBe(303)
  })

  test('a refused time of a whole post can be overridden at that time too', async () => {
    id = (await anAnnouncement(app, { by: team.dana, approvedBy: team.tom, status: 'approved', channels: ['sms'] })).id
    const asked = { date: '2026-06-10', time: '15:00', zone: 'America/Chicago' }
    const refused = await send(team.ana, 'schedule', asked)
    expect(formOf(refused.body, 'Schedule for').fields).toMatchObject({ at: nextFree })
    const { fields } = formOf(refused.body, 'Override and schedule for')
    const reasons = { [`override:${rule}`]: 'No water.', [`override:${blackout}`]: 'No water.' }
    expect((await send(team.ana, 'schedule', { ...fields, ...reasons })).statusCode).toBe(303)
    expect(await sms()).toMatchObject({ status: 'booked', at: '2026-06-10T20:00:00.000Z' })
  })
})
