import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

const at = (time: string) => `2026-06-${time}:00.000Z`

describe.each(databases)('A zone that was resumed at another time than the others, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let ana: Caller
  let dana: Caller
  let id: string
  beforeEach(async () => {
    app = await startApp({ open })
    app.clock.set(at('10T14:00'))
    team = await aTeam(app)
    ana = caller(app, team.ana)
    dana = caller(app, team.dana)
    await aChannel(app, 'board')
    const post = await anAnnouncement(app, {
      ...{ by: team.dana, approvedBy: team.tom, status: 'scheduled' },
      audience: { include: ['US-TX-453-pflugerville', 'US-TX-141-el-paso'], exclude: [] },
      at: { local: '2026-06-11T06:00' },
    })
    id = post.id
    expect(await zones()).toEqual({ 'America/Chicago': at('11T11:00'), 'America/Denver': at('11T12:00') })
    const scope = { name: 'None in El Paso', kinds: ['service'], area: 'US-TX-141', onConflict: 'hold' }
    const body = { type: 'cap', limit: 0, window: { rolling: 'PT1H' }, ...scope }
    const rule = await ana('POST', '/rules', { body })
    expect(rule.statusCode, rule.body).toBe(201)
    expect(await zones()).toEqual({ 'America/Chicago': at('11T11:00') })
    const off = await ana('PATCH', `/rules/${rule.json().id}`, { body: { enabled: false } })
    expect(off.statusCode, off.body).toBe(200)
    await act('resume', { at: at('11T18:00') })
    expect(await zones()).toEqual({ 'America/Chicago': at('11T11:00'), 'America/Denver': at('11T18:00') })
  })
  afterEach(() => app.stop())

  async function act(transition: string, body: object) {
    const { revision } = (await dana('GET', `/announcements/${id}`)).json()
    const who = transition === 'hold' ? ana : dana
    const answer = await who('POST', `/announcements/${id}/${transition}`, { revision, body })
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json()
  }

  async function zones(): Promise<Record<string, string>> {
    const { bookings } = (await dana('GET', `/announcements/${id}`)).json()
    return Object.fromEntries(
      bookings
        .filter(({ status }: { status: string }) => status === 'booked')
        .map((one: { zone: string; at: string }) => [one.zone, one.at]),
    )
  }

  test('keeps its distance when all of it is moved by one time', async () => {
    await act('move', { at: at('11T11:30') })
    expect(await zones()).toEqual({ 'America/Chicago': at('11T11:30'), 'America/Denver': at('11T18:30') })
  })

  test('keeps its time when all of it is held and resumed, and the others keep theirs', async () => {
    await act('hold', { reason: 'Wait for the crew.' })
    const page = await get(app, team.dana, `/announcements/${id}`)
    expect(page.statusCode).toBe(200)
    await act('resume', {})
    expect(await zones()).toEqual({ 'America/Chicago': at('11T11:00'), 'America/Denver': at('11T18:00') })
    await act('hold', { reason: 'Wait again.' })
    await act('resume', { at: at('11T12:00') })
    expect(await zones()).toEqual({ 'America/Chicago': at('11T12:00'), 'America/Denver': at('11T19:00') })
  })

  test('goes with the others again at one local time', async () => {
    await act('move', { at: { local: '2026-06-11T08:00' } })
    expect(await zones()).toEqual({ 'America/Chicago': at('11T13:00'), 'America/Denver': at('11T14:00') })
  })
})
