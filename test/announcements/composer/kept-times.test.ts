import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contentOf } from '../../../server/announcements/content.ts'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { aChannel, aTeam, type Colleagues, get, post, postPartial } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { composerFields } from '../support/composer-fields.ts'

/** On November 1 the clocks of New York show 1 to 2 am twice. */
const zone = 'America/New_York'
const half = '2026-11-01T01:30'
const [first, second] = ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'] as const
const [summer, winter] = ['-04:00', '-05:00'] as const

const words = {
  ...{ kind: 'service', severity: 'minor', headline: 'Work on the main', body: 'Water is off.' },
  channels: ['board', 'sign', 'radio'],
}
const inMiami = { ...words, include: ['US-FL-086-miami'], when: 'time', zone, date: '2026-10-31', time: '09:00' }

describe.each(databases)('The times of the composer, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let dana: Caller
  beforeEach(async () => {
    app = await startApp({ open })
    app.clock.set('2026-10-30T15:00:00.000Z')
    team = await aTeam(app)
    dana = caller(app, team.dana)
    for (const key of ['board', 'sign', 'radio']) await aChannel(app, key)
  })
  afterEach(() => app.stop())

  async function created(times: object): Promise<string> {
    const body = { ...words, audience: { include: ['US-FL-086-miami'] }, ...times }
    const answer = await dana('POST', '/announcements', { body })
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json().id
  }
  const read = async (id: string) => contentOf(await findAnnouncement(app.context.db, id))
  const shown = async (id: string) => composerFields((await get(app, team.dana, `/announcements/${id}/edit`)).body)
  const save = (id: string, fields: Record<string, string | string[]>) =>
    post(app, team.dana, `/announcements/${id}`, { ...fields, do: 'save' })
  async function savedNew(fields: Record<string, string | string[]>): Promise<string> {
    const answer = await post(app, team.dana, '/announcements', { ...inMiami, ...fields, do: 'save' })
    expect(answer.statusCode, answer.body).toBe(303)
    return String(answer.headers.location).split('/')[2]!
  }

  const bothReadings = { at: first, atByChannel: { sign: second, radio: first } }
  const promises = { publishBy: '2026-11-01T06:45:00.000Z', nextUpdateBy: '2026-11-01T05:45:00.000Z' }
  const eastern = { wall: '2026-11-01T09:00', zone }
  const mountain = { wall: '2026-11-02T09:00', zone: 'America/Denver' }
  test.each<[string, object]>([
    ['a local time of one channel', { at: null, atByChannel: { sign: { local: half } } }],
    [
      'local times with seconds',
      { at: { local: '2026-11-01T09:00:00' }, atByChannel: { sign: { local: '2026-11-01T10:00:00' } } },
    ],
    ['moments in several zones', { at: eastern, atByChannel: { sign: mountain } }],
    [
      'milliseconds',
      {
        ...{ at: '2026-11-01T15:00:00.500Z', atByChannel: { sign: '2026-11-01T16:00:00.120Z' } },
        publishBy: '2026-11-02T16:00:30.500Z',
      },
    ],
    ['both readings of one hour', { ...bothReadings, ...promises }],
    ['both beside a local time', { ...bothReadings, ...promises, at: { local: half } }],
  ])('%s stay as they were stored when the text is edited', async (_what, times) => {
    const id = await created(times)
    const before = await read(id)
    const answer = await save(id, { ...asABrowserSends(await shown(id)), headline: 'Work on two mains' })
    expect(answer.statusCode, answer.body).toBe(303)
    expect(await read(id)).toEqual({ ...before, headline: 'Work on two mains' })
  })

  test('a channel gets a local time, one moment, and the time of the others again', async () => {
    const id = await savedNew({ 'at:sign': '2026-11-02T12:00', 'when:sign': 'local' })
    expect((await read(id)).atByChannel).toEqual({ sign: { local: '2026-11-02T12:00' } })
    const fields = await shown(id)
    expect(fields).toMatchObject({ 'at:sign': ['2026-11-02T12:00'], 'when:sign': ['local'], 'when:radio': ['time'] })
    await save(id, { ...fields, 'at:sign': '2026-11-02T13:00' })
    expect((await read(id)).atByChannel).toEqual({ sign: { local: '2026-11-02T13:00' } })
    await save(id, { ...(await shown(id)), 'when:sign': 'time' })
    expect((await read(id)).atByChannel).toEqual({
      sign: { at: '2026-11-02T18:00:00.000Z', wall: '2026-11-02T13:00', zone },
    })
    await save(id, { ...(await shown(id)), 'at:sign': '' })
    expect((await read(id)).atByChannel).toEqual({})
  })

  test('a time that was typed with a blank is stored as the API takes it', async () => {
    const typed = { 'at:sign': '2026-11-02 09:00', 'when:sign': 'local', 'at:radio': '2026-11-02 10:00:30.5' }
    const id = await savedNew({ ...typed, when: 'local', date: '2026-11-02', time: '08:00:00.0' })
    const { revision, at, atByChannel } = (await dana('GET', `/announcements/${id}`)).json()
    expect({ at, atByChannel }).toEqual({
      at: { local: '2026-11-02T08:00' },
      atByChannel: { sign: { local: '2026-11-02T09:00' }, radio: '2026-11-02T15:00:30.500Z' },
    })
    const again = await dana('PATCH', `/announcements/${id}`, { revision, body: { at, atByChannel } })
    expect(again.statusCode, again.body).toBe(200)
    expect(again.json()).toMatchObject({ at, atByChannel })
  })

  test('however many channels there are, none loses the time that was entered for it', async () => {
    const others = Array.from({ length: 250 }, (_, index) => [`at:other-${index}`, ''])
    const id = await savedNew({ ...Object.fromEntries(others), 'at:sign': '2026-11-02T12:00' })
    expect((await read(id)).atByChannel).toMatchObject({ sign: { at: '2026-11-02T17:00:00.000Z' } })
  })

  test('a local time that cannot be is refused beside its channel', async () => {
    const wrong = { ...inMiami, 'at:sign': '2199-11-02T12:00', 'when:sign': 'local', do: 'save' }
    const answer = await post(app, team.dana, '/announcements', wrong)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('href="#at:sign"')
    expect(answer.body).toContain('Choose a time between the years 2000 and 2100.')
  })

  test('each time asks which of two equal hours it means, and only where it comes twice', async () => {
    const night = { ...inMiami, date: '2026-11-01', time: '01:30', 'at:sign': half, publishBy: half }
    const asked = await post(app, team.dana, '/announcements', { ...night, 'at:radio': '2026-11-01T09:00', do: 'save' })
    expect(asked.statusCode).toBe(422)
    for (const field of ['time', 'at:sign', 'publishBy']) {
      expect(asked.body).toContain(`href="#offset:${field}"`)
      expect(asked.body).toContain(`name="offset:${field}"`)
    }
    for (const label of ['Time', 'sign', 'Don’t publish after'])
      expect(asked.body).toContain(`${label}: 1:30 am comes twice`)
    for (const field of ['at:radio', 'nextUpdateBy']) expect(asked.body).not.toContain(`name="offset:${field}"`)
    const id = await savedNew({
      ...night,
      ...{ 'offset:time': summer, 'offset:at:sign': summer, 'offset:publishBy': winter },
    })
    expect(await read(id)).toMatchObject({
      at: { at: first, wall: half, zone },
      atByChannel: { sign: { at: first } },
      publishBy: second,
    })
    expect(await shown(id)).toMatchObject({
      ...{ 'offset:time': [summer], 'offset:at:sign': [summer], 'offset:publishBy': [winter] },
    })
    const local = await post(app, team.dana, '/announcements', { ...night, when: 'local', 'when:sign': 'local' })
    expect(local.body).not.toMatch(/name="offset:(time|at:sign)"/)
  })

  test('typing asks beside the time that comes twice', async () => {
    const typing = { ...inMiami, publishBy: half, 'offset:publishBy': winter }
    const { body } = await postPartial(app, team.dana, '/announcements/check', typing)
    for (const id of ['time', 'publishBy', 'nextUpdateBy', 'at-board', 'at-sign', 'at-radio'])
      expect(body).toContain(`hx-target="#which-${id}"`)
    expect(body.match(/name="offset:[^"]*"/g)).toEqual(['name="offset:publishBy"'])
    expect(body).toMatch(/value="-05:00" selected/)
  })

  test('a proposed time shifts a local time on the clocks, and each time keeps its own reading', async () => {
    const own = { sign: { local: '2026-10-31T12:00' }, radio: '2026-10-31T13:30:00.000Z' }
    const id = await created({ at: { wall: '2026-10-31T10:30', zone }, atByChannel: own, publishBy: second })
    const pressed = await post(app, team.dana, `/announcements/${id}`, { ...(await shown(id)), do: `at:${first}` })
    const moved = composerFields(pressed.body)
    expect(moved).toMatchObject({ date: ['2026-11-01'], time: ['01:30'], 'offset:time': [summer] })
    expect(moved).toMatchObject({ 'at:radio': ['2026-11-01T00:30'], 'at:sign': ['2026-11-01T02:00'] })
    expect(moved).toMatchObject({ 'when:sign': ['local'], publishBy: [half], 'offset:publishBy': [winter] })
    await save(id, { ...moved, publishBy: '' })
    expect(await read(id)).toMatchObject({
      at: { at: first },
      atByChannel: { sign: { local: '2026-11-01T02:00' }, radio: { at: '2026-11-01T04:30:00.000Z' } },
    })
  })
})

/** Browsers shorten the seconds of a `datetime-local`. */
function asABrowserSends(fields: Record<string, string[]>): Record<string, string[]> {
  const shortened = (value: string) =>
    value.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d):00$/, '$1').replace(/(\.\d+?)0+$/, '$1')
  const isTime = (name: string) => /^(at:|publishBy|nextUpdateBy)/.test(name)
  return Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [name, isTime(name) ? values.map(shortened) : values]),
  )
}
