import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get, post } from '../support/announcements.ts'
import { caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { formsOf } from '../support/forms.ts'
import { expectProblem } from '../support/problem.ts'

const wall = '2026-07-01T09:00'
const audience = { include: ['US-TX-453-austin'] }
const draft = { kind: 'service', headline: 'Water is off', body: 'Until noon.', audience, channels: ['board'] }

describe.each(databases)('a time zone has one name, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeAll(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterAll(() => app.stop())

  const write = (zone: string) =>
    caller(app, team.dana)('POST', '/announcements', { body: { ...draft, at: { wall, zone } } })

  test.each([
    ['in other letters', 'aMeRica/los_AngeleS', 'America/Los_Angeles'],
    ['under an older name', 'US/Pacific', 'America/Los_Angeles'],
    ['under an older name in other letters', 'us/pacific', 'America/Los_Angeles'],
    ['under the name that the runtime keeps', 'Asia/Calcutta', 'Asia/Kolkata'],
    ['under the name that the gazetteer uses', 'America/Indiana/Indianapolis', 'America/Indiana/Indianapolis'],
    ['as universal time', 'utc', 'UTC'],
  ])('%s', async (_how, zone, stored) => {
    const answer = await write(zone)
    expect(answer.statusCode, answer.body).toBe(201)
    const { at } = await findAnnouncement(app.context.db, answer.json().id)
    expect(at).toMatchObject({ wall, zone: stored })

    const fields = { ...draft, audience: '', include: audience.include, severity: 'minor', when: 'time', do: 'save' }
    const saved = await post(app, team.dana, '/announcements', { ...fields, date: '2026-07-01', time: '09:00', zone })
    const page = await get(app, team.dana, saved.headers.location!.toString())
    expect(page.statusCode, page.body).toBe(200)
    expect((await findAnnouncement(app.context.db, idIn(saved.headers.location))).at).toEqual(at)

    const organisation = await caller(app, team.ana)('PATCH', '/organisation', { body: { zone } })
    expect(organisation.json()).toMatchObject({ zone: stored })
  })

  test.each(['+05:00', '-23:59', '+0530', 'Etc/GMT+5', 'GMT+5', 'Mars/Base', 'America/Los_Angeles ', ''])(
    'and “%s” is none',
    async (zone) => {
      expectProblem(await write(zone), 422, `There is no time zone ${zone}.`)
      const organisation = await caller(app, team.ana)('PATCH', '/organisation', { body: { zone } })
      expectProblem(organisation, 422, 'Choose a time zone such as America/Los_Angeles.')
    },
  )

  test('nothing is kept for other spellings of a zone, nor for years that nobody plans in', async () => {
    const ask = caller(app, team.dana)
    const check = (time: (number: number) => object, kind = 'service') => {
      const atByChannel = Object.fromEntries(Array.from({ length: 100 }, (_, key) => [`c${key}`, time(key + 1)]))
      return ask('POST', '/check', { body: { kind, audience, channels: ['board'], at: time(0), atByChannel } })
    }
    const spelled = (number: number) => ({ wall, zone: spellingOf('america/argentina/comodrivadavia', number) })
    expect((await check(() => spelled(0))).statusCode).toBe(200)

    const formatters = vi.spyOn(Intl, 'DateTimeFormat')
    try {
      expect((await check(spelled)).statusCode).toBe(200)
      expectProblem(await check(spelled, 'nonsense'), 422)
      expect(formatters).not.toHaveBeenCalled()
      const farOff = (number: number) => ({ wall: `${3000 + number}-07-01T09:00`, zone: 'Pacific/Auckland' })
      expectProblem(await check(farOff), 422, 'Choose a time between the years 2000 and 2100.')
      expect(formatters).not.toHaveBeenCalled()
    } finally {
      vi.restoreAllMocks()
    }
  })

  test.each([
    ['a spelling', 'america/LOS_angeles', 'America/Los_Angeles'],
    ['an offset', '+05:00', 'America/Chicago'],
  ])('what an earlier version stored as a zone is still read: %s', async (_what, zone, shown) => {
    await caller(app, team.ana)('PATCH', '/organisation', { body: { zone: 'America/Chicago' } })
    const at = { at: '2026-07-01T16:00:00.000Z', wall, zone }
    const { id } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled', at })
    const page = await get(app, team.dana, `/announcements/${id}`)
    expect(page.statusCode, page.body).toBe(200)
    const edited = await get(app, team.dana, `/announcements/${id}/edit`)
    expect(edited.statusCode, edited.body).toBe(200)
    const { fields } = formsOf(edited.body).find((found) => 'headline' in found.fields)!
    expect(fields).toMatchObject({
      zone: shown,
      date: '2026-07-01',
      time: shown === 'America/Chicago' ? '11:00' : '09:00',
    })
  })
})

function idIn(location: unknown): string {
  return String(location).split('/')[2]!
}

/** The letters of the name as the bits of the number say: a one makes a letter large. */
function spellingOf(name: string, number: number): string {
  let bits = number
  return name.replaceAll(/[a-z]/g, (letter) => {
    const isLarge = bits % 2 === 1
    bits = Math.floor(bits / 2)
    return isLarge ? letter.toUpperCase() : letter
  })
}
